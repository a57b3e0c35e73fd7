package dev.onward.ground;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a clause may state of credentials: a closed set. What is none of these is not recognised,
 * and nothing that is not recognised is shown with a mark. {@code A} and {@code B} are the
 * credentials that the clause names, in its order.
 */
enum Proposition {
  /** A can be taken. */
  OPEN,
  RETIRED,
  /** A has a last day, or will have one. */
  RETIRES,
  /** The retirement was cancelled or put off, or A is back. */
  REPRIEVED,
  BETA,
  /** A is generally available. */
  LIVE,
  UPCOMING,
  /** The reader is told to sit A, which says that it is open. */
  TAKE,
  RENEWABLE,
  NOT_RENEWABLE,
  /** The renewal has a last day. */
  RENEWAL_ENDS,
  /** A badge outlives its exam. */
  BADGE_LASTS,
  BADGE_VOID,
  LIFELONG,
  VALID_FOR,
  RENEWAL_COSTS,
  /** A can't be had without B. */
  REQUIRES,
  /** B can't be had without A. */
  REQUIRED_BY,
  NO_REQUIREMENT,
  /** A rule about who may sit A, and when. */
  HAS_REQUIREMENT,
  /** A alone gives no badge. */
  NEEDS_MORE,
  LEVEL,
  /** A came after B. */
  SUCCEEDS,
  /** B came after A. */
  SUCCEEDED_BY,
  NO_SUCCESSOR,
  CONVERTS,
  CONVERTS_NOT,
  SAME,
  DIFFERS,
  FREE,
  PRICE,
  /** A promise of pay, of a job or of a promotion. */
  PAYS,
  PAYS_NOT,
  /** A comparison of worth or of difficulty. */
  HARDER,
  DESCRIBES,
  COUNTS,
  EFFORT,
  ADVISES,
  OFFERS,
  MANNERS,
  DISOWNS,
  /** A rule for credentials in general. */
  GENERAL,
  /** Has no place in an answer of Onward's. */
  OFF,
  QUESTION;

  private static final Set<Proposition> OF_ONE =
      EnumSet.complementOf(EnumSet.range(RENEWAL_COSTS, QUESTION)).stream()
          .filter(proposition -> proposition != TAKE)
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<Proposition, Proposition> OPPOSITES =
      Map.ofEntries(
          Map.entry(OPEN, RETIRED),
          Map.entry(RETIRED, OPEN),
          Map.entry(TAKE, RETIRED),
          Map.entry(RENEWABLE, NOT_RENEWABLE),
          Map.entry(NOT_RENEWABLE, RENEWABLE),
          Map.entry(REQUIRES, NO_REQUIREMENT),
          Map.entry(NO_REQUIREMENT, NEEDS_MORE),
          Map.entry(NEEDS_MORE, NO_REQUIREMENT),
          Map.entry(CONVERTS, CONVERTS_NOT),
          Map.entry(CONVERTS_NOT, CONVERTS),
          Map.entry(BETA, LIVE),
          Map.entry(LIVE, BETA),
          Map.entry(LIFELONG, VALID_FOR),
          Map.entry(FREE, PRICE));

  /** What is stated by a "no" to the question whether this is so; itself where that is unclear. */
  Proposition denied() {
    return OPPOSITES.getOrDefault(this, this);
  }

  /** True for what is said of one credential, though the clause may not say of which. */
  boolean isOfOne() {
    return OF_ONE.contains(this);
  }

  static Proposition of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
