package dev.onward.gather.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.gather.prose.EndDay;
import dev.onward.gather.prose.Headline;
import dev.onward.gather.prose.StatedDay;
import dev.onward.gather.prose.VisibleText;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Update.Change;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A record of Azure Updates. Its fields contradict each other now and then; of 420 that were read
 * the text went with the title in every such case, so the title's word is taken, then the status,
 * then the text's first words, then the rings; the {@code remarks} say which had to decide.
 */
final class AzureRecord {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final int LEAD = 300;

  /** Tags that are written in two ways. */
  private static final Map<String, String> ONE_SPELLING =
      Map.of(
          "feature", "Features",
          "retirement", "Retirements",
          "service", "Services",
          "announcement", "Announcements");

  private final JsonNode record;
  private final List<String> remarks = new ArrayList<>();

  private AzureRecord(JsonNode record) {
    this.record = record;
  }

  static SourceItem read(String source, JsonNode record) throws Unusable {
    String id = record.path("id").asText("");
    if (!ID.matcher(id).matches()) {
      throw new Unusable("a record has no id that could be one");
    }
    if (VisibleText.line(record.path("title").asText("")).isBlank()) {
      throw new Unusable(id + " has no title");
    }
    return new AzureRecord(record).finding(source, id);
  }

  private SourceItem finding(String source, String id) {
    Headline headline = Headline.of(record.path("title").asText());
    String text = VisibleText.of(record.path("description").asText(""));
    Optional<Instant> published = moment("created");
    Change change = change(headline, text);
    EndDay end = end(change, headline, text, published);
    end.remark().ifPresent(remarks::add);
    return new SourceItem(
        source,
        id,
        CanonicalUrl.azureUpdate(id),
        headline.title(),
        published,
        moment("modified"),
        change,
        change == Change.RETIREMENT ? end.day() : begins(change, published),
        named("products"),
        categories(),
        VisibleText.bounded(text),
        remarks,
        Optional.empty(),
        end.notBefore());
  }

  private Change change(Headline headline, String text) {
    Optional<Change> status = status();
    if (headline.stated().isPresent()) {
      Change stated = headline.stated().get();
      status
          .filter(other -> other != stated)
          .ifPresent(other ->
              remark(
                  "the title says %s, the status %s; the title's word was taken", stated, other));
      return stated;
    }
    if (ring(Change.RETIREMENT).isPresent() || categories().contains("Retirements")) {
      return Change.RETIREMENT;
    }
    if (status.isPresent()) {
      return status.get();
    }
    Optional<Change> lead = Headline.byWords(text.substring(0, Math.min(LEAD, text.length())));
    Change decided = lead.or(this::ringed).orElse(Change.ANNOUNCEMENT);
    remark("neither title nor status says what it is; by its text and rings it is %s", decided);
    return decided;
  }

  private void remark(String format, Change... changes) {
    Object[] words = new Object[changes.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = changes[i].name().toLowerCase(Locale.ROOT);
    }
    remarks.add(format.formatted(words));
  }

  private Optional<Change> status() {
    String status = record.path("status").asText("").strip();
    if (status.isEmpty()) {
      return Optional.empty();
    }
    // "In development" with a private preview is one; without it it is no more than announced.
    return Optional.of(
        Headline.byWord(status)
            .or(() -> ring(Change.PREVIEW).map(month -> Change.PREVIEW))
            .orElse(Change.ANNOUNCEMENT));
  }

  private Optional<Change> ringed() {
    return List.of(Change.RETIREMENT, Change.LAUNCHED, Change.PREVIEW).stream()
        .filter(change -> ring(change).isPresent())
        .findFirst();
  }

  /** The month in which a stage begins, from the first ring of that kind. */
  private Optional<YearMonth> ring(Change change) {
    for (JsonNode availability : record.path("availabilities")) {
      Optional<Change> of = Headline.byWord(availability.path("ring").asText(""));
      Optional<YearMonth> month = month(availability);
      if (of.equals(Optional.of(change)) && month.isPresent()) {
        return month;
      }
    }
    return Optional.empty();
  }

  private static Optional<YearMonth> month(JsonNode availability) {
    int year = availability.path("year").asInt();
    String name = availability.path("month").asText("");
    if (year < 2000 || year > 2100) {
      return Optional.empty();
    }
    try {
      int month = name.matches("\\d{1,2}") ? Integer.parseInt(name) : StatedDay.month(name);
      return Optional.of(YearMonth.of(year, month));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private EndDay end(Change change, Headline headline, String text, Optional<Instant> published) {
    return change == Change.RETIREMENT
        ? EndDay.find(headline.title(), text, ring(change), day(published))
        : EndDay.NONE;
  }

  private Optional<AsOf> begins(Change change, Optional<Instant> published) {
    return ring(change)
        .filter(month -> day(published).filter(day -> YearMonth.from(day).equals(month)).isEmpty())
        .map(month -> new AsOf(month.toString()));
  }

  private static Optional<LocalDate> day(Optional<Instant> moment) {
    return moment.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  private List<String> categories() {
    List<String> names = new ArrayList<>(named("productCategories"));
    for (String tag : named("tags")) {
      names.add(ONE_SPELLING.getOrDefault(tag.toLowerCase(Locale.ROOT), tag));
    }
    return once(names);
  }

  private List<String> named(String field) {
    List<String> names = new ArrayList<>();
    record.path(field).forEach(name -> names.add(VisibleText.line(name.asText(""))));
    return once(names);
  }

  private static List<String> once(List<String> names) {
    Map<String, String> once = new LinkedHashMap<>();
    names.stream()
        .filter(name -> !name.isBlank())
        .forEach(name -> once.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    return List.copyOf(once.values());
  }

  private Optional<Instant> moment(String field) {
    String written = record.path(field).asText("");
    try {
      return Optional.of(utc(written));
    } catch (DateTimeException e) {
      remarks.add("'" + field + "' is no date; it was left out");
      return Optional.empty();
    }
  }

  /** Seconds have up to nine digits behind the point; without an offset it is UTC. */
  private static Instant utc(String written) {
    boolean offset = written.matches(".*(?:[zZ]|[+-]\\d\\d:?\\d\\d)$") && written.length() > 16;
    return offset
        ? OffsetDateTime.parse(written).toInstant()
        : LocalDateTime.parse(written).toInstant(ZoneOffset.UTC);
  }
}
