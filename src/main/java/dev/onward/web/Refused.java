package dev.onward.web;

import dev.onward.talk.TooBusy;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;

/** A request that can't be served, with what to send instead. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  Refused(HttpStatus status, String title) {
    this(status, title, Optional.empty());
  }

  private Refused(HttpStatus status, String title, Optional<Duration> retryAfter) {
    super(title);
    this.problem = Problem.of(status, title);
    this.retryAfter = retryAfter;
  }

  /** Something may be done again after a while. */
  static Refused tooMany(String why, Duration pause) {
    return after(HttpStatus.TOO_MANY_REQUESTS, why, pause);
  }

  /** A question may be put again after a while. */
  static Refused of(TooBusy busy) {
    return switch (busy.with()) {
      case YOURS ->
          tooMany("Your questions before this one are still being answered", busy.retryAfter());
      case OTHERS ->
          after(
              HttpStatus.SERVICE_UNAVAILABLE,
              "More is asked just now than this server answers",
              busy.retryAfter());
      case ENDING -> ending(busy.retryAfter());
    };
  }

  /** The program ends; another is there soon. */
  static Refused ending(Duration pause) {
    return after(HttpStatus.SERVICE_UNAVAILABLE, "The server is being restarted", pause);
  }

  private static Refused after(HttpStatus status, String why, Duration pause) {
    long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
    return new Refused(
        status,
        "%s; try again in %d second%s".formatted(why, seconds, seconds == 1 ? "" : "s"),
        Optional.of(Duration.ofSeconds(seconds)));
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  Problem problem() {
    return problem;
  }

  static Refused notFound(String what) {
    return new Refused(HttpStatus.NOT_FOUND, "There is no " + what + " of that id in this session");
  }
}
