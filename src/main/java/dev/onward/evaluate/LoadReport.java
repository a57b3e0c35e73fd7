package dev.onward.evaluate;

import dev.onward.evaluate.Load.Asked;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Times of whole answers, the shortest first, and how many questions a second came and went. */
public record LoadReport(int asked, int failed, Duration span, List<Duration> times) {
  public LoadReport {
    times = List.copyOf(times);
  }

  static LoadReport of(List<Asked> all) {
    Duration first =
        all.stream().map(Asked::arrival).min(Comparator.naturalOrder()).orElse(Duration.ZERO);
    Duration last = all.stream().map(Asked::answered).max(Comparator.naturalOrder()).orElse(first);
    List<Duration> times =
        all.stream()
            .filter(Asked::good)
            .map(one -> one.answered().minus(one.arrival()))
            .sorted()
            .toList();
    return new LoadReport(all.size(), all.size() - times.size(), last.minus(first), times);
  }

  /** The time within which this share of the answers came, by the nearest rank. */
  Duration within(double share) {
    if (times.isEmpty()) {
      return Duration.ZERO;
    }
    int rank = (int) Math.ceil(share * times.size());
    return times.get(Math.max(0, rank - 1));
  }

  private double perSecond() {
    return span.isZero() ? 0 : times.size() / Load.seconds(span);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d asked, %d failed, %.1f answered a second%np50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms",
        asked,
        failed,
        perSecond(),
        millis(within(0.50)),
        millis(within(0.95)),
        millis(within(0.99)),
        millis(within(1)));
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
