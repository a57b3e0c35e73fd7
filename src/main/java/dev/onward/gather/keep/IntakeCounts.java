package dev.onward.gather.keep;

import dev.onward.gather.judge.ReviewStatus;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a look at a source came to, counted. */
public record IntakeCounts(Map<IntakeCounts.Count, Integer> counts) {
  public static final IntakeCounts NONE = new IntakeCounts(Map.of());

  /** What is counted. */
  public enum Count {
    FOUND,
    TWICE,
    NEW,
    CHANGED,
    UNCHANGED,
    /** Told by another source too. */
    SAME,
    LET_IN,
    WAITING,
    DROPPED,
    VANISHED,
    PROPOSED;

    static Count of(ReviewStatus standing) {
      return valueOf(standing.name());
    }

    String words() {
      return switch (this) {
        case TWICE -> "sent twice";
        case SAME -> "told by another source too";
        case PROPOSED -> "changes of credentials proposed";
        case FOUND, NEW, CHANGED, UNCHANGED, LET_IN, WAITING, DROPPED, VANISHED ->
            name().toLowerCase(Locale.ROOT).replace('_', ' ');
      };
    }
  }

  public IntakeCounts {
    counts = Map.copyOf(counts);
  }

  public int of(Count count) {
    return counts.getOrDefault(count, 0);
  }

  IntakeCounts plus(Count count) {
    return plus(count, 1);
  }

  public IntakeCounts plus(Count count, int more) {
    return plus(new IntakeCounts(Map.of(count, more)));
  }

  IntakeCounts plus(IntakeCounts other) {
    Map<Count, Integer> sum = new EnumMap<>(Count.class);
    sum.putAll(counts);
    other.counts.forEach((count, more) -> sum.merge(count, more, Integer::sum));
    return new IntakeCounts(sum);
  }

  /** "12 found, 2 new, 10 unchanged"; what is none is left out. */
  @Override
  public String toString() {
    return Stream.of(Count.values())
        .filter(count -> count == Count.FOUND || of(count) > 0)
        .map(count -> of(count) + " " + count.words())
        .collect(Collectors.joining(", "));
  }
}
