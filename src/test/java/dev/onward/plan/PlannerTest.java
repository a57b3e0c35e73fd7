package dev.onward.plan;

import static dev.onward.plan.Wishes.PLANNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plans for people as they come. */
class PlannerTest {
  private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);

  @Test
  void theArchitectsExamComesAfterTheAdministrators() {
    CareerPlan plan = PLANNER.plan(wish(Profile.EMPTY, "AZ-305", 8));
    Step first = plan.step("az-104-exam").orElseThrow();
    Step second = plan.step("az-305-exam").orElseThrow();
    assertThat(first.dueOn()).isBefore(second.startOn());
  }

  @Test
  void whoHoldsTheAdministratorsBadgeIsNotSentThroughItAgain() {
    CareerPlan plan = PLANNER.plan(wish(holder("AZ-104", null), "solutions-architect", 8));
    assertThat(exams(plan)).containsExactly("az-305-exam");
    CareerPlan lapsed =
        PLANNER.plan(wish(holder("AZ-104", LocalDate.of(2026, 10, 1)), "solutions-architect", 8));
    assertThat(exams(lapsed)).containsExactly("az-104-exam", "az-305-exam");
    assertThat(lapsed.warnings()).anyMatch(w -> w.startsWith("Your AZ-104 lapsed on 1 October"));
  }

  @Test
  void aLapsedBadgeIsSaidAndItsSuccessorPlanned() {
    Profile profile = holder("AI-102", LocalDate.of(2026, 9, 30));
    CareerPlan plan = PLANNER.plan(wish(profile, "AI-102", 6));
    assertThat(plan.warnings())
        .contains(
            "Your AI-102 lapsed on 30 September 2026; it can't come back without a new pass. [^policy-no-grace]")
        .anyMatch(w -> w.contains("successor AI-103"));
    assertThat(exams(plan)).containsExactly("ai-103-exam");
  }

  @Test
  void theExamGoesBeforeThePieceWhereThatKeepsABadgeCurrent() {
    Profile soon = holder("AI-102", LocalDate.of(2027, 3, 20));
    assertThat(kinds(PLANNER.plan(wish(soon, "AI-103", 5))))
        .containsSubsequence(Kind.LEARNING, Kind.CREDENTIAL, Kind.PORTFOLIO);
    Profile late = holder("AI-102", LocalDate.of(2027, 6, 29));
    assertThat(kinds(PLANNER.plan(wish(late, "AI-103", 10))))
        .containsSubsequence(Kind.LEARNING, Kind.PORTFOLIO, Kind.COMMUNITY, Kind.CREDENTIAL);
  }

  @Test
  void anExamThatRetiresTooEarlyGivesWayToItsSuccessor() {
    LocalDate may = LocalDate.of(2026, 5, 15);
    CareerPlan slow = PLANNER.plan(new Wish(Profile.EMPTY, "AI-102", 3, may, null, List.of()));
    assertThat(exams(slow)).containsExactly("ai-103-exam");
    assertThat(slow.warnings())
        .anyMatch(w ->
            w.startsWith(
                "AI-102 retires on 30 June 2026, before your hours would bring you to it, so the plan leads to its successor AI-103"));
    LocalDate january = LocalDate.of(2026, 1, 5);
    CareerPlan quick =
        PLANNER.plan(new Wish(Profile.EMPTY, "AI-102", 20, january, null, List.of()));
    assertThat(exams(quick)).containsExactly("ai-102-exam");
  }

  @Test
  void whoHasReachedTheGoalIsLedToTheNextLevel() {
    CareerPlan plan = PLANNER.plan(wish(holder("AI-103", null), "apps-and-agents-developer", 6));
    assertThat(plan.goal()).isEqualTo("multi-agent-expert");
    assertThat(exams(plan)).containsExactly("ai-500-exam");
    assertThat(plan.warnings())
        .contains(
            "You hold AI-103 already; the next level is AI-500, Multi-Agent AI Solutions Expert. [^AI-500]");
    assertThat(exams(PLANNER.plan(wish(holder("AI-103", null), "AI-103", 6))))
        .containsExactly("ai-500-exam");
  }

  @Test
  void aboveTheLastLevelStandProjectsAndCommunity() {
    Profile both = holder("AI-103", null).withHeld(new HeldBadge("AI-500", null, null));
    CareerPlan plan = PLANNER.plan(wish(both, "apps-and-agents-developer", 6));
    assertThat(kinds(plan)).containsOnly(Kind.UPDATE, Kind.PORTFOLIO, Kind.COMMUNITY);
    assertThat(plan.warnings()).anyMatch(w -> w.startsWith("You hold every credential"));
  }

  @Test
  void aBadgeIsRenewedInItsWindow() {
    Profile profile = holder("AZ-104", LocalDate.of(2027, 8, 1));
    CareerPlan plan = PLANNER.plan(wish(profile, "solutions-architect", 5));
    Step renewal = plan.step("az-104-renewal-2027").orElseThrow();
    assertThat(renewal.startOn()).isAfterOrEqualTo(LocalDate.of(2027, 2, 2));
    assertThat(renewal.dueOn()).isBeforeOrEqualTo(LocalDate.of(2027, 8, 1));
  }

  @Test
  void aRenewalForWhichTheHoursLeaveNoRoomIsSaid() {
    CareerPlan plan = PLANNER.plan(wish(holder("AZ-104", LocalDate.of(2026, 12, 5)), "AZ-305", 1));
    assertThat(plan.step("az-104-renewal-2026")).isEmpty();
    assertThat(plan.warnings())
        .anyMatch(
            w -> w.contains("AZ-104 lapses on 5 December 2026, before your hours leave room"));
  }

  @Test
  void tooLittleTimeIsSaidWithWhatWouldHelp() {
    Wish wish =
        new Wish(
            holder("AI-102", null),
            "solutions-architect",
            3,
            TOMORROW,
            LocalDate.of(2027, 3, 1),
            List.of());
    CareerPlan plan = PLANNER.plan(wish);
    assertThat(plan.endsOn().orElseThrow()).isBeforeOrEqualTo(LocalDate.of(2027, 3, 1));
    assertThat(exams(plan)).isEmpty();
    assertThat(plan.warnings().getLast())
        .startsWith("Not everything fits before 1 March 2027. Left out: Study AZ-104")
        .containsPattern("At 3 hours a week all of it takes until about \\w+ 20\\d\\d\\.")
        .containsPattern("To be through by 1 March 2027 you would need about \\d+ hours a week")
        .endsWith("; or move the date.");
  }

  @Test
  void onePieceCanBeEnoughToDrop() {
    LocalDate end = PLANNER.plan(wish(Profile.EMPTY, "AI-103", 5)).endsOn().orElseThrow();
    CareerPlan cut =
        IntStream.range(1, 90)
            .mapToObj(days ->
                PLANNER.plan(
                    new Wish(Profile.EMPTY, "AI-103", 5, TOMORROW, end.minusDays(days), List.of())))
            .filter(plan -> !plan.warnings().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(exams(cut)).containsExactly("ai-103-exam");
    assertThat(cut.warnings().getLast())
        .contains("you would need about 6 hours a week; or drop the portfolio piece \"");
  }

  @Test
  void aSmallerPieceTakesThePlaceOfOneThatDoesNotFit() {
    LocalDate end = LocalDate.of(2027, 4, 30);
    CareerPlan plan = PLANNER.plan(new Wish(Profile.EMPTY, "AI-103", 6, TOMORROW, end, List.of()));

    assertThat(plan.steps()).extracting(Step::kind).contains(Kind.PORTFOLIO, Kind.CREDENTIAL);
    assertThat(plan.warnings()).noneMatch(warning -> warning.contains("Left out"));
  }

  @Test
  void whatNoHoursBringInIsSaidToo() {
    CareerPlan plan =
        PLANNER.plan(new Wish(Profile.EMPTY, "AZ-305", 5, TOMORROW, TOMORROW, List.of()));
    assertThat(plan.warnings().getLast())
        .contains("Not even 60 hours a week would do; or move the date");
  }

  @Test
  void whatIsDoneOrBegunSurvivesOtherHours() {
    CareerPlan plan = PLANNER.plan(wish(Profile.EMPTY, "apps-and-agents-developer", 5));
    String piece =
        plan.steps().stream()
            .filter(step -> step.kind() == Kind.PORTFOLIO)
            .findFirst()
            .orElseThrow()
            .id();
    CareerPlan ticked =
        plan.with("follow-changes", Progress.DONE)
            .with("ai-103-study-1", Progress.DONE)
            .with(piece, Progress.DOING);
    CareerPlan again =
        PLANNER.plan(
            new Wish(
                Profile.EMPTY,
                "apps-and-agents-developer",
                2,
                TOMORROW.plusWeeks(3),
                null,
                ticked.steps()));
    assertThat(again.step("ai-103-study-1")).isEqualTo(ticked.step("ai-103-study-1"));
    assertThat(again.step(piece).orElseThrow().status()).isEqualTo(Progress.DOING);
    assertThat(again.steps().stream().map(Step::id))
        .containsExactlyInAnyOrderElementsOf(plan.steps().stream().map(Step::id).toList());
  }

  @Test
  void aDonePieceIsNotFollowedByAnotherForTheSameExam() {
    CareerPlan plan = PLANNER.plan(wish(Profile.EMPTY, "AI-103", 5));
    CareerPlan done = plan;
    for (Step step : plan.steps()) {
      boolean beside = step.kind() == Kind.PORTFOLIO || step.kind() == Kind.COMMUNITY;
      done = beside ? done.with(step.id(), Progress.DONE) : done;
    }
    CareerPlan again =
        PLANNER.plan(new Wish(Profile.EMPTY, "AI-103", 5, TOMORROW, null, done.steps()));
    assertThat(again.steps()).hasSameSizeAs(plan.steps());
  }

  @Test
  void aTickedExamCountsAsHeld() {
    CareerPlan plan =
        PLANNER
            .plan(wish(Profile.EMPTY, "multi-agent-expert", 6))
            .with("ai-103-exam", Progress.DONE);
    CareerPlan again =
        PLANNER.plan(
            new Wish(Profile.EMPTY, "multi-agent-expert", 6, TOMORROW, null, plan.steps()));
    assertThat(again.steps().stream().map(Step::id))
        .contains("ai-103-exam", "ai-500-exam")
        .doesNotContain("ai-103-study-1");
  }

  @Test
  void hoursThatNoWeekHasAreRefused() {
    for (int hours : List.of(-3, 0, 61)) {
      assertThatThrownBy(() -> wish(Profile.EMPTY, "AI-103", hours))
          .hasMessage(hours + " hours a week; a plan takes 1 to 60");
    }
    assertThatThrownBy(() -> PLANNER.plan(wish(Profile.EMPTY, "astronaut", 5)))
        .hasMessage("no goal astronaut");
  }

  private static Wish wish(Profile profile, String goal, int hours) {
    return new Wish(profile, goal, hours, TOMORROW, null, List.of());
  }

  private static Profile holder(String credential, @Nullable LocalDate expires) {
    return Profile.EMPTY.withHeld(new HeldBadge(credential, null, expires));
  }

  private static List<String> exams(CareerPlan plan) {
    return plan.steps().stream()
        .filter(step -> step.kind() == Kind.CREDENTIAL)
        .map(Step::id)
        .toList();
  }

  private static List<Kind> kinds(CareerPlan plan) {
    return plan.steps().stream().map(Step::kind).toList();
  }
}
