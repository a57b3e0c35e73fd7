package dev.onward.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Planner;
import dev.onward.plan.Profile;
import dev.onward.plan.Terms;
import dev.onward.plan.Wish;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.wish.Nearness;
import dev.onward.understand.wish.PlanWords;
import dev.onward.understand.wish.WishReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans do as they are told: each wish is done and told by its difference, or asked back. */
class PlanChangesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TOMORROW = TODAY.plusDays(1);
  private static final Knowledge KNOWLEDGE = KnowledgeLoader.load(Path.of("knowledge"));
  private static final Catalogue CATALOGUE = KNOWLEDGE.catalogue();
  private static final PlanWords WORDS = new PlanWords(KNOWLEDGE.vocabulary().plans());
  private static final PlanChanges CHANGES =
      new PlanChanges(WORDS, new WishReader(WORDS, clause -> List.of(), Nearness.NONE));
  private static final Planner PLANNER = new Planner(CATALOGUE);
  private static final Map<String, Profile> PROFILES =
      Map.of(
          "architect", Profile.EMPTY.withGoal("solutions-architect").withHours(6),
          "agents", Profile.EMPTY.withGoal("AI-103").withHours(5),
          "docs", Profile.EMPTY.withGoal("AI-103").withHours(5),
          "none", Profile.EMPTY.withGoal("AI-103"));
  private static final Map<String, CareerPlan> PLANS =
      Map.of(
          "architect", plan("architect", Terms.NONE),
          "agents", plan("agents", Terms.NONE),
          "docs", plan("docs", Terms.NONE.with("community-rung-3-docs-fix")));

  private static Profile person(String name) {
    return Objects.requireNonNull(PROFILES.get(name));
  }

  private static CareerPlan kept(String name) {
    return Objects.requireNonNull(PLANS.get(name));
  }

  private static CareerPlan plan(String name, Terms terms) {
    Profile profile = person(name);
    return PLANNER.plan(
        new Wish(
            profile,
            Objects.requireNonNull(profile.goal()),
            Objects.requireNonNull(profile.hoursPerWeek()),
            TOMORROW,
            List.of(),
            terms));
  }

  static List<WishLine> wishes() {
    return WishLine.all();
  }

  private static Asked asked(WishLine wish, @Nullable CareerPlan plan) {
    Part part =
        Part.asked(
            wish.ask(), wish.say(), wish.texts("credentials"), wish.text("wants").orElse(null));
    Profile profile = person(wish.text("plan").orElseThrow());
    Profile told = wish.number("told").map(profile::withHours).orElse(profile);
    return new Asked(part, told, TODAY, plan, null, CATALOGUE);
  }

  private static @Nullable CareerPlan before(WishLine wish) {
    CareerPlan plan = PLANS.get(wish.text("plan").orElseThrow());
    if (plan == null) {
      return null;
    }
    for (int number : wish.numbers("done")) {
      plan = plan.with(plan.steps().get(number - 1).id(), Progress.DONE);
    }
    return plan;
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void aWishIsDoneOrAskedBack(WishLine wish) {
    CareerPlan before = before(wish);
    Advice advice = CHANGES.advise(asked(wish, before));
    String text = Section.withoutMarks(advice.text());
    wish.texts("says").forEach(words -> assertThat(text).contains(words));
    if (before != null) {
      assertThat(text.split("\\R+")).as(text).hasSizeLessThanOrEqualTo(wish.keeps() ? 6 : 3);
      assertThat(text.split("\\s+")).as(text).hasSizeLessThan(120);
    }
    CareerPlan after = advice.plan();
    if (wish.keeps()) {
      assertThat(after == null || after.equals(before)).as(text).isTrue();
      return;
    }
    assertThat(after).as(text).isNotNull();
    check(wish, before, Objects.requireNonNull(after), text);
  }

  private static void check(
      WishLine wish, @Nullable CareerPlan before, CareerPlan after, String text) {
    for (int number : wish.numbers("ticked")) {
      Step step = Objects.requireNonNull(before).steps().get(number - 1);
      assertThat(after.step(step.id()).orElseThrow().status()).as(text).isEqualTo(Progress.DONE);
    }
    for (int number : wish.numbers("open")) {
      Step step = Objects.requireNonNull(before).steps().get(number - 1);
      assertThat(after.step(step.id()).orElseThrow().status()).as(text).isEqualTo(Progress.TODO);
    }
    if (wish.ask() == Ask.PLAN_TICK && before != null) {
      assertThat(after.done().size() - before.done().size())
          .as(text)
          .isEqualTo(Math.max(1, wish.numbers("ticked").size()));
    }
    List<String> ids = after.steps().stream().map(Step::id).toList();
    assertThat(ids)
        .as(text)
        .containsAll(wish.texts("there"))
        .doesNotContainAnyElementsOf(
            wish.texts("gone").isEmpty() ? List.of("-") : wish.texts("gone"));
    wish.number("hours")
        .ifPresent(hours -> assertThat(after.hoursPerWeek()).as(text).isEqualTo(hours));
    wish.text("goal").ifPresent(goal -> assertThat(after.goal()).as(text).isEqualTo(goal));
    wish.text("starts")
        .ifPresent(day ->
            assertThat(after.open().getFirst().startOn()).as(text).isEqualTo(LocalDate.parse(day)));
    wish.text("end").ifPresent(end -> checkEnd(end, before, after, text));
    wish.day("free", 0)
        .ifPresent(from -> {
          LocalDate to = wish.day("free", 1).orElseThrow();
          assertThat(after.agreed().pauses()).as(text).containsExactly(new Terms.Pause(from, to));
          assertThat(after.open())
              .as(text)
              .allMatch(step -> step.startOn().isAfter(to) || step.dueOn().isBefore(from));
        });
    checkPlaces(wish, after, text);
    checkAll(before, after, text);
  }

  private static void checkEnd(
      String end, @Nullable CareerPlan before, CareerPlan after, String text) {
    LocalDate is = after.endsOn().orElseThrow();
    LocalDate was = before == null ? is : before.endsOn().orElseThrow();
    switch (end) {
      case "later" -> assertThat(is).as(text).isAfter(was);
      case "earlier" -> assertThat(is).as(text).isBefore(was);
      case "same" -> assertThat(is).as(text).isEqualTo(was);
      default -> assertThat(is).as(text).isBeforeOrEqualTo(LocalDate.parse(end));
    }
  }

  private static void checkPlaces(WishLine wish, CareerPlan after, String text) {
    List<String> first = wish.texts("first");
    if (!first.isEmpty()) {
      assertThat(step(after, first.get(0)).dueOn())
          .as(text)
          .isBefore(step(after, first.get(1)).startOn());
    }
    wish.day("on", 1)
        .ifPresent(day ->
            assertThat(step(after, wish.texts("on").getFirst()).dueOn()).as(text).isEqualTo(day));
    wish.day("from", 1)
        .ifPresent(day ->
            assertThat(step(after, wish.texts("from").getFirst()).startOn())
                .as(text)
                .isAfterOrEqualTo(day));
  }

  /** What holds of every plan, however it was changed. */
  private static void checkAll(@Nullable CareerPlan before, CareerPlan after, String text) {
    if (before != null) {
      assertThat(after.steps().stream().map(Step::id))
          .as(text)
          .containsAll(before.done().stream().map(Step::id).toList());
    }
    for (LocalDate day = TOMORROW;
        day.isBefore(after.endsOn().orElse(TOMORROW));
        day = day.plusDays(1)) {
      LocalDate monday = day;
      double hours =
          after.open().stream().mapToDouble(step -> within(step, monday, monday.plusDays(6))).sum();
      assertThat(hours).as("the week of " + day).isLessThanOrEqualTo(after.hoursPerWeek() + 1e-6);
    }
    for (Step exam : after.open().stream().filter(s -> s.kind() == Kind.CREDENTIAL).toList()) {
      String slug = exam.id().replace("-exam", "-");
      assertThat(after.open())
          .as(text)
          .filteredOn(s -> s.id().startsWith(slug) && !s.equals(exam))
          .allMatch(s -> s.dueOn().isBefore(exam.startOn()));
    }
  }

  private static double within(Step step, LocalDate from, LocalDate to) {
    LocalDate start = step.startOn().isAfter(from) ? step.startOn() : from;
    LocalDate end = step.dueOn().isBefore(to) ? step.dueOn() : to;
    long days = Math.max(0, end.toEpochDay() - start.toEpochDay() + 1);
    return (double) step.hours()
        * days
        / (step.dueOn().toEpochDay() - step.startOn().toEpochDay() + 1);
  }

  private static Step step(CareerPlan plan, String id) {
    return plan.step(id).orElseThrow();
  }

  @Test
  void thereAreWishesEnough() {
    assertThat(wishes()).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void whatWasAgreedHoldsInTheNextDrawing() {
    CareerPlan plan = kept("agents");
    plan = change(plan, Ask.PLAN_PAUSE, "February is free");
    plan = change(plan, Ask.PLAN_DROP, "drop step 1");
    plan = change(plan, Ask.PLAN_ADD, "add AZ-104");
    plan = change(plan, Ask.PLAN_HOURS, "8 hours a week");
    assertThat(plan.step("follow-changes")).isEmpty();
    assertThat(plan.step("az-104-exam")).isPresent();
    assertThat(plan.hoursPerWeek()).isEqualTo(8);
    assertThat(plan.open())
        .noneMatch(step -> step.startOn().getMonthValue() == 2 && step.startOn().getYear() == 2027);
  }

  private static CareerPlan change(CareerPlan plan, Ask ask, String say) {
    Asked asked =
        new Asked(
            Part.asked(ask, say, List.of(), null), person("agents"), TODAY, plan, null, CATALOGUE);
    Advice advice = CHANGES.advise(asked);
    return Optional.ofNullable(advice.plan()).orElseThrow(() -> new AssertionError(advice.text()));
  }

  @Test
  void aNewPlanIsListedBriefly() {
    for (String name : List.of("agents", "architect")) {
      Advice advice =
          ActionAdvice.plan(
              new Asked(
                  Part.asked(Ask.PLAN, "", List.of(), null),
                  person(name),
                  TODAY,
                  null,
                  null,
                  CATALOGUE));
      String text = Section.withoutMarks(advice.text());
      assertThat(text.split("\\s+")).as(text).hasSizeLessThan(180);
      assertThat(text).contains("1. **", "Review for", " h");
    }
  }

  @Test
  void theShownPlanTellsThisWeekTheNextStepAndTheEnd() {
    CareerPlan plan = kept("architect").with("follow-changes", Progress.DONE);
    Advice advice =
        PersonAdvice.showPlan(
            new Asked(
                Part.asked(Ask.SHOW_PLAN, "", List.of(), null),
                person("architect"),
                TODAY,
                plan,
                null,
                CATALOGUE));
    String text = Section.withoutMarks(advice.text());
    assertThat(text)
        .contains("This week: step 2", "Next: step 3", "1 of 38 steps", "31 October 2027");
    assertThat(text.split("\\s+")).as(text).hasSizeLessThan(80);
    assertThat(advice.plan()).isEqualTo(plan);
  }
}
