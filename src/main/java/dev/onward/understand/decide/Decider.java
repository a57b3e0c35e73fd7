package dev.onward.understand.decide;

import dev.onward.ai.Embedder;
import dev.onward.classify.Calibration;
import dev.onward.classify.Calibration.Judged;
import dev.onward.classify.Example;
import dev.onward.classify.HeldOut;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.classify.ModelFile;
import dev.onward.classify.ModelFile.Trained;
import dev.onward.classify.Trainer;
import dev.onward.index.VectorFile;
import dev.onward.knowledge.Questions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a request asks: one embedding and one linear model over all labels, trained on the
 * lines in {@code knowledge/questions}. How the words are weighed is in {@link
 * dev.onward.classify}; nothing here knows a word. Thread-safe.
 */
public final class Decider {
  private static final Logger log = LoggerFactory.getLogger(Decider.class);

  /** Counts up when the same lines would teach another model. */
  private static final String TRAINING = "1";

  /** Into how many groups voices are dealt when the sureness is measured; each costs a training. */
  private static final int GROUPS = 5;

  private static final int KEPT = 5;

  private final Trained trained;
  private final Embedder embedder;
  private final UnaryOperator<String> wording;

  private Decider(Trained trained, Embedder embedder, UnaryOperator<String> wording) {
    this.trained = trained;
    this.embedder = embedder;
    this.wording = wording;
  }

  /** The file of the model beside the questions that taught it. */
  public static Path file(Path knowledge) {
    return knowledge.resolve("questions").resolve("decision.model");
  }

  /**
   * Opens the model that was trained on just these questions: the one beside them, else the one that
   * an earlier start trained, else a new one, which takes some minutes once.
   *
   * @param wording what the words of a text become before they are weighed
   * @param folder where models and vectors are kept between starts
   */
  public static Decider open(
      Questions questions, UnaryOperator<String> wording, Embedder embedder, Path beside, Path folder) {
    String digest = digest(questions, embedder);
    Path own = folder.resolve("decision.model");
    Trained trained =
        ModelFile.read(beside)
            .filter(model -> model.digest().equals(digest))
            .or(() -> ModelFile.read(own).filter(model -> model.digest().equals(digest)))
            .orElseGet(() -> {
              log.info("the questions were changed since the decision was trained; training anew");
              Trained anew = train(questions, wording, embedder, folder).trained();
              ModelFile.write(own, anew);
              return anew;
            });
    return new Decider(trained, embedder, wording);
  }

  /** A training with what came of the voices that were held out. */
  public record Training(Trained trained, List<Judged> heldOut) {}

  /** Trains on all questions; how sure decisions are is measured by holding out voices. */
  public static Training train(
      Questions questions, UnaryOperator<String> wording, Embedder embedder, Path folder) {
    List<Example> examples = examples(questions, wording, embedder, folder);
    List<Judged> heldOut = HeldOut.voices(examples, GROUPS);
    return new Training(
        new Trained(
            digest(questions, embedder), Trainer.train(examples), Calibration.of(heldOut)),
        heldOut);
  }

  /** The questions with their vectors, which are kept in the folder. */
  public static List<Example> examples(
      Questions questions, UnaryOperator<String> wording, Embedder embedder, Path folder) {
    Map<String, float[]> vectors =
        new VectorFile(folder.resolve("questions.vectors"), embedder)
            .vectors(questions.lines().stream().map(Questions.Line::text).toList());
    return questions.lines().stream()
        .map(line ->
            Example.of(
                line.label(),
                line.voice(),
                wording.apply(line.text()),
                vectors.get(line.text())))
        .toList();
  }

  public static String digest(Questions questions, Embedder embedder) {
    return TRAINING + " " + embedder.id() + " " + questions.digest();
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
