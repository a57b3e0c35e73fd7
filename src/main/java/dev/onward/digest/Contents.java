package dev.onward.digest;

import java.util.List;
import java.util.stream.Stream;

/** What an issue tells a reader, before it is put into words. */
record Contents(List<Deadline> deadlines, List<DueStep> steps, List<Pick> news) {
  /**
   * Updates and days together; of updates alone there are at least five where there are so many.
   */
  private static final int MOST = 7;

  private static final int LEAST_NEWS = 3;

  Contents {
    deadlines = List.copyOf(deadlines);
    steps = List.copyOf(steps);
    news = List.copyOf(news);
  }

  static Contents of(Situation situation) {
    List<Deadline> deadlines = Deadlines.of(situation);
    List<Deadline> first = deadlines.subList(0, Math.min(deadlines.size(), MOST - LEAST_NEWS));
    return new Contents(
        first, DueStep.of(situation), Ranking.picks(situation, first, MOST - first.size()));
  }

  /** The keys of all days and steps that there are to tell, however many. */
  static List<String> allOf(Situation situation) {
    return Stream.concat(
            Deadlines.of(situation).stream().map(Deadline::key),
            DueStep.allOf(situation).stream().map(DueStep::key))
        .toList();
  }

  boolean isEmpty() {
    return deadlines.isEmpty() && steps.isEmpty() && news.isEmpty();
  }

  /** The keys of all that is told. */
  List<String> keys() {
    return Stream.of(
            deadlines.stream().map(Deadline::key),
            steps.stream().map(DueStep::key),
            news.stream()
                .flatMap(p -> Stream.concat(Stream.of(p.update().id()), p.same().stream())))
        .flatMap(keys -> keys)
        .toList();
  }
}
