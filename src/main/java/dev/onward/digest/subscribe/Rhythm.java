package dev.onward.digest.subscribe;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a reader wants the mail. */
public enum Rhythm {
  WEEKLY(1),
  TWO_WEEKS(2),
  FOUR_WEEKS(4);

  private static final int WEEK = 7;

  private final int weeks;

  Rhythm(int weeks) {
    this.weeks = weeks;
  }

  /**
   * The first day on which the next issue may come after one of a day. Somebody who moves their
   * weekday need not wait a week longer for it.
   */
  LocalDate notBefore(LocalDate last) {
    return weeks == 1 ? last.plusDays(1) : last.plusDays((long) (weeks - 1) * WEEK + 1);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Rhythm> of(String word) {
    return Arrays.stream(values())
        .filter(rhythm -> rhythm.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
