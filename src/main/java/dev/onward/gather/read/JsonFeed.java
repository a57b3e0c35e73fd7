package dev.onward.gather.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import dev.onward.database.Json;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;

/** A JSON Feed (https://www.jsonfeed.org/version/1.1/), as the items of any other feed. */
final class JsonFeed {
  private static final String VERSION = "https://jsonfeed.org/version/1";

  private JsonFeed() {}

  static List<SyndEntry> entries(String text) {
    JsonNode feed;
    try {
      feed = Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("its JSON is broken: " + e.getOriginalMessage(), e);
    }
    if (!feed.path("version").asText("").startsWith(VERSION) || !feed.path("items").isArray()) {
      throw new IllegalArgumentException("it is JSON and no JSON Feed of version 1");
    }
    List<SyndEntry> entries = new ArrayList<>();
    feed.path("items").forEach(item -> entries.add(entry(item)));
    return entries;
  }

  private static SyndEntry entry(JsonNode item) {
    SyndEntry entry = new SyndEntryImpl();
    String link = text(item, "url").or(() -> text(item, "external_url")).orElse(null);
    entry.setLink(link);
    entry.setUri(text(item, "id").orElse(link));
    // Plain text in all of JSON Feed, but for content_html.
    entry.setTitle(text(item, "title").map(JsonFeed::escaped).orElse(""));
    String html =
        text(item, "content_html")
            .or(() -> text(item, "content_text").map(JsonFeed::escaped))
            .or(() -> text(item, "summary").map(JsonFeed::escaped))
            .orElse("");
    SyndContentImpl content = new SyndContentImpl();
    content.setType("html");
    content.setValue(html);
    entry.setContents(List.of(content));
    List<SyndCategory> tags = new ArrayList<>();
    item.path("tags").forEach(tag -> tags.add(category(tag.asText(""))));
    entry.setCategories(tags);
    List<Element> marks = new ArrayList<>();
    date(item, "date_published", marks).ifPresent(entry::setPublishedDate);
    date(item, "date_modified", marks).ifPresent(entry::setUpdatedDate);
    entry.setForeignMarkup(marks);
    return entry;
  }

  private static Optional<String> text(JsonNode item, String field) {
    return Optional.of(item.path(field).asText("")).filter(text -> !text.isBlank());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static SyndCategory category(String name) {
    SyndCategory category = new SyndCategoryImpl();
    category.setName(name);
    return category;
  }

  private static Optional<Date> date(JsonNode item, String field, List<Element> marks) {
    Optional<String> written = text(item, field);
    Optional<Date> date = written.flatMap(FeedDate::parse).map(Date::from);
    if (written.isPresent() && date.isEmpty()) {
      marks.add(FeedDocument.unread(field.endsWith("modified") ? "change" : "publication"));
    }
    return date;
  }
}
