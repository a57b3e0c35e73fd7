package dev.onward.digest.page;

import dev.onward.digest.subscribe.InvalidInput;
import dev.onward.digest.subscribe.SubmittedFields;
import dev.onward.digest.subscribe.Translations;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the routes of the weekly mail have in common. */
final class HttpResponses {
  /** A mail carries its rules with its elements, and nothing else; a page of ours may frame it. */
  private static final String MAIL =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  private HttpResponses() {}

  /** The visitor's language: as they chose it, else as their browser prefers. */
  static Translations language(Context request) {
    String wanted =
        Optional.ofNullable(request.queryParam("lang"))
            .or(() -> Optional.ofNullable(request.header("Accept-Language")))
            .orElse("");
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(wanted), Translations.LANGUAGES);
      return Translations.of(best == null ? Locale.ENGLISH : best);
    } catch (IllegalArgumentException e) {
      return Translations.of(Locale.ENGLISH);
    }
  }

  static SubmittedFields sent(Context request, Translations words) {
    try {
      return SubmittedFields.in(request);
    } catch (InvalidInput unfit) {
      throw new HttpResponseException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode(), words.say(unfit.fault()), Map.of());
    }
  }

  static HttpResponseException unfit(Translations words, InvalidInput unfit) {
    return new HttpResponseException(
        HttpStatus.UNPROCESSABLE_CONTENT.getCode(), words.say(unfit.fault()), Map.of());
  }

  static boolean wantsPage(Context request) {
    return Optional.ofNullable(request.header("Accept")).orElse("").contains("text/html");
  }

  /**
   * A page that is about one person, or made for one moment. Browsers tell of a form where it comes
   * from only where the page may be referred to; else it would look like another site's.
   */
  static void html(Context request, String page) {
    request.header("Referrer-Policy", "same-origin");
    request.header("Cache-Control", "private, no-store");
    request.html(page);
  }

  static void mail(Context request, String html) {
    request.header("Content-Security-Policy", MAIL);
    html(request, html);
  }

  static void gone(Context request, Pages pages) {
    request.status(HttpStatus.NOT_FOUND);
    html(request, pages.said(language(request), "page.gone"));
  }
}
