package dev.onward.web;

import dev.onward.database.RateLimits;
import dev.onward.database.RateLimits.Rate;
import dev.onward.settings.Proxies;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much one person and one place may ask of the server, so that nobody slows another: questions,
 * new sessions, and answers in the making at once. The rates hold over all nodes, the last on each
 * node. A place is many people where they share an address, so it may do much more. Thread-safe.
 */
public final class Limits {
  private static final Rate QUESTIONS = new Rate("chat", 40, Duration.ofSeconds(2));
  private static final Rate QUESTIONS_OF_A_PLACE =
      new Rate("chat of a place", 2_000, Duration.ofMillis(50));
  private static final Rate SESSIONS = new Rate("session", 2_000, Duration.ofMillis(500));
  private static final Rate TOKENS = new Rate("editor's token", 10, Duration.ofMinutes(1));
  private static final int ANSWERS_AT_ONCE = 4;

  private final RateLimits rates;
  private final Proxies proxies;
  private final Map<String, Integer> answering = new ConcurrentHashMap<>();

  public Limits(RateLimits rates, Proxies proxies) {
    this.rates = rates;
    this.proxies = proxies;
  }

  /** Where a request comes from. */
  public String place(Context request) {
    return proxies.place(
        Collections.list(request.req().getHeaders("X-Forwarded-For")), request.ip());
  }

  /**
   * Lets a new session begin.
   *
   * @throws Refused when too many began at this place
   */
  void session(Context request) {
    require(rates.take(SESSIONS, place(request)), "Too many people began here just now");
  }

  /**
   * Lets a person put a question; the slot is given back when the answer is told.
   *
   * @throws Refused when they, or their place, ask faster than is fair
   */
  Slot question(Context request, String person) {
    Slot slot = slot(person);
    try {
      require(rates.take(QUESTIONS, person), "You ask faster than this server answers");
      require(
          rates.take(QUESTIONS_OF_A_PLACE, place(request)),
          "From where you are more is asked than this server answers");
      return slot;
    } catch (RuntimeException e) {
      slot.close();
      throw e;
    }
  }

  /** One of a person's answers in the making. */
  interface Slot {
    void close();
  }

  private Slot slot(String person) {
    int now = answering.merge(person, 1, Integer::sum);
    Slot slot = () -> answering.computeIfPresent(person, (id, n) -> n > 1 ? n - 1 : null);
    if (now > ANSWERS_AT_ONCE) {
      slot.close();
      throw Refused.tooMany(
          "You have %d questions open already".formatted(ANSWERS_AT_ONCE), Duration.ofSeconds(2));
    }
    return slot;
  }

  /** How long somebody has to wait who tried too many tokens; none where they may try. */
  Optional<Duration> token(Context request) {
    return rates.take(TOKENS, place(request));
  }

  private static void require(Optional<Duration> pause, String otherwise) {
    if (pause.isPresent()) {
      throw Refused.tooMany(otherwise, pause.get());
    }
  }
}
