package dev.onward.understand;

import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.Profile;
import dev.onward.understand.NameFinder.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forgets one thing that the person told, where they ask for that: "forget my goal". */
final class TakingBack {
  private static final List<String> KINDS =
      List.of(
          "goal", "hours", "name", "start", "role", "employer", "languages", "dislikes", "badges");

  private final Vocabulary vocabulary;
  private final Mentions mentions;
  private final Cues cues;
  private final Pattern begin;
  private final Pattern none;
  private final Map<String, Pattern> kinds = new LinkedHashMap<>();

  TakingBack(Vocabulary vocabulary, Mentions mentions, Cues cues) {
    this.vocabulary = vocabulary;
    this.mentions = mentions;
    this.cues = cues;
    this.begin =
        cues.pattern(
            "^(?:please |can you |could you |now |then )*{take-back}(?: about)?(?: that)?(?= )");
    this.none =
        cues.pattern(
            "^i (?:have no|don't have an?|do not have an?) {goal}\\b(?: yet| any more| anymore)?");
    for (String kind : KINDS) {
      kinds.put(
          kind,
          cues.pattern(
              "^ (?:{mine} |the )?{"
                  + kind
                  + "}(?: again| please| from .*| for now| too)?[.! ]*$"));
    }
  }

  /**
   * Reads a clause.
   *
   * @param goesOn whether the clause before it in the sentence was such a request
   * @return whether this one is; then it says nothing else
   */
  boolean read(Clause clause, boolean goesOn, Notes notes) {
    if (none.matcher(clause.text()).find()) {
      forget("goal", notes);
      return true;
    }
    Matcher taken = begin.matcher(clause.text());
    boolean begins = taken.find();
    String rest = begins ? clause.text().substring(taken.end()) : " " + clause.text();
    boolean ofAKind = (begins || goesOn) && ofAKind(rest, notes);
    return ofAKind || (begins && named(rest, notes));
  }

  private boolean ofAKind(String rest, Notes notes) {
    boolean any = false;
    for (Map.Entry<String, Pattern> kind : kinds.entrySet()) {
      if (kind.getValue().matcher(rest).find()) {
        forget(kind.getKey(), notes);
        any = true;
      }
    }
    return any;
  }

  private static void forget(String kind, Notes notes) {
    UnaryOperator<Profile> without =
        switch (kind) {
          case "goal" -> profile -> profile.withGoal(null);
          case "hours" -> profile -> profile.withHours(null);
          case "name" -> profile -> profile.withName(null);
          case "start" -> profile -> profile.withStart(null);
          case "role" -> profile -> profile.withRole(null);
          case "employer" -> profile -> profile.withEmployer(null);
          case "languages" -> profile -> profile.withLanguages(List.of());
          case "dislikes" -> profile -> profile.withDislikes(List.of());
          default -> TakingBack::withoutBadges;
        };
    notes.forget(without.apply(notes.profile()), "your " + kind);
  }

  private static Profile withoutBadges(Profile profile) {
    Profile rest = profile;
    for (Profile.HeldBadge badge : profile.held()) {
      rest = rest.withoutHeld(badge.credential());
    }
    return rest;
  }

  /** "Forget AZ-104", "forget that I hate exams", "delete Java". */
  private boolean named(String rest, Notes notes) {
    if (cues.in("hours", rest) || rest.contains("plan")) {
      return false;
    }
    List<Found> badges = mentions.credentials(rest);
    List<Found> languages = mentions.languages(rest);
    List<Found> dislikes = mentions.dislikes(rest);
    for (Found badge : badges) {
      notes.forget(notes.profile().withoutHeld(badge.id()), badge.id());
    }
    for (Found language : languages) {
      notes.forget(
          notes.profile().withLanguages(without(notes.profile().languages(), language.id())),
          Notes.word(vocabulary.languages(), language.id()));
    }
    for (Found dislike : dislikes) {
      notes.forget(
          notes.profile().withDislikes(without(notes.profile().dislikes(), dislike.id())),
          "what you said of " + Notes.word(vocabulary.dislikes(), dislike.id()));
    }
    return !(badges.isEmpty() && languages.isEmpty() && dislikes.isEmpty());
  }

  private static List<String> without(List<String> all, String one) {
    return all.stream().filter(other -> !other.equals(one)).toList();
  }
}
