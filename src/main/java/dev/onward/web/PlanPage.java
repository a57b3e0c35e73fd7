package dev.onward.web;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.talk.Memory;
import dev.onward.talk.Memory.KeptPlan;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The plan as a page to read, tick off and print. */
final class PlanPage {
  private final Memory memory;
  private final Sessions sessions;
  private final Catalogue catalogue;
  private final InstantSource clock;
  private final Template page = Template.read("plan.html");
  private final Template none = Template.read("no-plan.html");

  PlanPage(Memory memory, Sessions sessions, Catalogue catalogue, InstantSource clock) {
    this.memory = memory;
    this.sessions = sessions;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  void show(Context request) {
    // It is one person's, so nobody in between may keep it.
    request.header("Cache-Control", "private, no-store");
    Optional<CareerPlan> plan = sessions.person(request).flatMap(memory::plan).map(KeptPlan::plan);
    request.html(plan.map(this::sheet).orElseGet(() -> none.fill(Map.of())));
  }

  private String sheet(CareerPlan plan) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    PlanSheet sheet = new PlanSheet(plan, catalogue);
    long done = plan.steps().stream().filter(step -> step.status() == Progress.DONE).count();
    int steps = plan.steps().size();
    return page.fill(
        Map.of(
            "title", plan.goalTitle(),
            "revision", PlanRevision.of(plan),
            "span", span(plan),
            "steps", Integer.toString(Math.max(1, steps)),
            "done", Long.toString(done),
            "standing", "%d of %d steps done".formatted(done, steps),
            "today", AsOf.spoken(today)),
        Map.of(
            "warnings", sheet.warnings(),
            "chart", new PlanChart(plan, today).svg(),
            "list", sheet.steps(),
            "sources", sheet.sources()));
  }

  private static String span(CareerPlan plan) {
    String end = plan.endsOn().map(day -> " to " + AsOf.spoken(day)).orElse("");
    return "%s%s, at most %d %s a week, about %d hours in all."
        .formatted(
            AsOf.spoken(plan.startsOn()),
            end,
            plan.hoursPerWeek(),
            plan.hoursPerWeek() == 1 ? "hour" : "hours",
            plan.totalHours());
  }
}
