package dev.onward.understand.decide;

import dev.onward.classify.ModelFile;
import dev.onward.classify.ModelFile.Trained;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The three models that are trained on the knowledge's questions: what is asked, in which language,
 * and which document answers. They stand in files side by side and belong together.
 */
public record Models(Trained decision, Trained language, Trained ranking) {
  private static final String DECISION = "decision.model";
  private static final String LANGUAGE = "language.model";
  private static final String RANKING = "ranking.model";

  /** The models of a folder, where all were trained on what the digest stands for. */
  public static Optional<Models> read(Path folder, String digest) {
    List<Trained> read =
        List.of(DECISION, LANGUAGE, RANKING).stream()
            .flatMap(name -> ModelFile.read(folder.resolve(name)).stream())
            .filter(trained -> trained.digest().equals(digest))
            .toList();
    return read.size() == 3
        ? Optional.of(new Models(read.get(0), read.get(1), read.get(2)))
        : Optional.empty();
  }

  public void write(Path folder) {
    ModelFile.write(folder.resolve(DECISION), decision);
    ModelFile.write(folder.resolve(LANGUAGE), language);
    ModelFile.write(folder.resolve(RANKING), ranking);
  }
}
