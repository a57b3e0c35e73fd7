package dev.onward.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person has told of themselves, as far as it changes the advice. Nothing in it is guessed.
 * {@code goal} is the id of a path or of a credential.
 */
public record Profile(
    @Nullable String name,
    List<HeldBadge> held,
    @Nullable String goal,
    @Nullable Integer hoursPerWeek,
    @Nullable LocalDate startsOn,
    List<String> languages,
    @Nullable String role,
    @Nullable String employer,
    List<String> dislikes) {

  public static final Profile EMPTY =
      new Profile(null, List.of(), null, null, null, List.of(), null, null, List.of());

  /**
   * A credential that the person holds or held; the dates are those they named, {@code earned} in
   * ISO form as exact as they said it.
   */
  public record HeldBadge(
      String credential, @Nullable String earned, @Nullable LocalDate expiresOn) {}

  public Profile {
    held = List.copyOf(held);
    languages = List.copyOf(languages);
    dislikes = List.copyOf(dislikes);
  }

  public boolean isEmpty() {
    return equals(EMPTY);
  }

  public Optional<HeldBadge> held(String credential) {
    return held.stream().filter(badge -> badge.credential().equals(credential)).findFirst();
  }

  public boolean holds(String credential) {
    return held(credential).isPresent();
  }

  /** True where the person holds it and it has not lapsed before that day, as far as they said. */
  public boolean holdsOn(String credential, LocalDate day) {
    return held(credential)
        .filter(badge -> badge.expiresOn() == null || !badge.expiresOn().isBefore(day))
        .isPresent();
  }

  public boolean dislikes(String thing) {
    return dislikes.contains(thing);
  }

  /** The same profile with one badge added or its dates filled in; a date named later wins. */
  public Profile withHeld(HeldBadge badge) {
    List<HeldBadge> badges = new ArrayList<>(held);
    Optional<HeldBadge> before = held(badge.credential());
    before.ifPresent(badges::remove);
    badges.add(
        new HeldBadge(
            badge.credential(),
            badge.earned() != null ? badge.earned() : before.map(HeldBadge::earned).orElse(null),
            badge.expiresOn() != null
                ? badge.expiresOn()
                : before.map(HeldBadge::expiresOn).orElse(null)));
    return new Profile(
        name, badges, goal, hoursPerWeek, startsOn, languages, role, employer, dislikes);
  }

  public Profile withoutHeld(String credential) {
    return new Profile(
        name,
        held.stream().filter(badge -> !badge.credential().equals(credential)).toList(),
        goal,
        hoursPerWeek,
        startsOn,
        languages,
        role,
        employer,
        dislikes);
  }

  public Profile withName(String given) {
    return new Profile(
        given, held, goal, hoursPerWeek, startsOn, languages, role, employer, dislikes);
  }

  public Profile withGoal(@Nullable String wanted) {
    return new Profile(
        name, held, wanted, hoursPerWeek, startsOn, languages, role, employer, dislikes);
  }

  public Profile withHours(int hours) {
    return new Profile(name, held, goal, hours, startsOn, languages, role, employer, dislikes);
  }

  public Profile withStart(@Nullable LocalDate day) {
    return new Profile(name, held, goal, hoursPerWeek, day, languages, role, employer, dislikes);
  }

  public Profile withLanguages(List<String> known) {
    return new Profile(name, held, goal, hoursPerWeek, startsOn, known, role, employer, dislikes);
  }

  public Profile withRole(String work) {
    return new Profile(
        name, held, goal, hoursPerWeek, startsOn, languages, work, employer, dislikes);
  }

  public Profile withEmployer(String kind) {
    return new Profile(name, held, goal, hoursPerWeek, startsOn, languages, role, kind, dislikes);
  }

  public Profile withDislikes(List<String> things) {
    return new Profile(name, held, goal, hoursPerWeek, startsOn, languages, role, employer, things);
  }
}
