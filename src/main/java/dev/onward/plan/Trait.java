package dev.onward.plan;

import java.util.List;
import java.util.Objects;

/**
 * One thing that a person told of themselves, named so that it can be forgotten without the rest.
 * {@code id} is the credential, the language or the dislike of that kind, and empty where there is
 * but one thing, or all of them are meant; {@code words} name it to the person.
 */
public record Trait(Kind kind, String id, String words) {
  public enum Kind {
    NAME,
    BADGE,
    BADGES,
    GOAL,
    HOURS,
    START,
    ROLE,
    EMPLOYER,
    LANGUAGE,
    LANGUAGES,
    DISLIKE,
    DISLIKES
  }

  /** The profile as it is when this is forgotten; the same where nothing of it is known. */
  public Profile without(Profile profile) {
    return switch (kind) {
      case NAME -> profile.withName(null);
      case BADGE -> profile.withoutHeld(id);
      case BADGES -> withoutBadges(profile);
      case GOAL -> profile.withGoal(null);
      case HOURS -> profile.withHours(null);
      case START -> profile.withStart(null);
      case ROLE -> profile.withRole(null);
      case EMPLOYER -> profile.withEmployer(null);
      case LANGUAGE -> profile.withLanguages(without(profile.languages(), id));
      case LANGUAGES -> profile.withLanguages(List.of());
      case DISLIKE -> profile.withDislikes(without(profile.dislikes(), id));
      case DISLIKES -> profile.withDislikes(List.of());
    };
  }

  /** True where the profile says anything of it. */
  public boolean isIn(Profile profile) {
    return !Objects.equals(without(profile), profile);
  }

  private static Profile withoutBadges(Profile profile) {
    Profile rest = profile;
    for (Profile.HeldBadge badge : profile.held()) {
      rest = rest.withoutHeld(badge.credential());
    }
    return rest;
  }

  private static List<String> without(List<String> all, String one) {
    return all.stream().filter(other -> !other.equals(one)).toList();
  }
}
