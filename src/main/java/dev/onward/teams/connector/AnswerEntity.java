package dev.onward.teams.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onward.talk.Citation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says that a message was made by a machine, and what stands behind its marks, in Teams' own form
 * ("Enhance AI-generated bot messages"). Teams refuses a message with more than twenty citations,
 * and loses one with too long an abstract, so everything is cut here.
 */
public record AnswerEntity(List<Claim> citation) implements OutgoingActivity.Entity {
  public static final int MOST = 20;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_ABSTRACT = 160;
  private static final int LONGEST_KEYWORD = 28;

  public AnswerEntity {
    citation = List.copyOf(citation);
  }

  public record Claim(int position, Source appearance) {
    @JsonProperty("@type")
    String type() {
      return "Claim";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Source(
      String name, @JsonProperty("abstract") String summary, String url, List<String> keywords) {
    @JsonProperty("@type")
    String type() {
      return "DigitalDocument";
    }
  }

  public static AnswerEntity of(List<Citation> citations) {
    return new AnswerEntity(
        citations.stream().filter(c -> c.n() <= MOST).map(AnswerEntity::claim).toList());
  }

  /** The sources that a text marks. */
  AnswerEntity markedIn(String text) {
    return new AnswerEntity(
        citation.stream().filter(claim -> text.contains("[" + claim.position() + "]")).toList());
  }

  private static Claim claim(Citation citation) {
    String section = citation.section().isEmpty() ? "" : ", " + citation.section();
    return new Claim(
        citation.n(),
        new Source(
            cut(citation.title() + section, LONGEST_NAME),
            cut(summary(citation).replaceAll("\\s+", " "), LONGEST_ABSTRACT),
            citation.url() == null ? "" : citation.url(),
            Stream.of(verified(citation), citation.confidence())
                .map(word -> cut(word, LONGEST_KEYWORD))
                .toList()));
  }

  /** Teams wants an abstract of each. */
  private static String summary(Citation citation) {
    return citation.passage().isBlank() ? citation.title() : citation.passage();
  }

  private static String verified(Citation citation) {
    return citation.verified() == null ? "not verified" : "verified " + citation.verified();
  }

  /** Shortened to so many characters, between two of them where one takes two places. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  @JsonProperty("type")
  String type() {
    return "https://schema.org/Message";
  }

  @JsonProperty("@type")
  String kind() {
    return "Message";
  }

  @JsonProperty("@context")
  String context() {
    return "https://schema.org";
  }

  @JsonProperty("additionalType")
  List<String> additionalType() {
    return List.of("AIGeneratedContent");
  }
}
