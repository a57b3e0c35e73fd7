package dev.onward.understand.decide;

import dev.onward.ai.Embedder;
import dev.onward.classify.Calibration;
import dev.onward.classify.Calibration.Judged;
import dev.onward.classify.Example;
import dev.onward.classify.HeldOut;
import dev.onward.classify.ModelFile.Trained;
import dev.onward.classify.Trainer;
import dev.onward.index.VectorFile;
import dev.onward.knowledge.Questions;
import dev.onward.retrieve.HybridRetriever;
import dev.onward.understand.profile.Lessons;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A training on the knowledge's questions: the models, and what came of the voices that were held
 * out of it, by which sureness is measured. It takes some minutes and two gigabytes.
 */
public record Training(Models models, List<Judged> decided, List<Judged> ranked) {
  /** Into how many groups voices are dealt; each costs a training. */
  private static final int GROUPS = 4;

  /**
   * Trains on the questions of a knowledge folder. The decision, which takes longest, is kept where
   * its lines are still the same; nothing was held out then.
   *
   * @param vectors a folder where the vectors of the lines are kept
   * @param kept a folder with models of before
   */
  public static Training of(
      Path knowledge,
      UnaryOperator<String> wording,
      Lessons lessons,
      Embedder embedder,
      HybridRetriever retriever,
      Path vectors,
      Path kept) {
    Digests digests = Digests.of(knowledge, embedder);
    Questions questions = Questions.read(knowledge);
    List<Judged> decided = new ArrayList<>();
    Trained decision =
        Models.decision(kept, digests)
            .orElseGet(() -> {
              List<Example> examples = examples(questions, wording, embedder, vectors);
              decided.addAll(HeldOut.voices(examples, GROUPS));
              return new Trained(
                  digests.decision(), Trainer.train(examples), Calibration.of(decided));
            });
    Decider decider = new Decider(decision, embedder, wording);
    List<Example> pairs = Ranker.examples(cases(questions, decider, retriever));
    List<Judged> ranked = HeldOut.voices(pairs, GROUPS);
    return new Training(
        new Models(
            decision,
            new Trained(
                digests.decision(),
                Trainer.train(LanguageIdentifier.examples(questions)),
                Calibration.NONE),
            new Trained(digests.ranking(), Trainer.train(pairs), Calibration.of(ranked)),
            new Trained(digests.sayings(), Trainer.train(lessons.holdings()), Calibration.NONE),
            new Trained(digests.sayings(), Trainer.train(lessons.uses()), Calibration.NONE),
            new Trained(digests.turns(), Trainer.train(lessons.leanings()), Calibration.NONE)),
        decided,
        ranked);
  }

  /** The lines with their vectors. */
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
                vectors.getOrDefault(line.text(), new float[embedder.dimensions()])))
        .toList();
  }

  private static List<Ranker.Case> cases(
      Questions questions, Decider decider, HybridRetriever retriever) {
    return questions.ofDocuments().stream()
        .map(line ->
            new Ranker.Case(
                line.voice(),
                decider.decide(line.text(), label -> true),
                Ranker.found(retriever, line.text()),
                List.of(line.label())))
        .toList();
  }
}
