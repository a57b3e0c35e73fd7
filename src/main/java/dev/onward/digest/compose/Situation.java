package dev.onward.digest.compose;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Update;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that decides what a reader is told: the catalogue, the days on their own calendar, what they
 * want, what they hold and plan, and what they were told before. The same situation gives the same
 * contents.
 */
public record Situation(
    Catalogue catalogue, Span span, Interests interests, Standing standing, Past past) {

  /** The day of the issue, and the day since which things are new. */
  public record Span(LocalDate since, LocalDate day) {
    /** A first issue has none before it, and shows the latest that is its reader's. */
    public static final Duration FIRST_LOOK_BACK = Duration.ofDays(180);

    public Span {
      if (day.isBefore(since)) {
        throw new IllegalArgumentException(since + " comes after " + day);
      }
    }

    /** True for what happened after the day of the issue before, up to today. */
    boolean holds(LocalDate when) {
      return when.isAfter(since) && !when.isAfter(day);
    }
  }

  public record Interests(Optional<GoalPath> goal, Set<String> topics) {
    public Interests {
      topics = Set.copyOf(topics);
    }

    public static Interests of(Catalogue catalogue, Optional<String> goal, Set<String> topics) {
      return new Interests(
          goal.flatMap(id -> catalogue.path(id).or(() -> pathTo(id, catalogue))), topics);
    }

    /** A person's goal may be a credential; then the first path that leads to it counts. */
    private static Optional<GoalPath> pathTo(String credential, Catalogue catalogue) {
      return catalogue.paths().stream()
          .filter(path ->
              path.credentials().stream().anyMatch(step -> step.credential().equals(credential)))
          .findFirst();
    }
  }

  /** What is known of the person; both empty where the reader came without a conversation. */
  public record Standing(Profile profile, Optional<CareerPlan> plan) {
    public static final Standing UNKNOWN = new Standing(Profile.EMPTY, Optional.empty());

    /** The goal that they named in a conversation. */
    public Optional<String> goal() {
      return Optional.ofNullable(profile.goal()).or(() -> plan.map(CareerPlan::goal));
    }

    /** The steps that are not done. */
    List<Step> open() {
      return plan.stream()
          .flatMap(p -> p.steps().stream())
          .filter(step -> step.status() != Progress.DONE)
          .toList();
    }
  }

  /** The keys of what was told, and the weights of votes by item. */
  public record Past(Set<String> told, Map<String, Integer> votes) {
    static final Past NONE = new Past(Set.of(), Map.of());

    public Past {
      told = Set.copyOf(told);
      votes = Map.copyOf(votes);
    }
  }

  public LocalDate day() {
    return span.day();
  }

  /** The days that were told. */
  List<Deadline.Told> toldDays() {
    return past.told().stream().flatMap(key -> Deadline.Told.of(key).stream()).toList();
  }

  /** The updates that were told. */
  List<Update> toldUpdates() {
    return past.told().stream()
        .flatMap(id -> catalogue.item(id).stream())
        .filter(Update.class::isInstance)
        .map(Update.class::cast)
        .toList();
  }

  boolean isTold(String key) {
    return past.told().contains(key);
  }

  /** True of a reader of whom nothing is known but that they wanted the mail. */
  boolean toldNothing() {
    return interests.goal().isEmpty()
        && interests.topics().isEmpty()
        && standing.profile().held().isEmpty()
        && standing.plan().isEmpty();
  }

  boolean holds(String credential) {
    return standing.profile().holds(credential);
  }
}
