package dev.onward.understand.decide;

import dev.onward.ai.Embedder;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.classify.ModelFile.Trained;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
   * Decides a request that goes on with a topic: what speaks for a label in the words alone and
   * what does in the words behind the topic are weighed together.
   *
   * @param share how much the topic counts, from 0 to 1
   */
  public Decision decide(
      String request, String topic, double share, Predicate<String> allowed) {
    Map<String, Scored> onTop =
        ranked(topic + " " + request, allowed).stream()
            .collect(Collectors.toMap(Scored::label, scored -> scored));
    return decision(
        ranked(request, allowed).stream()
            .map(alone -> mixed(alone, onTop.getOrDefault(alone.label(), alone), share))
            .sorted(
                Comparator.comparingDouble(Scored::margin).reversed().thenComparing(Scored::label))
            .toList());
  }

  private static Scored mixed(Scored alone, Scored onTop, double share) {
    return new Scored(
        alone.label(),
        (1 - share) * alone.margin() + share * onTop.margin(),
        (1 - share) * alone.nearness() + share * onTop.nearness());
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
