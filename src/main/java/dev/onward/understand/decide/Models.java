package dev.onward.understand.decide;

import dev.onward.classify.ModelFile;
import dev.onward.classify.ModelFile.Trained;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The models that are trained on the knowledge's lines: what is asked, in which language, which
 * document answers, what is said of a badge, what a date is for, and how a turn leans on those
 * before it. They stand in files side by side.
 */
public record Models(
    Trained decision,
    Trained language,
    Trained ranking,
    Trained holdings,
    Trained dates,
    Trained leanings) {
  private static final String DECISION = "decision.model";
  private static final String LANGUAGE = "language.model";
  private static final String RANKING = "ranking.model";
  private static final String HOLDINGS = "holdings.model";
  private static final String DATES = "dates.model";
  private static final String LEANINGS = "leanings.model";

  /** The models of a folder, where each was trained on what its digest stands for. */
  public static Optional<Models> read(Path folder, Digests digests) {
    Optional<Trained> decision = read(folder, DECISION, digests.decision());
    Optional<Trained> language = read(folder, LANGUAGE, digests.decision());
    Optional<Trained> ranking = read(folder, RANKING, digests.ranking());
    Optional<Trained> holdings = read(folder, HOLDINGS, digests.sayings());
    Optional<Trained> dates = read(folder, DATES, digests.sayings());
    Optional<Trained> leanings = read(folder, LEANINGS, digests.turns());
    return decision.isPresent()
            && language.isPresent()
            && ranking.isPresent()
            && holdings.isPresent()
            && dates.isPresent()
            && leanings.isPresent()
        ? Optional.of(
            new Models(
                decision.get(),
                language.get(),
                ranking.get(),
                holdings.get(),
                dates.get(),
                leanings.get()))
        : Optional.empty();
  }

  /** The decision of a folder, which takes longest to train, where it is not stale. */
  static Optional<Trained> decision(Path folder, Digests digests) {
    return read(folder, DECISION, digests.decision());
  }

  private static Optional<Trained> read(Path folder, String name, String digest) {
    return ModelFile.read(folder.resolve(name)).filter(trained -> trained.digest().equals(digest));
  }

  public void write(Path folder) {
    ModelFile.write(folder.resolve(DECISION), decision);
    ModelFile.write(folder.resolve(LANGUAGE), language);
    ModelFile.write(folder.resolve(RANKING), ranking);
    ModelFile.write(folder.resolve(HOLDINGS), holdings);
    ModelFile.write(folder.resolve(DATES), dates);
    ModelFile.write(folder.resolve(LEANINGS), leanings);
  }
}
