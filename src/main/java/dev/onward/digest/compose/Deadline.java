package dev.onward.digest.compose;

import dev.onward.knowledge.Credential;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A day that changes what a credential is, or a badge, before or after it came. {@code step} is how
 * far away it is told: the same day is told at set distances only, and at each once.
 */
record Deadline(Kind kind, Credential credential, LocalDate on, int step, Tie tie) {
  /** Distances in days at which a day is told, and how soon after another telling one is not. */
  static final List<Integer> DISTANCES = List.of(7, 30, 90);

  private static final int SOON = 14;
  private static final int VERY_SOON = 4;

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
    return key(step);
  }

  private String key(int distance) {
    return "day:%s:%s:%s:%d".formatted(credential.id(), kind.word(), on, distance);
  }

  /** What counts as told with it on a day: the next distance too, where it is only days away. */
  List<String> keys(LocalDate day) {
    return Stream.concat(
            Stream.of(key()),
            DISTANCES.stream()
                .filter(next -> next < step)
                .filter(next -> daysFrom(day) - next <= (next > 7 ? SOON : VERY_SOON))
                .map(this::key))
        .toList();
  }

  /** A day that was told, read back from its key. */
  record Told(String credential, Kind kind, LocalDate on) {
    static Optional<Told> of(String key) {
      String[] parts = key.split(":", -1);
      if (parts.length != 5 || !parts[0].equals("day")) {
        return Optional.empty();
      }
      return Stream.of(Kind.values())
          .filter(kind -> kind.word().equals(parts[2]))
          .findFirst()
          .map(kind -> new Told(parts[1], kind, LocalDate.parse(parts[3])));
    }
  }

  long daysFrom(LocalDate day) {
    return on.toEpochDay() - day.toEpochDay();
  }
}
