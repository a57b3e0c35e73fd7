package dev.onward.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * An error body (RFC 9457). The title says what to send instead; {@code instance} names an entry of
 * the log where the fault is ours.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, @Nullable String instance) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(HttpStatus status, String title) {
    return new Problem("about:blank", title, status.getCode(), null);
  }

  static Problem ours(String errorId) {
    return new Problem(
        "about:blank",
        "Something broke on our side; quote the id when you report it",
        HttpStatus.INTERNAL_SERVER_ERROR.getCode(),
        "urn:uuid:" + errorId);
  }
}
