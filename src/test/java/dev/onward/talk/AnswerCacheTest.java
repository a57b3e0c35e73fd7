package dev.onward.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.advise.Outcome;
import dev.onward.talk.AnswerCache.Basis;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private static final Basis BASIS = new Basis(LocalDate.of(2026, 11, 23), "knowledge 1", "prompt");
  private static final Answer ANSWER =
      new Answer(Outcome.GROUNDED, "No.", List.of(), null, List.of(), "azure-openai");

  private final AnswerCache cache = new AnswerCache();

  @Test
  void theSameQuestionInOtherLettersHasTheSameAnswer() {
    cache.keep("Can I renew AI-102?", BASIS, ANSWER);
    assertThat(cache.find("  can I  renew ai-102 ", BASIS)).contains(ANSWER);
    assertThat(cache.find("Can I renew AI-103?", BASIS)).isEmpty();
  }

  @Test
  void answersAreDroppedWhenTheKnowledgeThePromptOrTheDayChanges() {
    cache.keep("Can I renew AI-102?", BASIS, ANSWER);
    for (Basis other :
        List.of(
            new Basis(BASIS.day(), "knowledge 2", "prompt"),
            new Basis(BASIS.day(), "knowledge 1", "other prompt"),
            new Basis(BASIS.day().plusDays(1), "knowledge 1", "prompt"))) {
      assertThat(cache.find("Can I renew AI-102?", other)).isEmpty();
    }
    cache.keep("What changed?", new Basis(BASIS.day(), "knowledge 2", "prompt"), ANSWER);
    assertThat(cache.find("Can I renew AI-102?", BASIS)).isEmpty();
  }

  @Test
  void theOldestAnswerMakesRoom() {
    for (int i = 0; i <= 500; i++) {
      cache.keep("question " + i, BASIS, ANSWER);
    }
    assertThat(cache.find("question 0", BASIS)).isEmpty();
    assertThat(cache.find("question 500", BASIS)).isPresent();
  }
}
