package dev.onward.digest;

import dev.onward.knowledge.Credential;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A day that changes what a credential is, or a badge, before or after it came. {@code step} is how
 * far away it is told: the same day is told at set distances only, and at each once.
 */
record Deadline(Kind kind, Credential credential, LocalDate on, int step, Bond bond) {
  enum Kind {
    /** The exam can be sat for the last time. */
    RETIRES,
    RETIRED,
    OPENS_AS_BETA,
    LEAVES_BETA,
    /** Holders can renew for the last time. */
    RENEWAL_ENDS,
    /** The reader's own badge can be renewed from then on. */
    BADGE_OPENS,
    BADGE_CLOSES,
    BADGE_LAPSES,
    BADGE_LAPSED;

    /** True for what happened to a credential; false for what is still to come. */
    boolean isChange() {
      return this == RETIRED
          || this == OPENS_AS_BETA
          || this == LEAVES_BETA
          || this == BADGE_LAPSED;
    }

    boolean isOfTheReader() {
      return this == BADGE_OPENS
          || this == BADGE_CLOSES
          || this == BADGE_LAPSES
          || this == BADGE_LAPSED;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The same for the same thing told at the same distance. */
  String key() {
    return "day:%s:%s:%s:%d".formatted(credential.id(), kind.word(), on, step);
  }

  long daysFrom(LocalDate day) {
    return on.toEpochDay() - day.toEpochDay();
  }
}
