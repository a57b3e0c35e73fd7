package dev.onward.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Json;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.plan.Trait;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which action an advice carries, and the words around it. */
class ActionAdviceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Catalogue CATALOGUE = KnowledgeLoader.load(Path.of("knowledge")).catalogue();
  private static final Trait GOAL = new Trait(Trait.Kind.GOAL, "", "your goal");
  private static final Trait BADGE = new Trait(Trait.Kind.BADGE, "AZ-104", "AZ-104");
  private static final Profile KNOWN = Profile.EMPTY.withGoal("solutions-architect").withHours(5);

  private static Asked asked(Ask ask, Profile profile, @Nullable CareerPlan plan) {
    return new Asked(Part.asked(ask, "", List.of(), null), profile, TODAY, plan, null, CATALOGUE);
  }

  private static CareerPlan plan() {
    return Objects.requireNonNull(ActionAdvice.plan(asked(Ask.PLAN, KNOWN, null)).plan());
  }

  private static List<Action> actions() {
    return List.of(
        new Action.EraseAll(),
        new Action.ErasePlan(),
        new Action.ForgetOne(List.of(GOAL, BADGE)),
        new Action.ReplacePlan(plan(), KNOWN.withHeld(HeldBadge.of("AZ-104"))),
        new Action.AskForMails("ann@example.org", null),
        new Action.EndMails());
  }

  @ParameterizedTest
  @MethodSource("actions")
  void anActionComesBackFromTheDatabaseAsItWas(Action action) {
    assertThat(Json.read(Json.write(action), Action.class)).isEqualTo(action);
    assertThat(Json.write(action)).contains("\"action\":\"" + action.word() + "\"");
  }

  @ParameterizedTest
  @MethodSource("actions")
  void whatIsAskedBackHasAButtonForYesAndOneForNo(Action action) {
    Advice asked = ActionWords.askedBack(action);
    assertThat(asked.action()).isEqualTo(action);
    assertThat(asked.plan()).isNull();
    assertThat(asked.text()).contains("Yes or no.").doesNotContain("@");
    assertThat(asked.followUps()).hasSize(2).allMatch(ActionWords::isButton);
    assertThat(action.toString()).doesNotContain("@");
  }

  @ParameterizedTest
  @MethodSource("actions")
  void allThatCanBeUndoneSaysUntilWhen(Action action) {
    Advice done = ActionWords.done(action, Instant.parse("2026-11-24T09:05:00Z"));
    assertThat(done.text()).contains("until 24 November 2026, 09:05 UTC");
    assertThat(done.followUps()).containsExactly(ActionWords.UNDO);
  }

  @Test
  void whereNothingIsKeptNothingIsAskedBack() {
    assertThat(ActionAdvice.eraseAll(asked(Ask.ERASE_ALL, Profile.EMPTY, null)).action()).isNull();
    assertThat(ActionAdvice.erasePlan(asked(Ask.ERASE_PLAN, KNOWN, null)).action()).isNull();
    assertThat(ActionAdvice.eraseAll(asked(Ask.ERASE_ALL, KNOWN, null)).action())
        .isEqualTo(new Action.EraseAll());
    assertThat(ActionAdvice.erasePlan(asked(Ask.ERASE_PLAN, Profile.EMPTY, plan())).action())
        .isEqualTo(new Action.ErasePlan());
  }

  @Test
  void onlyWhatIsKnownIsToBeForgotten() {
    Asked asked = asked(Ask.FORGET_ONE, KNOWN, null);
    assertThat(ActionAdvice.forgetOne(asked, List.of(GOAL, BADGE)).action())
        .isEqualTo(new Action.ForgetOne(List.of(GOAL)));
    Advice unknown = ActionAdvice.forgetOne(asked, List.of(BADGE));
    assertThat(unknown.action()).isNull();
    assertThat(unknown.text()).contains("AZ-104", "nothing to forget");
    Advice unclear = ActionAdvice.forgetOne(asked, List.of());
    assertThat(unclear.action()).isNull();
    assertThat(unclear.text()).contains("Which of it", "Hours a week: 5");
  }

  @Test
  void aPlanThatWasBegunIsNotReplacedUnasked() {
    CareerPlan before = plan();
    Advice fresh = ActionAdvice.plan(asked(Ask.PLAN, KNOWN.withHours(3), before));
    assertThat(fresh.action()).isNull();
    assertThat(fresh.plan()).isNotNull();

    CareerPlan begun = before.with(before.steps().getFirst().id(), Progress.DONE);
    Advice offered = ActionAdvice.plan(asked(Ask.PLAN, KNOWN.withHours(3), begun));
    assertThat(offered.plan()).isNull();
    assertThat(offered.text()).contains("1 of its", "at no more than 3 hours a week");
    assertThat(offered.action())
        .isInstanceOfSatisfying(
            Action.ReplacePlan.class,
            action -> {
              assertThat(action.plan().hoursPerWeek()).isEqualTo(3);
              assertThat(action.wanted()).isEqualTo(KNOWN.withHours(3));
            });
  }

  @Test
  void ofTwoActionsTheFirstIsAskedBackAndTheOtherMentioned() {
    Advice erase = ActionWords.askedBack(new Action.EraseAll());
    Advice end = ActionWords.askedBack(new Action.ErasePlan());
    Advice fact = Advice.grounded("A fact.");
    List<Advice> answers = ActionAdvice.oneAction(List.of(fact, erase, end));
    assertThat(answers).hasSize(2).contains(fact);
    assertThat(answers.getLast().action()).isEqualTo(new Action.EraseAll());
    assertThat(answers.getLast().text()).contains("One thing at a time");
  }

  @Test
  void noOtherPlanGoesBesideOneThatIsOnlyOffered() {
    CareerPlan plan = plan();
    Advice offered = ActionWords.askedBack(new Action.ReplacePlan(plan, KNOWN));
    assertThat(ActionAdvice.oneAction(List.of(offered, Advice.grounded("x").with(plan))))
        .containsExactly(offered);
  }
}
