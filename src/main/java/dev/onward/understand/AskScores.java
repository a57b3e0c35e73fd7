package dev.onward.understand;

import dev.onward.understand.text.NameFinder.Found;
import dev.onward.understand.text.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How much speaks for each ask in a request: its words, and how they fit with what it names. */
final class AskScores {
  /** A question of an exam with its options. */
  private static final Pattern OPTIONS =
      Pattern.compile("\\bA\\s?[).:].+\\bB\\s?[).:]|\\bA [A-Z].{2,60} or B [A-Z]", Pattern.DOTALL);

  private static final double SURE = 1;
  private static final int WORDS_OF_THANKS = 6;

  private final Interpreter.Tools tools;
  private final Subject subject;
  private final boolean personal;

  /**
   * Prepares the scores of a request.
   *
   * @param personal whether the background tells of the person, not of the matter
   */
  AskScores(Interpreter.Tools tools, Subject subject, boolean personal) {
    this.tools = tools;
    this.subject = subject;
    this.personal = personal;
  }

  /** The text whose meaning is compared with examples. */
  String compared() {
    return personal ? subject.completed() : subject.matter();
  }

  Map<Ask, Double> all() {
    Signals signals = needsBackground() ? tools.asks().signals(words()) : subject.signals();
    String masked = AskFinder.masked(words(), spans());
    Map<Ask, Double> scores = tools.asks().scores(compared(), masked, signals);
    boolean ours = isOurs();
    scores.replaceAll((ask, score) -> score * fit(ask, ours));
    boolean dumps = tools.asks().signals(subject.background()).speakFor(Ask.DUMPS);
    if (dumps || OPTIONS.matcher(subject.asked()).find()) {
      scores.merge(Ask.DUMPS, SURE, Math::max);
    }
    return scores;
  }

  static Ask best(Map<Ask, Double> scores) {
    return scores.entrySet().stream()
        .max(
            Map.Entry.<Ask, Double>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(Ask.OTHER);
  }

  /** A question like "What now?" says nothing without what was told before it. */
  private boolean needsBackground() {
    return !personal && !subject.background().isEmpty() && Backward.isBrief(subject.asked());
  }

  private String words() {
    return needsBackground() ? subject.background() + " " + subject.asked() : subject.asked();
  }

  private List<Found> spans() {
    return needsBackground() ? tools.mentions().credentials(words()) : subject.mentioned();
  }

  private boolean isOurs() {
    return !subject.credentials().isEmpty()
        || !subject.topics().isEmpty()
        || !tools.mentions().unknownCodes(subject.asked()).isEmpty();
  }

  private double fit(Ask ask, boolean ours) {
    int count = subject.credentials().size();
    boolean signalled = subject.isSignalled(ask);
    return switch (ask) {
      case COMPARE -> count >= 2 ? 1.15 : 0.5;
      case STATUS, REQUIREMENTS, EXAM_FACTS, DESCRIBE -> count > 0 ? 1.1 : 0.6;
      case RENEWAL -> count > 0 ? 1.1 : 0.9;
      case RECALL -> count > 0 ? 0.8 : 1;
      case OFF_TOPIC -> ours ? 0.45 : subject.continues() ? 0.6 : 1;
      case PLAN -> 1 + 0.35 * termsOfPlan() + (signalled ? 0.15 : 0);
      case DUMPS -> subject.isSignalled(Ask.ARTICLE) ? 0.5 : signalled ? 1.4 : 1;
      case PROMISE, SALARY -> signalled ? 1.3 : 1;
      case ELSEWHERE -> signalled ? 1.6 : 0.6;
      case CHANGE_PLAN, SHOW_PLAN -> subject.context().hasPlan() ? 1.1 : 0.5;
      case THANKS, GREETING -> subject.length() > WORDS_OF_THANKS ? 0.4 : 1;
      case LIST -> count > 1 ? 0.6 : count == 1 ? 0.8 : 1;
      default -> 1;
    };
  }

  /** How many of the things that belong to a plan are named: hours, days, a goal, its parts. */
  private int termsOfPlan() {
    String matter = subject.background() + " " + subject.asked();
    boolean hours = Numbers.hoursPerWeek(matter).isPresent();
    boolean days = tools.profiles().finishBy(matter, subject.context().today()) != null;
    if (!hours && !days) {
      return 0;
    }
    boolean goal = !subject.credentials().isEmpty() || tools.profiles().pathIn(matter).isPresent();
    boolean parts = subject.isSignalled(Ask.PROJECT) && subject.isSignalled(Ask.CONTRIBUTE);
    return 1 + count(hours && days) + count(goal) + count(parts);
  }

  private static int count(boolean named) {
    return named ? 1 : 0;
  }
}
