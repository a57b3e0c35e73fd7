package dev.onward.evaluate;

import dev.onward.evaluate.Load.Asked;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Times of whole answers, the shortest first, and how often which fault kept one from coming. */
public record LoadReport(List<Duration> times, Map<String, Long> faults, Duration span) {
  public LoadReport {
    times = List.copyOf(times);
    faults = Map.copyOf(faults);
  }

  static LoadReport of(List<Asked> all) {
    Duration first =
        all.stream().map(Asked::arrival).min(Comparator.naturalOrder()).orElse(Duration.ZERO);
    Duration last = all.stream().map(Asked::answered).max(Comparator.naturalOrder()).orElse(first);
    List<Duration> times =
        all.stream()
            .filter(one -> one.fault().isEmpty())
            .map(one -> one.answered().minus(one.arrival()))
            .sorted()
            .toList();
    Map<String, Long> faults =
        all.stream()
            .map(Asked::fault)
            .filter(fault -> !fault.isEmpty())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return new LoadReport(times, faults, last.minus(first));
  }

  public long failed() {
    return faults.values().stream().mapToLong(Long::longValue).sum();
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
    String lines =
        String.format(
            Locale.ROOT,
            "%d asked, %d failed, %.1f answered a second%n"
                + "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms",
            times.size() + failed(),
            failed(),
            perSecond(),
            millis(within(0.50)),
            millis(within(0.95)),
            millis(within(0.99)),
            millis(within(1)));
    return lines
        + faults.entrySet().stream()
            .map(fault -> "\n%d times: %s".formatted(fault.getValue(), fault.getKey()))
            .collect(Collectors.joining());
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
