package dev.onward.gather.read;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import dev.onward.gather.prose.EndDay;
import dev.onward.gather.prose.Headline;
import dev.onward.gather.prose.VisibleText;
import dev.onward.gather.source.SourceRule;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings of a feed's items. An item whose date can't be read, or lies in the future, is
 * kept without one; one without a title, or whose link is none, is not.
 */
final class FeedItem {
  private static final int LONGEST_KEY = 500;

  /** Clocks differ; more than this ahead is no date of a publication. */
  private static final Duration AHEAD = Duration.ofDays(2);

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final SourceRule rule;
  private final Instant now;
  private final Set<URI> shared;

  /**
   * Reads items of one feed.
   *
   * @param shared pages that more than one of its items link to, by fragments that tell them apart
   */
  FeedItem(SourceRule rule, Instant now, Set<URI> shared) {
    this.rule = rule;
    this.now = now;
    this.shared = Set.copyOf(shared);
  }

  /** The pages that several items link to. */
  static Set<URI> shared(List<SyndEntry> entries, URI base) {
    Set<URI> once = new HashSet<>();
    Set<URI> shared = new HashSet<>();
    for (SyndEntry entry : entries) {
      Optional.ofNullable(entry.getLink())
          .flatMap(link -> CanonicalUrl.of(link, base))
          .filter(page -> !once.add(page))
          .ifPresent(shared::add);
    }
    return shared;
  }

  SourceItem read(SyndEntry entry) throws Unusable {
    String written = entry.getTitle() == null ? "" : entry.getTitle();
    Headline headline = Headline.of(written);
    URI url = url(entry, headline.title());
    String key = key(entry, url);
    if (headline.title().isBlank()) {
      throw new Unusable(key + " has no title");
    }
    List<String> remarks = new ArrayList<>();
    entry.getForeignMarkup().stream()
        .filter(element -> element.getNamespace().equals(FeedDocument.MARK))
        .map(
            element -> "its date of %s can't be read; it was left out".formatted(element.getText()))
        .distinct()
        .forEach(remarks::add);
    List<String> categories = categories(entry);
    Change change = change(headline, categories, text(entry), remarks);
    Optional<Instant> published = date(entry.getPublishedDate(), "publication", remarks);
    String text = text(entry);
    EndDay end = end(change, headline, text, published);
    end.remark().ifPresent(remarks::add);
    return new SourceItem(
        rule.id(),
        key,
        url,
        headline.title(),
        published,
        updated(entry, remarks),
        change,
        end.day(),
        List.of(),
        categories,
        VisibleText.bounded(text),
        remarks,
        Optional.empty(),
        end.notBefore());
  }

  private URI url(SyndEntry entry, String title) throws Unusable {
    String name = title.isBlank() ? "an item" : "\"" + VisibleText.bounded(title, 80) + "\"";
    String link = entry.getLink();
    if (link == null || link.isBlank()) {
      throw new Unusable(name + " has no link");
    }
    return CanonicalUrl.of(link, rule.url())
        .flatMap(page ->
            shared.contains(page) ? CanonicalUrl.withFragment(link, rule.url()) : Optional.of(page))
        .orElseThrow(() -> new Unusable(name + " has a link that is no web address"));
  }

  private static String key(SyndEntry entry, URI url) throws Unusable {
    String id = entry.getUri() == null ? "" : VisibleText.line(entry.getUri());
    String key = id.isBlank() ? url.toString() : id;
    if (key.length() > LONGEST_KEY) {
      throw new Unusable(VisibleText.bounded(key, 80) + " is too long for an id");
    }
    return key;
  }

  private static List<String> categories(SyndEntry entry) {
    return entry.getCategories().stream()
        .map(SyndCategory::getName)
        .flatMap(name -> name == null ? Stream.empty() : Stream.of(VisibleText.line(name)))
        .filter(name -> !name.isBlank())
        .distinct()
        .toList();
  }

  /**
   * By the title's own words, then by a mark that the feed puts before it, then by its categories.
   */
  private static Change change(
      Headline headline, List<String> categories, String text, List<String> remarks) {
    if (headline.stated().isPresent() && headline.mark().isPresent()) {
      Change stated = headline.stated().get();
      headline
          .mark()
          .filter(mark -> mark != stated)
          .ifPresent(mark ->
              remarks.add(
                  "the title says it is %s, its mark %s; the title's word was taken"
                      .formatted(stated.words(), mark.words())));
    }
    return headline
        .stated()
        .or(headline::mark)
        .or(() -> categories.stream().flatMap(name -> Headline.byWord(name).stream()).findFirst())
        .or(() -> headline.endsIn(text))
        .orElse(Change.ANNOUNCEMENT);
  }

  private static EndDay end(
      Change change, Headline headline, String text, Optional<Instant> published) {
    Optional<LocalDate> said = published.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
    return change == Change.RETIREMENT
        ? EndDay.find(headline.title(), text, Optional.empty(), said)
        : EndDay.NONE;
  }

  private static String text(SyndEntry entry) {
    return Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
        .map(SyndContent::getValue)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(VisibleText::of)
        .orElse("");
  }

  private Optional<Instant> updated(SyndEntry entry, List<String> remarks) {
    if (entry.getUpdatedDate() != null) {
      return date(entry.getUpdatedDate(), "change", remarks);
    }
    // RSS has no date of a change; Azure's borrows Atom's (a10:updated).
    return entry.getForeignMarkup().stream()
        .filter(element -> element.getName().equals("updated"))
        .map(Element::getTextTrim)
        .findFirst()
        .flatMap(written -> moment(written, remarks));
  }

  private Optional<Instant> moment(String written, List<String> remarks) {
    return date(FeedDate.parse(written).map(Date::from).orElse(null), "change", remarks);
  }

  private Optional<Instant> date(@Nullable Date date, String what, List<String> remarks) {
    if (date == null) {
      return Optional.empty();
    }
    Instant moment = date.toInstant();
    if (moment.isAfter(now.plus(AHEAD)) || moment.isBefore(EARLIEST)) {
      remarks.add("its date of " + what + " can't be right; it was left out");
      return Optional.empty();
    }
    return Optional.of(moment);
  }
}
