package dev.onward.teams.inbox;

import dev.onward.teams.inbox.Refusal.Reason;
import io.javalin.http.ForbiddenResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators why activities are refused: a line in the log for each, and a count. Never a
 * token and never a word of what was sent. Thread-safe.
 */
public final class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);

  public Refusals() {
    for (Reason reason : Reason.values()) {
      counts.put(reason, new LongAdder());
    }
  }

  /** Notes a refusal; gives the reply to it. */
  public ForbiddenResponse note(Refusal refusal) {
    LongAdder count = counts.get(refusal.reason());
    if (count != null) {
      count.increment();
    }
    log.warn("Teams: refused ({}): {}", refusal.reason(), refusal.getMessage());
    return new ForbiddenResponse(String.valueOf(refusal.getMessage()));
  }

  /** How often for which reason since the start, reasons that came up only. */
  public Map<Reason, Long> counts() {
    Map<Reason, Long> sums = new EnumMap<>(Reason.class);
    counts.forEach((reason, count) -> {
      if (count.sum() > 0) {
        sums.put(reason, count.sum());
      }
    });
    return sums;
  }
}
