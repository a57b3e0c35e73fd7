package dev.onward.gather.read;

import dev.onward.gather.prose.EndDay;
import dev.onward.gather.prose.Headline;
import dev.onward.gather.prose.StatedDay;
import dev.onward.gather.prose.VisibleText;
import dev.onward.gather.source.SourceRule;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The entries of a what's-new page: rows of tables, points of lists and headed paragraphs under a
 * heading that names a month or a day, or on a page whose own title names one. What the page's
 * metadata says of dates is not looked at: they tell when its file was touched.
 */
final class PageEntries {
  private static final String BODY = "main, [role=main], article, body";
  private static final String AROUND =
      "nav, footer, header, aside, form, [role=navigation], [role=complementary],"
          + " .feedback-section";
  private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";
  private static final int LONGEST_TITLE = 200;
  private static final int QUOTED = 60;

  private final SourceRule rule;
  private final URI page;
  private final Element body;
  private final List<SourceItem> findings = new ArrayList<>();
  private final Set<Element> read = new HashSet<>();

  private Optional<AsOf> month;
  private int level = 1;
  private String anchor = "";
  private String group = "";

  PageEntries(SourceRule rule, Document document) {
    this.rule = rule;
    this.page = CanonicalUrl.of(rule.url().toString(), rule.url()).orElse(rule.url());
    Element main = document.selectFirst(BODY);
    this.body = main == null ? document : main;
    body.select(AROUND).remove();
    this.month = monthOfPage(document);
  }

  /** What is in the order of the page. */
  List<SourceItem> all() {
    for (Element element : body.select(HEADINGS + ", table, ul, ol")) {
      if (isInsideOfRead(element)) {
        continue;
      }
      switch (element.normalName()) {
        case "table" -> table(element);
        case "ul", "ol" -> list(element);
        default -> heading(element);
      }
    }
    return findings;
  }

  private boolean isInsideOfRead(Element element) {
    return read.contains(element) || element.parents().stream().anyMatch(read::contains);
  }

  /** A page of a single month says so in its title or its first words; others have headings. */
  private Optional<AsOf> monthOfPage(Document document) {
    boolean headed =
        body.select("h2, h3").stream().anyMatch(heading -> dateOf(heading.text()).isPresent());
    if (headed) {
      return Optional.empty();
    }
    Element lead = body.selectFirst("p");
    return dateOf(document.title())
        .or(() -> body.select("h1").stream().flatMap(h -> dateOf(h.text()).stream()).findFirst())
        .or(() -> lead == null ? Optional.empty() : dateOf(lead.text()));
  }

  private static Optional<AsOf> dateOf(String text) {
    return StatedDay.in(text, Optional.empty()).stream().map(StatedDay::date).findFirst();
  }

  private void heading(Element heading) {
    int itsLevel = heading.normalName().charAt(1) - '0';
    Optional<AsOf> date = dateOf(heading.text());
    if (itsLevel == 1) {
      return;
    }
    if (date.isPresent()) {
      month = date;
      level = itsLevel;
      anchor = heading.id();
      group = "";
    } else if (itsLevel > level) {
      headed(heading);
    } else {
      // "Related content", "Earlier": what follows is of no month that we know.
      month = Optional.empty();
    }
  }

  /** A heading below a month's is an entry where text follows it, and else names a group. */
  private void headed(Element heading) {
    List<Element> section = section(heading);
    boolean lists =
        section.isEmpty()
            || section.getFirst().is("ul, ol, table")
            || section.getFirst().selectFirst("table") != null;
    if (lists || month.isEmpty()) {
      group = VisibleText.of(heading);
      return;
    }
    read.addAll(section);
    String before = anchor;
    anchor = heading.id().isEmpty() ? anchor : heading.id();
    add(VisibleText.of(heading), text(section), "", heading.id().isEmpty());
    anchor = before;
  }

  private static List<Element> section(Element heading) {
    List<Element> section = new ArrayList<>();
    for (Element next = heading.nextElementSibling();
        next != null && !next.is(HEADINGS);
        next = next.nextElementSibling()) {
      section.add(next);
    }
    return section;
  }

