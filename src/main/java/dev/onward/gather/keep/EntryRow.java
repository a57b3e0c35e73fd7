package dev.onward.gather.keep;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.onward.database.Json;
import dev.onward.gather.judge.About;
import dev.onward.gather.judge.Assessment;
import dev.onward.gather.judge.ItemWording;
import dev.onward.gather.judge.Origin;
import dev.onward.gather.judge.ReviewStatus;
import dev.onward.gather.read.SourceItem;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** An entry as a row of {@code gathered_item}, there and back. */
final class EntryRow {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private EntryRow() {}

  /** The values of the columns by their names. */
  static Map<String, @Nullable Object> values(Entry entry) {
    Map<String, @Nullable Object> values = new HashMap<>();
    SourceItem finding = entry.finding();
    values.put("id", entry.id());
    values.put("source", finding.source());
    values.put("item_key", finding.key());
    values.put("publisher", entry.origin().publisher());
    values.put("confidence", entry.origin().confidence().name());
    values.put("url", finding.url().toString());
    values.put("title", finding.title());
    values.put("published_at", millis(finding.published()));
    values.put("modified_at", millis(finding.modified()));
    values.put("listed", finding.listed().map(AsOf::iso).orElse(null));
    values.put("change_kind", finding.change().name().toLowerCase(Locale.ROOT));
    values.put("takes_effect", finding.takesEffect().map(AsOf::iso).orElse(null));
    values.put("not_before", finding.notBefore().map(AsOf::iso).orElse(null));
    values.put("products", Json.write(finding.products()));
    values.put("categories", Json.write(finding.categories()));
    values.put("content", finding.text());
    values.put("remarks", Json.write(finding.remarks()));
    MatchKey marks = MatchKey.of(finding);
    values.put("address", marks.address());
    values.put("text_hash", marks.text());
    values.put("title_key", marks.title());
    values.put("same_as", entry.sameAs().orElse(null));
    values.put("standing", entry.judgement().standing().word());
    values.put("score", entry.judgement().score());
    values.put("reasons", Json.write(entry.judgement().reasons()));
    values.put("topics", Json.write(entry.about().topics()));
    values.put("goals", Json.write(entry.about().goals()));
    values.put("shown_title", entry.wording().title());
    values.put("note", entry.wording().note());
    values.put("why", entry.wording().why());
    Entry.Trail trail = entry.trail();
    values.put("by_editor", trail.byEditor() ? 1 : 0);
    values.put("edited", trail.edited() ? 1 : 0);
    values.put("pinned", trail.pinned() ? 1 : 0);
    values.put("found_at", trail.found().toEpochMilli());
    values.put("changed_at", trail.changed().toEpochMilli());
    values.put("vanished_at", millis(trail.vanished()));
    return values;
  }

  private static @Nullable Long millis(Optional<Instant> moment) {
    return moment.map(Instant::toEpochMilli).orElse(null);
  }

  static Entry entry(RowView row) {
    return new Entry(
        text(row, "id"),
        finding(row),
        new Origin(text(row, "publisher"), Confidence.valueOf(text(row, "confidence"))),
        new Assessment(
            ReviewStatus.of(text(row, "standing")),
            row.getColumn("score", Integer.class),
            texts(row, "reasons")),
        new About(texts(row, "topics"), texts(row, "goals")),
        new ItemWording(text(row, "shown_title"), text(row, "note"), text(row, "why")),
        Optional.ofNullable(row.getColumn("same_as", String.class)),
        new Entry.Trail(
            isSet(row, "by_editor"),
            isSet(row, "edited"),
            isSet(row, "pinned"),
            moment(row, "found_at").orElseThrow(),
            moment(row, "changed_at").orElseThrow(),
            moment(row, "vanished_at")));
  }

  private static SourceItem finding(RowView row) {
    return new SourceItem(
        text(row, "source"),
        text(row, "item_key"),
        URI.create(text(row, "url")),
        text(row, "title"),
        moment(row, "published_at"),
        moment(row, "modified_at"),
        Change.valueOf(text(row, "change_kind").toUpperCase(Locale.ROOT)),
        asOf(row, "takes_effect"),
        texts(row, "products"),
        texts(row, "categories"),
        text(row, "content"),
        texts(row, "remarks"),
        asOf(row, "listed"),
        asOf(row, "not_before"));
  }

  private static Optional<AsOf> asOf(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, String.class)).map(AsOf::new);
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }

  private static List<String> texts(RowView row, String column) {
    return Json.read(text(row, column), TEXTS);
  }

  private static boolean isSet(RowView row, String column) {
    return row.getColumn(column, Integer.class) == 1;
  }

  private static Optional<Instant> moment(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, Long.class)).map(Instant::ofEpochMilli);
  }
}
