package dev.onward.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every request passes: headers that fence the page in, no writing from other sites, no name
 * of a host that is not ours (DNS rebinding), and nothing that no reader of it can take.
 */
final class Guard {
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types onward"
          + " dompurify";
  private static final String PERMISSIONS =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
          + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]*)", Pattern.CASE_INSENSITIVE);

  /** Names that no other site can have in the name service. */
  private static final Pattern OF_THIS_MACHINE =
      Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");

  private final Optional<String> host;
  private final boolean onlyHere;

  /** Takes where the server listens, and under which address people reach it. */
  Guard(WebSettings settings) {
    this.host = settings.address().map(URI::getHost).map(name -> name.toLowerCase(Locale.ROOT));
    this.onlyHere = OF_THIS_MACHINE.matcher(settings.host()).matches();
  }

  void check(Context request) {
    request.header("Content-Security-Policy", CONTENT);
    request.header("X-Content-Type-Options", "nosniff");
    request.header("X-Frame-Options", "DENY");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Cross-Origin-Opener-Policy", "same-origin");
    request.header("Cross-Origin-Resource-Policy", "same-origin");
    request.header("Permissions-Policy", PERMISSIONS);
    if (!request.path().startsWith("/assets/")) {
      request.header("Cache-Control", "no-store");
    }
    if (Sessions.isSecure(request)) {
      request.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    refuse(request);
  }

  /** A page that names no charset is read in whatever the browser guesses. */
  static void inUtf8(Context request) {
    if ("text/html".equals(request.res().getContentType())) {
      request.contentType("text/html; charset=utf-8");
    }
  }

  private void refuse(Context request) {
    if (!isOurs(request)) {
      throw new Refused(
          HttpStatus.MISDIRECTED_REQUEST,
          "This server is not known by that name; set ONWARD_ADDRESS to the address at which people"
              + " reach it");
    }
    if (CONTROL.matcher(request.path()).find()) {
      throw new Refused(HttpStatus.BAD_REQUEST, "Send an address without control characters");
    }
    if (!isCharset(request.header("Content-Type"))) {
      throw new Refused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send UTF-8; this charset is not known here");
    }
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
    return HandlerType.POST.equals(request.method())
        && request.path().startsWith("/digest/unsubscribe/")
        && "One-Click".equalsIgnoreCase(request.formParam("List-Unsubscribe"));
  }

  /** Probes come by the address of the machine, whatever it is. */
  private boolean isOurs(Context request) {
    String named = Optional.ofNullable(request.host()).orElse("").toLowerCase(Locale.ROOT);
    String name = named.replaceFirst(":\\d*$", "");
    return request.path().startsWith("/health/")
        || name.isEmpty()
        || OF_THIS_MACHINE.matcher(name).matches()
        || host.map(name::equals).orElse(!onlyHere);
  }

  private static boolean isCharset(@Nullable String contentType) {
    Matcher named = CHARSET.matcher(Optional.ofNullable(contentType).orElse(""));
    try {
      return !named.find() || Charset.isSupported(named.group(1));
    } catch (IllegalCharsetNameException e) {
      return false;
    }
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
