package dev.onward.plan;

import dev.onward.knowledge.AsOf;
import dev.onward.plan.CareerPlan.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a wish lacks in time: what is left out, when all of it would be done, how many hours a week
 * would bring it in, and what could be dropped instead.
 */
public record Shortfall(
    Wish wish,
    List<Task> leftOut,
    Optional<LocalDate> doneBy,
    OptionalInt hoursNeeded,
    Optional<Drop> drop) {

  /** A part of the plan without which the rest fits, in words. */
  public record Drop(String what, List<Task> tasks) {
    public Drop {
      tasks = List.copyOf(tasks);
    }

    public int hours() {
      return tasks.stream().mapToInt(Task::hours).sum();
    }

    @Override
    public String toString() {
      return "%s (%s)".formatted(what, spoken(hours()));
    }
  }

  public Shortfall {
    leftOut = List.copyOf(leftOut);
  }

  /** What a mentor would say of it. */
  public String words() {
    return leftOutWords() + doneByWords() + waysOut();
  }

  private String leftOutWords() {
    String until = AsOf.spoken(wish.horizon());
    String opening =
        wish.finishBy() == null
            ? "A plan looks %d months ahead, to %s, and not everything fits."
                .formatted(Wish.MONTHS_AHEAD, until)
            : "Not everything fits before %s.".formatted(until);
    return opening + " Left out: " + String.join("; ", leftOutNames()) + ".";
  }

  /** What has no place in time, by name. */
  public List<String> leftOutNames() {
    return named(leftOut);
  }

  /** Parts of the study for one credential are named once, without what they are about. */
  private static List<String> named(List<Task> tasks) {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (Task task : tasks) {
      String name = task.kind() == Kind.LEARNING ? task.title().split(":", 2)[0] : task.title();
      names.merge(name, 1, Integer::sum);
    }
    return names.entrySet().stream()
        .map(name ->
            name.getValue() == 1
                ? name.getKey()
                : "%s (%d parts)".formatted(name.getKey(), name.getValue()))
        .toList();
  }

  private String doneByWords() {
    return doneBy
        .map(day ->
            " At %s a week all of it takes until about %s."
                .formatted(spoken(wish.hoursPerWeek()), month(day)))
        .orElse("");
  }

  private String waysOut() {
    List<String> ways = new ArrayList<>();
    hoursNeeded.ifPresent(hours ->
        ways.add(
            "To be through by %s you would need about %s a week"
                .formatted(AsOf.spoken(wish.horizon()), spoken(hours))));
    if (hoursNeeded.isEmpty()) {
      ways.add("Not even %d hours a week would do".formatted(Wish.MOST_HOURS));
    }
    drop.ifPresent(part -> ways.add("or drop " + part));
    ways.add(wish.finishBy() == null ? "or choose a nearer goal" : "or move the date");
    return " " + String.join("; ", ways) + ".";
  }

  private static String spoken(int hours) {
    return hours + (hours == 1 ? " hour" : " hours");
  }

  private static String month(LocalDate day) {
    return new AsOf(day.toString().substring(0, 7)).spoken();
  }
}
