package dev.onward.digest.page;

import dev.onward.digest.compose.Letter;
import dev.onward.digest.compose.Samples;
import dev.onward.digest.compose.Samples.Wanted;
import dev.onward.digest.subscribe.InvalidInput;
import dev.onward.digest.subscribe.RequestReader;
import dev.onward.digest.subscribe.SubmittedFields;
import dev.onward.digest.subscribe.SubscriberPreferences;
import dev.onward.digest.subscribe.Translations;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Shows what the mail looks like, as HTML and as text, to anybody. */
public final class PreviewRoutes {
  private static final String FRAMES = "; frame-src 'self'";

  private final Samples samples;
  private final RequestReader reader;
  private final Pages pages;
  private final InstantSource clock;
  private final ZoneId zone;

  public PreviewRoutes(
      Samples samples, RequestReader reader, Pages pages, InstantSource clock, ZoneId zone) {
    this.samples = samples;
    this.reader = reader;
    this.pages = pages;
    this.clock = clock;
    this.zone = zone;
  }

  public void page(Context request) {
    Translations words = HttpResponses.language(request);
    Wanted wanted = wanted(request, words);
    String policy = request.res().getHeader("Content-Security-Policy");
    request.header("Content-Security-Policy", policy + FRAMES);
    HttpResponses.html(
        request,
        pages.preview(words, new Pages.Shown(wanted.goal(), sample(wanted), mail(wanted))));
  }

  private static String mail(Wanted wanted) {
    return "/digest/preview/mail?lang="
        + wanted.language().getLanguage()
        + parameter("goal", wanted.goal())
        + wanted.topics().stream()
            .sorted()
            .map(topic -> parameter("topics", Optional.of(topic)))
            .reduce("", String::concat);
  }

  private static String parameter(String name, Optional<String> value) {
    return value
        .map(text -> "&" + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
        .orElse("");
  }

  /** The HTML of the mail alone. */
  public void mail(Context request) {
    Optional<Letter> letter = letter(request);
    if (letter.isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    HttpResponses.mail(request, letter.get().html());
  }

  /** The plain text of the mail alone. */
  public void text(Context request) {
    Optional<Letter> letter = letter(request);
    if (letter.isEmpty()) {
      HttpResponses.gone(request, pages);
      return;
    }
    request.contentType("text/plain; charset=utf-8").result(letter.get().text());
  }

  private Optional<Letter> letter(Context request) {
    return sample(wanted(request, HttpResponses.language(request)));
  }

  private Optional<Letter> sample(Wanted wanted) {
    return samples.sample(wanted, LocalDate.ofInstant(clock.instant(), zone));
  }

  private Wanted wanted(Context request, Translations words) {
    SubmittedFields sent = new SubmittedFields(request.queryParamMap(), true);
    try {
      SubscriberPreferences chosen = reader.preferences(sent, reader.usual(words.language()));
      return new Wanted(chosen.goal(), Set.copyOf(chosen.topics()), words.language());
    } catch (InvalidInput unfit) {
      throw HttpResponses.unfit(words, unfit);
    }
  }
}
