package dev.onward.plan;

import static dev.onward.plan.Wishes.CATALOGUE;
import static dev.onward.plan.Wishes.PLANNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Section;
import dev.onward.knowledge.Status;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Planner.Attempt;
import dev.onward.plan.Shortfall.Drop;
import dev.onward.plan.Terms.Move;
import dev.onward.plan.Terms.Pause;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What holds of every plan, whoever asks, whenever, for whatever. */
class PlanPropertiesTest {
  private static final double ROUNDING = 1e-6;

  @Provide
  Arbitrary<Wish> wishes() {
    return Wishes.any();
  }

  @Provide
  Arbitrary<Wish> freshWishes() {
    return Wishes.fresh();
  }

  @Property(tries = 1_000)
  void noStepStartsBeforeTodayOrIsDueBehindTheHorizon(@ForAll("wishes") Wish wish) {
    for (Step step : open(PLANNER.plan(wish))) {
      assertThat(step.startOn()).as(step.id()).isAfterOrEqualTo(wish.startsOn());
      assertThat(step.dueOn()).as(step.id()).isBeforeOrEqualTo(wish.horizon());
    }
  }

  /** The hours of a step lie evenly on its days. */
  @Property(tries = 1_000)
  void noSevenDaysRunningAndNoCalendarWeekHoldMoreThanTheHours(@ForAll("wishes") Wish wish) {
    CareerPlan plan = PLANNER.plan(wish);
    Map<LocalDate, Double> hours = hoursByDay(open(plan));
    for (LocalDate day : hours.keySet()) {
      assertThat(week(hours, day)).isLessThanOrEqualTo(wish.hoursPerWeek() + ROUNDING);
      LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      assertThat(week(hours, monday)).isLessThanOrEqualTo(wish.hoursPerWeek() + ROUNDING);
    }
    double spread = hours.values().stream().mapToDouble(Double::doubleValue).sum();
    int whole = open(plan).stream().mapToInt(Step::hours).sum();
    assertThat(spread).isCloseTo(whole, within(ROUNDING * 1_000));
  }

  @Property(tries = 1_000)
  void whatACredentialRequiresIsHeldOrComesBeforeIt(@ForAll("wishes") Wish wish) {
    CareerPlan plan = PLANNER.plan(wish);
    for (Step exam : exams(plan)) {
      for (Credential.Requirement requirement : credential(exam).requires()) {
        boolean met =
            requirement.anyOf().stream()
                .anyMatch(id ->
                    wish.holds(id)
                        || exams(plan).stream()
                            .anyMatch(before ->
                                credential(before).id().equals(id)
                                    && before.dueOn().isBefore(exam.startOn())));
        assertThat(met).as(exam.id() + " needs " + requirement.anyOf()).isTrue();
      }
      for (Step study : plan.steps()) {
        if (study.id().startsWith(exam.id().replace("-exam", "-study-"))
            && study.status() != Progress.DONE) {
          assertThat(study.dueOn()).as(study.id()).isBefore(exam.startOn());
        }
      }
    }
  }

