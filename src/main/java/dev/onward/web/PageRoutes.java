package dev.onward.web;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Freshness;
import dev.onward.knowledge.Reference;
import dev.onward.knowledge.Section;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages that are sent whole: the chat, and an item of the knowledge to read. */
final class PageRoutes {
  /** One that is not part of a link already. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![(<\\[\"`])\\bhttps://[^\\s<>()\\[\\]`]*[^\\s<>()\\[\\]`.,;:]");

  private final Supplier<Catalogue> live;
  private final @Nullable String model;
  private final boolean teams;
  private final Map<PageLanguage, Template> chat = PageLanguage.all("chat.html");
  private final Template item = Template.read("item.html");
  private final Markdown markdown = new Markdown();

  PageRoutes(Supplier<Catalogue> live, @Nullable String model, boolean teams) {
    this.live = live;
    this.model = model;
    this.teams = teams;
  }

  private record About(
      String verifiedUpTo, String answeredBy, int items, boolean teams, Freshness freshness) {}

  /** What is personal, or costs work, is not for crawlers. */
  static void robots(Context request) {
    request
        .contentType("text/plain; charset=utf-8")
        .result(
            """
            User-agent: *
            Disallow: /api/
            Disallow: /admin
            Disallow: /digest/
            Disallow: /plan
            """);
  }

  void chat(Context request) {
    request.html(
        Objects.requireNonNull(chat.get(PageLanguage.of(request)))
            .fill(
                Map.of(
                    "verified",
                    AsOf.spoken(live.get().verifiedUpTo()),
                    "advisor",
                    model == null
                        ? "Answers come from the knowledge base; no language model is configured."
                        : "Words by " + model + ", facts from the knowledge base.")));
  }

  void about(Context request) {
    Catalogue catalogue = live.get();
    request.json(
        new About(
            catalogue.verifiedUpTo().toString(),
            model == null ? "embedded" : model,
            catalogue.documents().size(),
            teams,
            catalogue.freshness()));
  }

  void item(Context request) {
    Catalogue catalogue = live.get();
    Document document =
        catalogue
            .document(request.pathParam("id"))
            .orElseThrow(
                () -> new Refused(HttpStatus.NOT_FOUND, "The knowledge holds no such item"));
    request.html(
        item.fill(
            Map.of("title", document.title(), "facts", facts(document)),
            Map.of("body", body(document), "sources", sources(document, catalogue))));
  }

  private static String facts(Document document) {
    String published = document.published().map(on -> "published " + on.spoken() + ", ").orElse("");
    return "%s, %sverified %s, sureness: %s"
        .formatted(
            document.kind().word(),
            published,
            document.verified().spoken(),
            document.confidence().words());
  }

  private String body(Document document) {
    StringBuilder html = new StringBuilder();
    for (Section section : document.sections()) {
      if (!section.heading().isEmpty()) {
        html.append(markdown.html("## " + section.heading()));
      }
      html.append(markdown.html(linked(section.text())));
    }
    return html.toString();
  }

  /** Marks become links to the items that they name, and bare addresses links to their pages. */
  private static String linked(String text) {
    String addressed = ADDRESS.matcher(text).replaceAll("<$0>");
    return Section.MARK.matcher(addressed).replaceAll("[($1)](/knowledge/$1)");
  }

  private String sources(Document document, Catalogue catalogue) {
    List<String> lines =
        document.sources().stream()
            .map(key -> Optional.ofNullable(catalogue.references().get(key)))
            .flatMap(Optional::stream)
            .map(PageRoutes::source)
            .toList();
    String page = document.url().map(url -> "- [The page to read](" + url + ")\n").orElse("");
    return markdown.html(page + lines.stream().collect(Collectors.joining("\n")));
  }

  private static String source(Reference reference) {
    String what =
        reference
            .url()
            .map(URI::toString)
            .map(url -> "[%s](%s)".formatted(reference.what(), url))
            .orElse(reference.what());
    return "- %s (%s%s)"
        .formatted(
            what, reference.kind(), reference.date().map(on -> ", " + on.spoken()).orElse(""));
  }
}
