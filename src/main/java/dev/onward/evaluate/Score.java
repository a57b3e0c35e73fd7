package dev.onward.evaluate;

import dev.onward.classify.Interval;
import dev.onward.evaluate.Fault.Kind;
import dev.onward.evaluate.QuestionSet.Floor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of an evaluation. */
public record Score(List<Result> results) {
  private static final int SHOWN = 160;

  /** The faults of one question's conversation, and the words of its last answer. */
  public record Result(Question question, List<Fault> faults, String answer) {
    public Result {
      faults = List.copyOf(faults);
    }

    boolean isGood() {
      return faults.isEmpty();
    }

    private String lines() {
      String words = answer.replaceAll("\\s+", " ");
      return "%s (%s)%n  asked: %s%n%s  answered: %s"
          .formatted(
              question.id(),
              question.category(),
              String.join(" / ", question.ask()),
              faults.stream().map(fault -> "  " + fault + "\n").collect(Collectors.joining()),
              words.length() <= SHOWN ? words : words.substring(0, SHOWN) + "…");
    }
  }

  /** How many of the questions asked were answered well. */
  public record Tally(long good, long asked) {
    static Tally of(List<Result> results) {
      return new Tally(results.stream().filter(Result::isGood).count(), results.size());
    }

    double share() {
      return asked == 0 ? 0 : (double) good / asked;
    }

    private boolean isBelow(double floor) {
      // Both are fractions of the same few questions; a rounding error is none of them.
      return share() < floor - 1e-9;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%d of %d, %s", good, asked, Interval.of(good, asked));
    }
  }

  public Score {
    results = List.copyOf(results);
  }

  Tally total() {
    return Tally.of(results);
  }

  Map<String, Tally> byCategory() {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    results.stream()
        .collect(
            Collectors.groupingBy(
                result -> result.question().category(), LinkedHashMap::new, Collectors.toList()))
        .forEach((category, these) -> tallies.put(category, Tally.of(these)));
    return tallies;
  }

  long faults(Kind kind) {
    return results.stream()
        .flatMap(result -> result.faults().stream())
        .filter(fault -> fault.kind() == kind)
        .count();
  }

  /**
   * What is not good enough, empty where all is. Faulty citations and false claims never are,
   * however many questions are answered well.
   */
  public List<String> shortfalls(Floor floor) {
    List<String> shortfalls = new ArrayList<>();
    if (total().isBelow(floor.total())) {
      shortfalls.add("answered well: %s, below %s".formatted(total(), floor.total()));
    }
    byCategory()
        .forEach((category, tally) -> {
          if (tally.isBelow(floor.category())) {
            shortfalls.add("%s: %s, below %s".formatted(category, tally, floor.category()));
          }
        });
    for (Kind kind : List.of(Kind.CITATION, Kind.TRAP)) {
      if (faults(kind) > 0) {
        shortfalls.add("%d faults of kind '%s'".formatted(faults(kind), kind));
      }
    }
    return shortfalls;
  }

  /** Each question that was not answered well, with what was missing. */
  public String failures() {
    return results.stream()
        .filter(result -> !result.isGood())
        .map(Result::lines)
        .collect(Collectors.joining("\n"));
  }

  /** The table by category. */
  public String table() {
    StringBuilder table = new StringBuilder();
    byCategory()
        .forEach((category, tally) -> table.append("%-16s %s%n".formatted(category, tally)));
    table.append("%-16s %s%n".formatted("all", total()));
    return table
        .append(
            "%d faulty citations, %d false claims%n"
                .formatted(faults(Kind.CITATION), faults(Kind.TRAP)))
        .toString();
  }
}
