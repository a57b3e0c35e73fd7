package dev.onward.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.evaluate.QuestionSet.BrokenSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The program's own questions: that they are worth asking, and how a broken set is refused. */
class QuestionSetTest {
  private static final QuestionSet SET = QuestionSet.standard();

  @Test
  void everyKindOfQuestionIsAskedSeveralTimes() {
    assertThat(SET.questions()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(
            SET.questions().stream()
                .collect(Collectors.groupingBy(Question::category, Collectors.counting())))
        .hasSize(13)
        .allSatisfy((category, count) -> assertThat(count).isGreaterThanOrEqualTo(5));
  }

  @Test
  void everyFalseClaimIsFoundInItsExampleAndNotInItsDenial() {
    SET.claims()
        .forEach((name, claim) -> {
          assertThat(Wording.plain(claim.example()).asserts(QuestionSet.compiled(claim.pattern())))
              .as(name)
              .isTrue();
          assertThat(
                  Wording.plain("It is wrong that " + claim.example())
                      .asserts(QuestionSet.compiled(claim.pattern())))
              .as(name)
              .isFalse();
        });
  }

  @Test
  void pointsAndClaimsAreAllUsed() {
    Set<String> unused = new TreeSet<>(SET.points().keySet());
    unused.addAll(SET.claims().keySet());
    for (Question question : SET.questions()) {
      List.of(question.opens(), question.says(), question.never()).forEach(unused::removeAll);
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void noQuestionIsPassedByAnAnswerAboutNothing() {
    Judge judge = new Judge(SET);
    String nothing = "Thank you for the message. More can be found elsewhere.";
    for (Question question : SET.questions()) {
      Reply reply = new Reply("c", "grounded", "embedded", nothing, null, List.of(), null);
      assertThat(judge.faults(question, reply)).as(question.id()).isNotEmpty();
    }
  }

  @Test
  void aBrokenSetIsRefusedWithAllItsFaults() {
    String broken =
        """
        askedAt: 2026-11-23T09:00:00Z
        floor: {total: 1, category: 1}
        questions:
        - {id: one, category: plan, ask: [what?], says: ['('], never: [nonsense]}
        - {id: one, category: plan}
        """;
    assertThatThrownBy(() -> QuestionSet.parse("my.yaml", broken))
        .isInstanceOf(BrokenSet.class)
        .hasMessageContainingAll(
            "my.yaml",
            "'one': '(' is no pattern",
            "'one': no claim is named 'nonsense'",
            "'one' stands there twice",
            "'one': give it an id, a category and something to ask");
  }

  @Test
  void aMisspeltKeyIsRefused() {
    assertThatThrownBy(() ->
            QuestionSet.parse(
                "my.yaml",
                "askedAt: 2026-11-23T09:00:00Z\nfloor: {total: 1, category: 1}\nquestons: []"))
        .isInstanceOf(BrokenSet.class)
        .hasMessageContainingAll("my.yaml", "questons");
  }
}
