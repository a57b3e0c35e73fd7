package dev.onward.gather.read;

import dev.onward.gather.prose.EndDay;
import dev.onward.gather.prose.Headline;
import dev.onward.gather.prose.VisibleText;
import dev.onward.gather.source.SourceRule;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page that is one article, such as a blog's post: what it says of itself to those who link to it
 * (Open Graph), and its text. Where the text is put in only by the page's scripts, its summary
 * stands for it.
 */
final class ArticlePage {
  private static final int SHELL = 300;

  private final SourceRule rule;
  private final Document page;
  private final List<String> remarks = new ArrayList<>();

  ArticlePage(SourceRule rule, Document page) {
    this.rule = rule;
    this.page = page;
  }

  /**
   * Empty where the page does not say that it is an article, of what title and at which address.
   */
  Optional<SourceItem> read() {
    Headline headline = Headline.of(title());
    if (!meta("og:type").equals("article") || headline.title().isBlank()) {
      return Optional.empty();
    }
    return address().map(url -> finding(headline, url));
  }

  private SourceItem finding(Headline headline, URI url) {
    Optional<Instant> published = moment("article:published_time");
    Optional<Instant> modified = moment("article:modified_time");
    String text = text();
    Change change =
        headline
            .stated()
            .or(headline::mark)
            .or(() -> headline.endsIn(text))
            .orElse(Change.ANNOUNCEMENT);
    EndDay end = end(change, headline.title(), text, published);
    return new SourceItem(
        rule.id(),
        url.toString(),
        url,
        headline.title(),
        published,
        modified,
        change,
        end.day(),
        List.of(),
        page.select("meta[property=article:tag], meta[property=article:section]").stream()
            .map(tag -> VisibleText.line(tag.attr("content")))
            .filter(name -> !name.isBlank())
            .distinct()
            .toList(),
        VisibleText.bounded(text),
        remarks,
        Optional.empty(),
        end.notBefore());
  }

  private static EndDay end(Change change, String title, String text, Optional<Instant> published) {
    Optional<LocalDate> said = published.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
    return change == Change.RETIREMENT
        ? EndDay.find(title, text, Optional.empty(), said)
        : EndDay.NONE;
  }

  /** The first heading where the page's title goes on with the name of its site. */
  private String title() {
    String shared = meta("og:title");
    return page.select("h1").stream()
        .map(VisibleText::of)
        .filter(heading -> !heading.isEmpty() && shared.startsWith(heading))
        .findFirst()
        .orElse(shared);
  }

  private Optional<URI> address() {
    Element link = page.selectFirst("link[rel=canonical]");
    return CanonicalUrl.of(link == null ? meta("og:url") : link.attr("href"), rule.url());
  }

  private String text() {
    Element main = page.selectFirst("main, [role=main], body");
    Optional<Element> longest =
        main == null
            ? Optional.empty()
            : main.select("article").stream()
                .max(Comparator.comparingInt(article -> article.text().length()));
    String text = longest.or(() -> Optional.ofNullable(main)).map(VisibleText::of).orElse("");
    String summary = VisibleText.line(meta("og:description"));
    if (text.length() >= SHELL || text.length() >= summary.length()) {
      return text;
    }
    remarks.add("the page shows its text to browsers only; its summary was read");
    return summary;
  }

  private Optional<Instant> moment(String property) {
    String written = meta(property);
    try {
      return written.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException e) {
      remarks.add("'" + property + "' is no date; it was left out");
      return Optional.empty();
    }
  }

  private String meta(String property) {
    Element meta = page.selectFirst("meta[property=" + property + "]");
    return meta == null ? "" : meta.attr("content").strip();
  }
}