  private static String text(List<Element> elements) {
    return elements.stream()
        .map(VisibleText::of)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private void table(Element table) {
    read.add(table);
    if (month.isEmpty()) {
      return;
    }
    for (Element row : table.select("tr")) {
      List<Element> cells = row.select("> td");
      if (cells.isEmpty()) {
        continue;
      }
      // Item, kind, description; or item and description.
      String kind = cells.size() > 2 ? VisibleText.of(cells.get(1)) : "";
      String text = text(cells.subList(Math.min(cells.size() - 1, 2), cells.size()));
      add(VisibleText.of(cells.getFirst()), text, kind, true);
    }
  }

  private void list(Element list) {
    read.add(list);
    if (month.isEmpty()) {
      return;
    }
    for (Element point : list.select("li")) {
      if (point.selectFirst("ul, ol") == null) {
        String text = VisibleText.of(point);
        add(titleOf(point, text), text, labelOf(point, list), true);
      }
    }
  }

  /** Its link or its bold words where it begins with them, else its first sentence. */
  private static String titleOf(Element point, String text) {
    Element named = point.selectFirst("a, strong, b");
    String name = named == null ? "" : VisibleText.of(named);
    return !name.isEmpty() && text.startsWith(name) ? name : text.lines().findFirst().orElse("");
  }

  /** What the list around it is about, where it is a point of a point. */
  private static String labelOf(Element point, Element list) {
    for (Element parent : point.parents()) {
      if (parent.equals(list)) {
        break;
      }
      if (parent.normalName().equals("li")) {
        Element copy = parent.clone();
        copy.select("ul, ol").remove();
        return VisibleText.of(copy);
      }
    }
    return "";
  }

  private void add(String written, String text, String kind, boolean quoted) {
    Headline headline = Headline.of(VisibleText.bounded(written.replace('\n', ' '), LONGEST_TITLE));
    if (headline.title().isBlank()) {
      return;
    }
    AsOf listed = month.orElseThrow();
    Change change = change(headline, text);
    EndDay end =
        change == Change.RETIREMENT
            ? EndDay.find(headline.title(), text, Optional.empty(), Optional.empty())
            : EndDay.NONE;
    findings.add(
        new SourceItem(
            rule.id(),
            listed + "/" + slug(headline.title()),
            quoted ? at(anchor + ":~:text=" + quoted(written)) : at(anchor),
            headline.title(),
            published(listed),
            Optional.empty(),
            change,
            change == Change.RETIREMENT ? end.day() : Optional.of(listed),
            List.of(),
            List.of(kind, group).stream().filter(name -> !name.isBlank()).distinct().toList(),
            VisibleText.bounded(text),
            List.of("listed under " + listed.spoken()),
            listed.isExact() ? Optional.empty() : Optional.of(listed),
            end.notBefore()));
  }

  private Change change(Headline headline, String text) {
    String lead = text.split("(?<=[.!?])\\s", 2)[0];
    return headline
        .stated()
        .or(headline::mark)
        .or(() -> Headline.byWords(lead))
        .or(() -> Headline.byWords(group))
        .orElse(Change.ANNOUNCEMENT);
  }

  private static Optional<Instant> published(AsOf listed) {
    return listed.isExact()
        ? Optional.of(LocalDate.parse(listed.iso()).atStartOfDay(ZoneOffset.UTC).toInstant())
        : Optional.empty();
  }

  private URI at(String fragment) {
    return fragment.isEmpty() ? page : URI.create(page + "#" + fragment);
  }

  /** The first words for a text fragment, by which a browser shows a reader the very entry. */
  private static String quoted(String written) {
    String words = written.lines().findFirst().orElse("");
    String few =
        words.length() <= QUOTED ? words : words.substring(0, words.lastIndexOf(' ', QUOTED));
    return URLEncoder.encode(few, StandardCharsets.UTF_8).replace("+", "%20").replace("-", "%2D");
  }

  private static String slug(String title) {
    String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return slug.replaceAll("^-|-$", "");
  }
}
