package dev.onward.ai;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.onward.ai.ModelFailure.Kind;
import java.time.Duration;
import java.util.Optional;

/** Tells what an exception of a client library means. */
final class Failures {
  private static final HttpHeaderName RETRY_AFTER = HttpHeaderName.RETRY_AFTER;
  private static final HttpHeaderName RETRY_AFTER_MS = HttpHeaderName.fromString("retry-after-ms");
  private static final String FILTER = "content_filter";

  private Failures() {}

  /** The library's own message can quote the request, so only its type is kept. */
  static ModelFailure of(Throwable error) {
    return new ModelFailure(kind(error), error.getClass().getSimpleName(), retryAfter(error));
  }

  private static Kind kind(Throwable error) {
    return switch (error) {
      case AuthenticationException e -> Kind.UNAUTHORISED;
      case ClientAuthenticationException e -> Kind.UNAUTHORISED;
      case ModelNotFoundException e -> Kind.NOT_FOUND;
      case RateLimitException e -> Kind.BUSY;
      case ContentFilteredException e -> Kind.FILTERED;
      case TimeoutException e -> Kind.TIMEOUT;
      case InvalidRequestException e -> isFiltered(e) ? Kind.FILTERED : Kind.REFUSED;
      default -> Kind.UNAVAILABLE;
    };
  }

  private static boolean isFiltered(InvalidRequestException e) {
    return e.getMessage() != null && e.getMessage().contains(FILTER);
  }

  private static Optional<Duration> retryAfter(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamingHttp.Refused refused) {
        return refused.retryAfter().flatMap(Failures::seconds);
      }
      if (cause instanceof HttpResponseException refused && refused.getResponse() != null) {
        return retryAfter(refused.getResponse());
      }
    }
    return Optional.empty();
  }

  private static Optional<Duration> retryAfter(HttpResponse response) {
    Optional<Duration> exact =
        Optional.ofNullable(response.getHeaderValue(RETRY_AFTER_MS))
            .flatMap(Failures::seconds)
            .map(millis -> Duration.ofMillis(millis.toSeconds()));
    return exact.or(
        () -> Optional.ofNullable(response.getHeaderValue(RETRY_AFTER)).flatMap(Failures::seconds));
  }

  /** The other form that the header may have, a date, is not used by these services. */
  private static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }
}