  @Property(tries = 1_000)
  void everyExamCanBeSatOnTheDayItIsDue(@ForAll("wishes") Wish wish) {
    for (Step exam : exams(PLANNER.plan(wish))) {
      assertThat(credential(exam).statusOn(exam.dueOn()))
          .as(exam.id())
          .isNotIn(Status.RETIRED, Status.UPCOMING);
    }
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void theSameWishGivesTheSamePlan(@ForAll("wishes") Wish wish) {
    assertThat(PLANNER.plan(wish)).isEqualTo(PLANNER.plan(wish));
    assertThat(Reloaded.PLANNER.plan(wish)).isEqualTo(PLANNER.plan(wish));
  }

  /** A second reading of the knowledge, so that no order is left to chance. */
  private static final class Reloaded {
    private static final Planner PLANNER =
        new Planner(KnowledgeLoader.load(Path.of("knowledge")).catalogue());
  }

  @Property(tries = 1_000)
  void whatIsDoneIsKeptAndWhatIsInTheWorksStaysSo(@ForAll("wishes") Wish wish) {
    CareerPlan plan = PLANNER.plan(wish);
    assertThat(plan.steps()).containsAll(wish.done());
    for (Step step : open(plan)) {
      assertThat(step.status() == Progress.DOING).isEqualTo(wish.isInTheWorks(step.id()));
    }
  }

  @Property(tries = 1_000)
  void everyStepHasAnIdOfItsOwn(@ForAll("wishes") Wish wish) {
    assertThat(PLANNER.plan(wish).steps().stream().map(Step::id)).doesNotHaveDuplicates();
  }

  @Property(tries = 1_000)
  void everythingCitedIsInTheKnowledge(@ForAll("wishes") Wish wish) {
    CareerPlan plan = PLANNER.plan(wish);
    for (Step step : plan.steps()) {
      assertThat(step.sources()).as(step.id()).isNotEmpty().allSatisfy(this::isKnown);
      assertThat(step.sources()).as(step.id()).containsAll(Section.marks(step.why()));
    }
    plan.warnings().forEach(warning -> Section.marks(warning).forEach(this::isKnown));
  }

  private void isKnown(String id) {
    assertThat(CATALOGUE.document(id)).as(id).isPresent();
  }

  @Property(tries = 1_000)
  void badgesAreRenewedInTheirWindow(@ForAll("wishes") Wish wish) {
    for (Step step : open(PLANNER.plan(wish))) {
      if (!step.id().contains("-renewal-")) {
        continue;
      }
      Credential credential = CATALOGUE.credential(step.sources().getLast()).orElseThrow();
      LocalDate expires = wish.profile().held(credential.id()).orElseThrow().expiresOn();
      assertThat(expires).isNotNull().isAfterOrEqualTo(step.dueOn());
      int days = credential.renewal().orElseThrow().opensDays().orElseThrow();
      assertThat(step.startOn()).isAfterOrEqualTo(expires.minusDays(days));
      assertThat(credential.canRenewOn(step.dueOn())).isTrue();
    }
  }

  @Property(tries = 1_000)
  void aBadgeThatCouldBeRenewedIsRenewedOrSpokenOf(@ForAll("wishes") Wish wish) {
    CareerPlan plan = PLANNER.plan(wish);
    String warnings = String.join("\n", plan.warnings());
    wish.lapsing().stream()
        .flatMap(badge -> RenewalWindow.of(badge, wish.startsOn(), CATALOGUE).stream())
        .filter(window -> !window.closes().isAfter(wish.horizon()))
        .forEach(window ->
            assertThat(
                    plan.step(Tasks.renewal(window).id()).isPresent()
                        || warnings.contains("Your " + window.credential().id() + " lapses"))
                .as(window.toString())
                .isTrue());
  }

  @Property(tries = 1_000)
  void besideEveryExamStandsAPieceAndACommunityStep(@ForAll("freshWishes") Wish wish) {
    Attempt attempt = PLANNER.attempt(wish, Set.of());
    if (!attempt.draft().isWhole()) {
      return;
    }
    Map<Kind, Long> count =
        PLANNER.plan(wish).steps().stream()
            .collect(Collectors.groupingBy(Step::kind, Collectors.counting()));
    long exams = count.getOrDefault(Kind.CREDENTIAL, 0L);
    assertThat(count.getOrDefault(Kind.PORTFOLIO, 0L)).isGreaterThanOrEqualTo(exams);
    assertThat(count.getOrDefault(Kind.COMMUNITY, 0L)).isGreaterThanOrEqualTo(exams);
  }

  /** Save where a badge would lapse, an exam retire or time run out, if they did. */
  @Property(tries = 1_000)
  void pieceAndCommunityStepBeginInTheFirstThreeWeeks(@ForAll("freshWishes") Wish wish) {
    Attempt attempt = PLANNER.attempt(wish, Set.of());
    boolean renews = !Renewals.of(wish, CATALOGUE).isEmpty();
    boolean course = attempt.outline().chapters().stream().anyMatch(c -> c.exam().isPresent());
    if (renews || !course || !attempt.draft().isWhole()) {
      return;
    }
    if (attempt.draft().weave() == Weave.EXAM_FIRST) {
      assertThat(Drafting.draft(wish, CATALOGUE, attempt.outline(), Weave.EVEN).isFine()).isFalse();
      return;
    }
    for (Kind kind : List.of(Kind.PORTFOLIO, Kind.COMMUNITY)) {
      assertThat(PLANNER.plan(wish).steps())
          .anyMatch(
              step -> step.kind() == kind && !step.startOn().isAfter(wish.startsOn().plusWeeks(3)));
    }
  }

  @Property(tries = 500)
  void nothingIsDoneInAPause(@ForAll("wishes") Wish wish, @ForAll("pauses") List<int[]> pauses) {
    Terms terms = wish.terms();
    for (int[] pause : pauses) {
      LocalDate from = wish.startsOn().plusDays(pause[0]);
      terms = terms.with(new Pause(from, from.plusDays(pause[1])));
    }
    Wish paused = wish.under(terms);
    CareerPlan plan = PLANNER.plan(paused);
    for (Step step : open(plan)) {
      assertThat(paused.terms().pauses())
          .as(step.toString())
          .noneMatch(
              pause -> !step.startOn().isAfter(pause.to()) && !step.dueOn().isBefore(pause.from()));
    }
    assertThat(plan.agreed()).isEqualTo(paused.terms());
    noSevenDaysRunningAndNoCalendarWeekHoldMoreThanTheHours(paused);
    whatACredentialRequiresIsHeldOrComesBeforeIt(paused);
  }

  @Provide
  Arbitrary<List<int[]>> pauses() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 300), Arbitraries.integers().between(0, 60))
        .as((after, days) -> new int[] {after, days})
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  /** Whatever is moved wherever, what an exam stands on comes before it. */
  @Property(tries = 500)
  void whatIsMovedKeepsTheOrder(
      @ForAll("freshWishes") Wish wish,
      @ForAll @IntRange(max = 20) int one,
      @ForAll @IntRange(max = 20) int two,
      @ForAll Move.Place place) {
    List<Step> steps = PLANNER.plan(wish).steps();
    if (steps.isEmpty()) {
      return;
    }
    Step step = steps.get(one % steps.size());
    Step other = steps.get(two % steps.size());
    Move move =
        switch (place) {
          case BEFORE -> Move.before(step.id(), other.id());
          case AFTER -> Move.after(step.id(), other.id());
          case FROM -> Move.from(step.id(), other.dueOn());
          case ON -> Move.on(step.id(), other.dueOn());
        };
    Wish moved = wish.under(wish.terms().moved(step.id(), List.of(move)));
    noSevenDaysRunningAndNoCalendarWeekHoldMoreThanTheHours(moved);
    whatACredentialRequiresIsHeldOrComesBeforeIt(moved);
    noStepStartsBeforeTodayOrIsDueBehindTheHorizon(moved);
  }

  @Property(tries = 500)
  void whatIsSaidOfTooLittleTimeHolds(@ForAll("wishes") Wish wish) {
    Attempt attempt = PLANNER.attempt(wish, Set.of());
    if (attempt.draft().isWhole()) {
      assertThat(PLANNER.plan(wish).warnings()).noneMatch(w -> w.contains("Left out"));
      return;
    }
    Shortfall shortfall = new Alternatives(wish, attempt, PLANNER).shortfall();
    assertThat(PLANNER.plan(wish).warnings()).contains(shortfall.words());
    shortfall
        .hoursNeeded()
        .ifPresent(hours -> {
          assertThat(isWhole(wish.withHours(hours))).isTrue();
          assertThat(hours == wish.hoursPerWeek() + 1 || !isWhole(wish.withHours(hours - 1)))
              .isTrue();
          assertThat(shortfall.words()).contains("about " + hours + " hour");
        });
    shortfall.doneBy().ifPresent(day -> assertThat(isWhole(wish.until(day))).isTrue());
    shortfall
        .drop()
        .map(Drop::tasks)
        .ifPresent(dropped -> {
          Set<String> ids = dropped.stream().map(Task::id).collect(Collectors.toSet());
          assertThat(PLANNER.attempt(wish, ids).draft().isWhole()).isTrue();
        });
  }

  private static boolean isWhole(Wish wish) {
    return PLANNER.attempt(wish, Set.of()).draft().isWhole();
  }

  private static List<Step> open(CareerPlan plan) {
    return plan.steps().stream().filter(step -> step.status() != Progress.DONE).toList();
  }

  private static List<Step> exams(CareerPlan plan) {
    return open(plan).stream().filter(step -> step.kind() == Kind.CREDENTIAL).toList();
  }

  private static Credential credential(Step exam) {
    return CATALOGUE.credential(exam.sources().getFirst()).orElseThrow();
  }

  private static Map<LocalDate, Double> hoursByDay(List<Step> steps) {
    Map<LocalDate, Double> hours = new HashMap<>();
    for (Step step : steps) {
      long days = ChronoUnit.DAYS.between(step.startOn(), step.dueOn()) + 1;
      for (int i = 0; i < days; i++) {
        hours.merge(step.startOn().plusDays(i), (double) step.hours() / days, Double::sum);
      }
    }
    return hours;
  }

  private static double week(Map<LocalDate, Double> hours, LocalDate first) {
    double sum = 0;
    for (int i = 0; i < 7; i++) {
      sum += hours.getOrDefault(first.plusDays(i), 0.0);
    }
    return sum;
  }
}
