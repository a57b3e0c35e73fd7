package dev.onward.plan;

import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step before it has dates. */
public record Task(
    String id,
    Kind kind,
    String title,
    String why,
    int hours,
    @Nullable String url,
    String doneWhen,
    List<String> sources) {

  public Task {
    sources = List.copyOf(sources);
    if (hours < 1) {
      throw new IllegalArgumentException(id + " takes no time");
    }
  }

  Step on(LocalDate start, LocalDate due, Progress progress) {
    return new Step(id, kind, title, why, start, due, hours, url, doneWhen, progress, sources);
  }
}
