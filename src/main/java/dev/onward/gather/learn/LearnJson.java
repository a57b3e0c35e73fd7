package dev.onward.gather.learn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.gather.learn.LearnCredential.Kind;
import dev.onward.gather.prose.VisibleText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of a catalog. The open interface writes {@code last_modified} and lists plain ids, the
 * Learn Platform writes {@code updatedAt} and lists objects with an id; both mean the same. Texts
 * are freed of tags and cut to a bounded length, addresses kept on Microsoft Learn only.
 */
final class LearnJson {
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_LIST = 60;
  private static final int MOST_MINUTES = 24 * 60;

  private final JsonNode entry;

  private LearnJson(JsonNode entry) {
    this.entry = entry;
  }

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException when it has no id or no title
   */
  static LearnCredential read(JsonNode entry, Kind kind) {
    return new LearnJson(entry).credential(kind);
  }

  private LearnCredential credential(Kind kind) {
    String uid = plain(text("uid", "id"), LONGEST_TITLE).toLowerCase(Locale.ROOT);
    String title = plain(text("title"), LONGEST_TITLE);
    if (uid.isBlank() || title.isBlank()) {
      throw new IllegalArgumentException(
          "an entry of %s without %s"
              .formatted(
                  kind.name().toLowerCase(Locale.ROOT),
                  uid.isBlank() ? "an id" : "a title, " + uid));
    }
    List<String> exams = codes(list("exams"));
    return new LearnCredential(
        uid,
        title,
        kind,
        code(kind, uid, exams),
        url(),
        subtitle(),
        list("levels"),
        list("roles"),
        list("products"),
        exams,
        number("exam_duration_in_minutes", "examDurationInMinutes").filter(m -> m <= MOST_MINUTES),
        number("renewal_frequency_in_days", "renewalFrequencyInDays"),
        list("prerequisites"),
        list("skills"),
        list("locales"),
        updated());
  }

  private Optional<String> code(Kind kind, String uid, List<String> exams) {
    String shown = text("examNumber", "exam_number", "display_name", "displayName");
    return switch (kind) {
      case EXAM -> LearnNames.examCode(shown).or(() -> LearnNames.examCode(uid));
      case APPLIED_SKILL -> LearnNames.examCode(shown);
      case CERTIFICATION -> exams.size() == 1 ? Optional.of(exams.getFirst()) : Optional.empty();
    };
  }

  private static List<String> codes(List<String> exams) {
    return exams.stream().flatMap(exam -> LearnNames.examCode(exam).stream()).distinct().toList();
  }

  /** A retirement is told in the one or in the other. */
  private String subtitle() {
    String subtitle = plain(text("subtitle"), LONGEST_TEXT);
    String summary = plain(text("summary"), LONGEST_TEXT);
    return subtitle.contains(summary) ? subtitle : (subtitle + " " + summary).strip();
  }

  /** Without the query, which only tells Microsoft where a reader comes from. */
  private Optional<URI> url() {
    try {
      URI given = URI.create("https://learn.microsoft.com/").resolve(new URI(text("url").strip()));
      boolean learn =
          "https".equals(given.getScheme())
              && "learn.microsoft.com".equals(given.getHost())
              && given.getPort() == -1
              && given.getRawUserInfo() == null;
      return learn && given.getPath().length() > 1
          ? Optional.of(new URI("https", given.getHost(), given.getPath(), null))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Instant> updated() {
    String text = text("last_modified", "updatedAt");
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private String text(String... names) {
    for (String name : names) {
      JsonNode value = entry.path(name);
      if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
        return value.asText();
      }
    }
    return "";
  }

  /** Zero stands for "not told" in all records that were seen, so it is no number here. */
  private Optional<Integer> number(String... names) {
    for (String name : names) {
      JsonNode value = entry.path(name);
      if (value.isInt() && value.asInt() > 0) {
        return Optional.of(value.asInt());
      }
    }
    return Optional.empty();
  }

  private List<String> list(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : entry.path(name)) {
      JsonNode value = element;
      for (String key : List.of("uid", "id", "name", "title")) {
        value = value.isObject() && element.hasNonNull(key) ? element.get(key) : value;
      }
      if (value.isTextual() && !value.asText().isBlank() && texts.size() < LONGEST_LIST) {
        texts.add(plain(value.asText(), LONGEST_TITLE));
      }
    }
    return texts;
  }

  private static String plain(String text, int most) {
    return VisibleText.bounded(VisibleText.line(text), most);
  }
}
