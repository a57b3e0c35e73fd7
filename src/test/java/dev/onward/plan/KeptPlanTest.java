package dev.onward.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Json;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Terms.Move;
import dev.onward.plan.Terms.Pause;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans as they come back from a database, those too that were kept before there were terms. */
class KeptPlanTest {
  private static final LocalDate START = LocalDate.of(2026, 11, 24);

  private static final String OLD =
      """
      {"goal":"AI-103","goalTitle":"AI-103","startsOn":"2026-09-01","hoursPerWeek":5,"steps":[
       {"id":"ai-103-study-1","kind":"LEARNING","title":"Study for AI-103: agents","why":"w",
        "startOn":"2026-09-01","dueOn":"2026-10-10","hours":19,"url":null,"doneWhen":"d",
        "status":"DONE","sources":["AI-103"]}],"warnings":["Mind it."]}
      """;

  @Test
  void aPlanFromBeforeThereWereTermsIsRead() {
    CareerPlan plan = Json.read(OLD, CareerPlan.class);
    assertThat(plan.agreed()).isEqualTo(Terms.NONE);
    assertThat(plan.steps()).hasSize(1);
    assertThat(Json.read(Json.write(plan), CareerPlan.class)).isEqualTo(plan);
  }

  @Test
  void whatIsDoneInLargerPartsIsNotStudiedAgain() {
    CareerPlan old = Json.read(OLD, CareerPlan.class);
    CareerPlan fresh = Wishes.PLANNER.plan(wish(List.of()));
    CareerPlan drawn = Wishes.PLANNER.plan(wish(old.steps()));
    assertThat(drawn.step("ai-103-study-1")).contains(old.steps().getFirst());
    assertThat(study(drawn.open()))
        .as("19 hours are done")
        .isBetween(study(fresh.steps()) - 19, study(fresh.steps()) - 13);
  }

  private static int study(List<Step> steps) {
    return steps.stream().filter(step -> step.id().contains("-study-")).mapToInt(Step::hours).sum();
  }

  @Test
  void termsComeBackAsTheyWere() {
    Terms terms =
        Terms.NONE
            .until(START.plusYears(1))
            .with(new Pause(START.plusDays(30), START.plusDays(44)))
            .without(List.of("follow-changes"))
            .with("AZ-104")
            .moved("ai-103-exam", List.of(Move.on("ai-103-exam", START.plusMonths(9))));
    CareerPlan plan = Wishes.PLANNER.plan(wish(List.of()).under(terms));
    CareerPlan kept = Json.read(Json.write(plan), CareerPlan.class);
    assertThat(kept).isEqualTo(plan);
    assertThat(kept.with("ai-103-study-1", Progress.DONE).agreed()).isEqualTo(terms);
  }

  private static Wish wish(List<Step> begun) {
    return new Wish(Profile.EMPTY, "AI-103", 5, START, null, begun);
  }
}
