package dev.onward.teams;

import io.javalin.http.ForbiddenResponse;

/**
 * A caller did not prove to be Teams; the message says what failed, without repeating the token.
 */
final class Refusal extends ForbiddenResponse {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
