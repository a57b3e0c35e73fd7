package dev.onward.understand.decide;

import dev.onward.ai.Embedder;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.classify.ModelFile.Trained;
import java.util.List;
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
    List<Scored> ranked =
        trained.model().ranked(wording.apply(request), embedder.passage(request), allowed);
    return new Decision(
        ranked.stream().limit(KEPT).map(s -> new Choice(s.label(), s.margin())).toList(),
        trained.calibration().sureness(ranked));
  }
}
