package dev.onward.understand.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.understand.text.Clause.Voice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final Clauses CLAUSES =
      new Clauses(new Cues(KnowledgeLoader.load(Path.of("knowledge")).vocabulary().statements()));

  @Test
  void aMessageFallsIntoSentences() {
    assertThat(Sentences.of("I hold AI-102. What now? Thanks!\nBye"))
        .containsExactly("I hold AI-102.", "What now?", "Thanks!", "Bye");
  }

  @Test
  void anAbbreviationEndsNoSentence() {
    assertThat(Sentences.of("Exams, e.g. AI-103 vs. AZ-305, cost approx. 165 dollars.")).hasSize(1);
    assertThat(Sentences.of("  ")).isEmpty();
  }

  private static List<String> texts(String sentence) {
    return CLAUSES.of(sentence).stream().map(Clause::text).toList();
  }

  @Test
  void aSentenceFallsIntoClauses() {
    assertThat(texts("I have AZ-104 but not AI-103, and my AI-102 expires on 12 May 2027"))
        .hasSize(3)
        .element(1)
        .asString()
        .contains("not AI-103");
  }

  @Test
  void aYearBehindItsCommaIsNotTornOff() {
    assertThat(texts("it expires on May 12, 2027")).hasSize(1);
  }

  @Test
  void aClauseKnowsOfWhomItSpeaks() {
    List<Clause> clauses = CLAUSES.of("My colleague has AZ-305, is proud of it, and I have AZ-104");
    assertThat(clauses)
        .extracting(Clause::voice)
        .containsExactly(Voice.OTHER, Voice.OTHER, Voice.OWN);
    assertThat(CLAUSES.of("my team has AZ-104"))
        .extracting(Clause::voice)
        .containsExactly(Voice.GROUP);
  }

  @Test
  void whatIsSupposedStaysSoUntilTheSentenceTurns() {
    assertThat(CLAUSES.of("If I had AZ-104, took AZ-305, but I have AI-102"))
        .extracting(Clause::supposed)
        .containsExactly(true, true, false);
  }

  @Test
  void onlyTheClauseThatAsksIsAQuestion() {
    assertThat(CLAUSES.of("My AI-102 has lapsed, what now?"))
        .extracting(Clause::asks)
        .containsExactly(false, true);
    assertThat(CLAUSES.of("Has my AI-102 lapsed, or not?"))
        .extracting(Clause::asks)
        .containsExactly(true, true);
  }
}
