package dev.onward.understand.decide;

import dev.onward.ai.Embedder;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.classify.ModelFile.Trained;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Decides what a request asks: one embedding and one linear model over all labels, trained on the
 * lines in {@code knowledge/questions}. How words are weighed is in {@link dev.onward.classify};
 * nothing here knows a word. Thread-safe.
 */
public final class Decider {
  /** So many choices are kept: to offer, to inspect, and for the ranking of documents. */
  private static final int KEPT = 12;

  private final Trained trained;
  private final Embedder embedder;
  private final UnaryOperator<String> wording;

  /**
   * Makes a decider.
   *
   * @param wording what the words of a text become before they are weighed
   */
  public Decider(Trained trained, Embedder embedder, UnaryOperator<String> wording) {
    this.trained = trained;
    this.embedder = embedder;
    this.wording = wording;
  }

  /**
   * Decides a request.
   *
   * @param allowed the labels that can be meant here, such as acts only after an answer
   */
  public Decision decide(String request, Predicate<String> allowed) {
    return decision(ranked(request, allowed));
  }

  /**
   * Decides a request that can be read in several ways, such as by its words alone and behind what
   * it goes on with: what speaks for a label in each is weighed together.
   *
   * @param readings at least one, with how much it counts; the shares add up to one
   */
  public Decision decide(Map<String, Double> readings, Predicate<String> allowed) {
    Map<String, Scored> sums = new HashMap<>();
    readings.forEach((reading, share) ->
        ranked(reading, allowed)
            .forEach(scored -> sums.merge(scored.label(), times(scored, share), Decider::sum)));
    return decision(
        sums.values().stream()
            .sorted(
                Comparator.comparingDouble(Scored::margin).reversed().thenComparing(Scored::label))
            .toList());
  }

  private static Scored times(Scored scored, double share) {
    return new Scored(scored.label(), share * scored.margin(), share * scored.nearness());
  }

  private static Scored sum(Scored a, Scored b) {
    return new Scored(a.label(), a.margin() + b.margin(), a.nearness() + b.nearness());
  }

  private List<Scored> ranked(String request, Predicate<String> allowed) {
    return trained.model().ranked(wording.apply(request), embedder.passage(request), allowed);
  }

  private Decision decision(List<Scored> ranked) {
    return new Decision(
        ranked.stream().limit(KEPT).map(s -> new Choice(s.label(), s.margin())).toList(),
        trained.calibration().sureness(ranked));
  }
}
