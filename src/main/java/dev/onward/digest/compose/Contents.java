package dev.onward.digest.compose;

import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an issue tells a reader, before it is put into words: at most so many things, the most
 * important ones of all kinds, and each tied to its reader. {@code ticked} are steps that they
 * finished since the last issue, which are no news to them and so count for nothing.
 */
public record Contents(
    List<Deadline> deadlines,
    List<DueStep> steps,
    List<Pick> news,
    List<Step> ticked,
    boolean isWelcome) {
  private static final int DATES_OF_WELCOME = 3;

  public Contents {
    deadlines = List.copyOf(deadlines);
    steps = List.copyOf(steps);
    news = List.copyOf(news);
    ticked = List.copyOf(ticked);
  }

  /** The issue of a week. */
  public static Contents of(Situation situation, int most) {
    List<Deadline> deadlines = Deadlines.of(situation);
    return chosen(
        situation,
        deadlines,
        DueStep.of(situation),
        Ranking.picks(situation, deadlines),
        most,
        false);
  }

  /**
   * The first issue of a reader: the next dates that matter, however far away, and the latest news
   * that is theirs. It goes out though there be none, since it says what they asked for.
   */
  public static Contents welcome(Situation situation, int most) {
    List<Deadline> ahead = Deadlines.ahead(situation);
    List<Deadline> next =
        ahead.subList(0, Math.min(ahead.size(), Math.min(most, DATES_OF_WELCOME)));
    return chosen(
        situation,
        next,
        DueStep.of(situation),
        Ranking.picks(situation, next).stream()
            .sorted(
                Comparator.comparing(pick -> pick.update().published(), Comparator.reverseOrder()))
            .toList(),
        most,
        most > 0);
  }

  /** Takes the most important one again and again; a second of a kind counts for less. */
  private static Contents chosen(
      Situation situation,
      List<Deadline> deadlines,
      List<DueStep> steps,
      List<Pick> news,
      int most,
      boolean welcome) {
    int days = 0;
    int due = 0;
    int items = 0;
    while (days + due + items < most) {
      int day = days < deadlines.size() ? Importance.of(deadlines.get(days), situation, days) : -1;
      int step = due < steps.size() ? Importance.of(steps.get(due), due) : -1;
      int item = items < news.size() ? Importance.of(news.get(items), items) : -1;
      int best = Math.max(day, Math.max(step, item));
      if (best < 0) {
        break;
      }
      days += best == day ? 1 : 0;
      due += best != day && best == step ? 1 : 0;
      items += best != day && best != step ? 1 : 0;
    }
    return new Contents(
        deadlines.subList(0, days),
        steps.subList(0, due),
        news.subList(0, items),
        ticked(situation, welcome),
        welcome);
  }

  private static List<Step> ticked(Situation situation, boolean welcome) {
    return situation.standing().plan().stream()
        .flatMap(plan -> plan.steps().stream())
        .filter(step -> step.status() == Progress.DONE && !welcome)
        .filter(step -> !situation.isTold(doneKey(step)))
        .toList();
  }

  private static String doneKey(Step step) {
    return "done:" + step.id();
  }

  /** The keys of all days and steps that there are to tell, however many. */
  static List<String> allOf(Situation situation) {
    return Stream.concat(
            Deadlines.of(situation).stream().map(Deadline::key),
            DueStep.of(situation).stream().map(DueStep::key))
        .toList();
  }

  public boolean isEmpty() {
    return !isWelcome && deadlines.isEmpty() && steps.isEmpty() && news.isEmpty();
  }

  /** All of it with the most important thing first, which gives a letter its subject. */
  List<Object> byImportance(Situation situation) {
    record Weighed(Object thing, int weight) {}
    List<Weighed> all = new ArrayList<>();
    deadlines.forEach(d -> all.add(new Weighed(d, Importance.of(d, situation, 0))));
    steps.forEach(s -> all.add(new Weighed(s, Importance.of(s, 0))));
    for (int i = 0; i < news.size(); i++) {
      all.add(new Weighed(news.get(i), Importance.of(news.get(i), i)));
    }
    return all.stream()
        .sorted(Comparator.comparingInt(Weighed::weight).reversed())
        .map(Weighed::thing)
        .toList();
  }

  /** The keys of all that is told. */
  List<String> keys(Situation situation) {
    return Stream.of(
            deadlines.stream().flatMap(day -> day.keys(situation.day()).stream()),
            steps.stream().map(DueStep::key),
            news.stream()
                .flatMap(p -> Stream.concat(Stream.of(p.update().id()), p.same().stream())),
            situation.standing().plan().stream()
                .flatMap(plan -> plan.done().stream())
                .map(Contents::doneKey)
                .filter(key -> !situation.isTold(key)))
        .flatMap(keys -> keys)
        .toList();
  }
}
