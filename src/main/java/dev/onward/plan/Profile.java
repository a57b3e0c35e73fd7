package dev.onward.plan;

import dev.onward.knowledge.AsOf;
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
   * A credential that the person holds or held. Dates are those that they named, in ISO form and no
   * more exact than they said them, save that an expiry beside {@code renewed} is reckoned from the
   * renewal. {@code expiresIn} is a month or a year where the day is not known; {@code lapsed} says
   * that it has run out, whenever that was.
   */
  public record HeldBadge(
      String credential,
      @Nullable String earned,
      @Nullable LocalDate expiresOn,
      @Nullable String expiresIn,
      @Nullable String renewed,
      boolean lapsed) {

    public HeldBadge(String credential, @Nullable String earned, @Nullable LocalDate expiresOn) {
      this(credential, earned, expiresOn, null, null, false);
    }

    public static HeldBadge of(String credential) {
      return new HeldBadge(credential, null, null);
    }

    public HeldBadge withEarned(String when) {
      return new HeldBadge(credential, when, expiresOn, expiresIn, renewed, lapsed);
    }

    /** With an expiry that the person named; what was reckoned before is dropped. */
    public HeldBadge withExpiry(AsOf expiry) {
      return reckoned(expiry, null);
    }

    /** With the expiry that follows from a renewal. */
    public HeldBadge withRenewal(String when, AsOf expiry) {
      return reckoned(expiry, when);
    }

    private HeldBadge reckoned(AsOf expiry, @Nullable String renewal) {
      return expiry.isExact()
          ? new HeldBadge(credential, earned, expiry.firstDay(), null, renewal, false)
          : new HeldBadge(credential, earned, null, expiry.iso(), renewal, false);
    }

    /** With a renewal from which no expiry follows. */
    public HeldBadge withRenewal(String when) {
      return new HeldBadge(credential, earned, null, null, when, false);
    }

    public HeldBadge asLapsed() {
      return new HeldBadge(credential, earned, expiresOn, expiresIn, renewed, true);
    }

    /** The expiry, as exact as it is known. */
    public Optional<AsOf> expiry() {
      return expiresOn != null
          ? Optional.of(AsOf.of(expiresOn))
          : Optional.ofNullable(expiresIn).map(AsOf::new);
    }

    /** True where it is certain that it has run out by a day. */
    public boolean hasLapsedBy(LocalDate day) {
      return lapsed || expiry().filter(expiry -> expiry.lastDay().isBefore(day)).isPresent();
    }
  }

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

  /** The same profile with one badge added, or in place of what was known of it. */
  public Profile withHeld(HeldBadge badge) {
    List<HeldBadge> badges = new ArrayList<>(held);
    badges.replaceAll(known -> known.credential().equals(badge.credential()) ? badge : known);
    if (!badges.contains(badge)) {
      badges.add(badge);
    }
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

  public Profile withName(@Nullable String given) {
    return new Profile(
        given, held, goal, hoursPerWeek, startsOn, languages, role, employer, dislikes);
  }

  public Profile withGoal(@Nullable String wanted) {
    return new Profile(
        name, held, wanted, hoursPerWeek, startsOn, languages, role, employer, dislikes);
  }

  public Profile withHours(@Nullable Integer hours) {
    return new Profile(name, held, goal, hours, startsOn, languages, role, employer, dislikes);
  }

  public Profile withStart(@Nullable LocalDate day) {
    return new Profile(name, held, goal, hoursPerWeek, day, languages, role, employer, dislikes);
  }

  public Profile withLanguages(List<String> known) {
    return new Profile(name, held, goal, hoursPerWeek, startsOn, known, role, employer, dislikes);
  }

  public Profile withRole(@Nullable String work) {
    return new Profile(
        name, held, goal, hoursPerWeek, startsOn, languages, work, employer, dislikes);
  }

  public Profile withEmployer(@Nullable String kind) {
    return new Profile(name, held, goal, hoursPerWeek, startsOn, languages, role, kind, dislikes);
  }

  public Profile withDislikes(List<String> things) {
    return new Profile(name, held, goal, hoursPerWeek, startsOn, languages, role, employer, things);
  }
}
