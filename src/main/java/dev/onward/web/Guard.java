package dev.onward.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Set;

/** What every request passes: headers that fence the page in, and no writing from other sites. */
final class Guard {
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types onward dompurify";

  private Guard() {}

  static void check(Context request) {
    request.header("Content-Security-Policy", CONTENT);
    request.header("X-Content-Type-Options", "nosniff");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Cross-Origin-Opener-Policy", "same-origin");
    request.header("Cross-Origin-Resource-Policy", "same-origin");
    if (!READING.contains(request.method()) && isForeign(request) && !isOneClick(request)) {
      throw new Refused(
          HttpStatus.FORBIDDEN,
          "Requests from other sites are not taken; use this site's own page");
    }
  }

  /**
   * What a mail program sends of itself, or from its own pages, to end mails (RFC 8058, 3.2): the
   * token in the path is all the authority there is, and nothing of the sender's is used. The same
   * path without these words is a form of ours.
   */
  private static boolean isOneClick(Context request) {
    return request.method() == HandlerType.POST
        && request.path().startsWith("/digest/unsubscribe/")
        && "One-Click".equalsIgnoreCase(request.formParam("List-Unsubscribe"));
  }

  /** Browsers name the page that sends; programs, which send no cookie by themselves, need not. */
  private static boolean isForeign(Context request) {
    String origin = request.header("Origin");
    if (origin == null) {
      return "cross-site".equals(request.header("Sec-Fetch-Site"));
    }
    try {
      URI uri = URI.create(origin);
      return uri.getRawAuthority() == null || !uri.getRawAuthority().equals(request.host());
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
