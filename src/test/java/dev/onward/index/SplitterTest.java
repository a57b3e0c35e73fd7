package dev.onward.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Section;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private final Splitter splitter = new Splitter(text -> text.split("\\s+", -1).length);

  @Test
  void aPassageKeepsWhereItIsFrom() {
    Passage passage =
        splitter.split(document(new Section("Dates", "It retired [^AI-102]."))).getFirst();
    assertThat(passage.id()).isEqualTo("policy-x#0");
    assertThat(passage.section()).isEqualTo("Dates");
    assertThat(passage.text()).isEqualTo("It retired.");
    assertThat(passage.verified()).isEqualTo("2026-10");
  }

  @Test
  void shortParagraphsOfASectionStayTogether() {
    assertThat(splitter.split(document(new Section("", "one\n\ntwo"), new Section("B", "three"))))
        .extracting(Passage::text)
        .containsExactly("one\n\ntwo", "three");
  }

  @Test
  void whatIsOnlyRemarkedIsNotSearched() {
    assertThat(
            splitter.split(
                document(new Section("", "what it says"), Section.aside("Why", "a remark"))))
        .extracting(Passage::text)
        .containsExactly("what it says");
  }

  @Test
  void nothingIsLostAndNothingIsTooLong() {
    String sentence = "This is a sentence of eight words, no more. ";
    String text = (sentence.repeat(30) + "\n\n").repeat(4);
    List<Passage> passages = splitter.split(document(new Section("", text)));

    assertThat(passages).hasSizeGreaterThan(3);
    assertThat(passages)
        .allSatisfy(p -> assertThat(p.text().split("\\s+", -1)).hasSizeLessThanOrEqualTo(300));
    String whole = String.join(" ", passages.stream().map(Passage::text).toList());
    assertThat(whole.replaceAll("\\s+", " ").strip())
        .isEqualTo(text.replaceAll("\\s+", " ").strip());
  }

  private static Document document(Section... sections) {
    return new Document(
        "policy-x",
        Kind.POLICY,
        "A policy",
        Optional.empty(),
        Optional.empty(),
        new AsOf("2026-10"),
        Confidence.B,
        List.of(),
        List.of("HUB"),
        List.of(sections));
  }
}
