package dev.onward.understand.wish;

import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.understand.wish.StepFinder.Mention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds steps by meaning where a text has none of their words. One that is clearly the nearest is
 * meant; where several are about as near, all of them are handed back, to be asked about.
 */
final class NearSteps {
  /** Cosines of the embedding in the house: below it nothing in common was seen. */
  private static final double LEAST = 0.56;

  private static final double ALIKE = 0.03;
  private static final int MOST = 3;

  private final Nearness nearness;
  private final CareerPlan plan;

  NearSteps(Nearness nearness, CareerPlan plan) {
    this.nearness = nearness;
    this.plan = plan;
  }

  List<Mention> find(String text) {
    Map<Step, Double> near = new LinkedHashMap<>();
    for (Step step : plan.steps()) {
      near.put(step, nearness.of(text, described(step)));
    }
    double best = near.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (best < LEAST) {
      return List.of();
    }
    List<Step> nearest =
        new ArrayList<>(
            near.entrySet().stream()
                .filter(one -> one.getValue() > best - ALIKE)
                .sorted(Map.Entry.<Step, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList());
    List<Step> open = nearest.stream().filter(step -> step.status() != Progress.DONE).toList();
    List<Step> meant = open.isEmpty() ? nearest : open;
    return meant.size() > MOST
        ? List.of()
        : List.of(new Mention(0, meant, meant.getFirst().title()));
  }

  /** Its title without the parts of an outline that all of its kind have. */
  private static String described(Step step) {
    return step.title().replaceAll("\\(\\d+(?:-\\d+)? %\\)|, part \\d+ of \\d+", "").strip();
  }
}
