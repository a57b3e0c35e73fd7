package dev.onward.understand.decide;

import dev.onward.ai.Embedder;
import dev.onward.knowledge.Questions;
import java.nio.file.Path;

/**
 * Each stands for all that some of the models depend on; a model with the same one need not be
 * trained again.
 */
public record Digests(String decision, String ranking, String sayings, String turns) {
  /** These count up when the same lines would teach other models. */
  private static final String DECISION = "5";

  /** Also when the search ranks otherwise, from which the ranking learns. */
  private static final String RANKING = "7";

  private static final String SAYINGS = "6";

  private static final String TURNS = "1";

  public static Digests of(Path knowledge, Embedder embedder) {
    String questions = embedder.id() + " " + Questions.digest(knowledge);
    return new Digests(
        DECISION + " " + questions,
        DECISION + " " + RANKING + " " + questions,
        SAYINGS + " " + Questions.sayingsDigest(knowledge),
        TURNS + " " + Questions.turnsDigest(knowledge));
  }
}
