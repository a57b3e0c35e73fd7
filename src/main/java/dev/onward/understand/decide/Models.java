package dev.onward.understand.decide;

import dev.onward.classify.ModelFile;
import dev.onward.classify.ModelFile.Trained;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The models that are trained on the knowledge's lines: what is asked, in which language, which
 * document answers, what is said of a badge, and what a date is for. They stand in files side by
 * side and belong together.
 */
public record Models(
    Trained decision, Trained language, Trained ranking, Trained holdings, Trained dates) {
  private static final List<String> FILES =
      List.of("decision.model", "language.model", "ranking.model", "holdings.model", "dates.model");

  /** The models of a folder, where all were trained on what the digest stands for. */
  public static Optional<Models> read(Path folder, String digest) {
    List<Trained> read =
        FILES.stream()
            .flatMap(name -> ModelFile.read(folder.resolve(name)).stream())
            .filter(trained -> trained.digest().equals(digest))
            .toList();
    return read.size() == FILES.size()
        ? Optional.of(new Models(read.get(0), read.get(1), read.get(2), read.get(3), read.get(4)))
        : Optional.empty();
  }

  public void write(Path folder) {
    List<Trained> all = List.of(decision, language, ranking, holdings, dates);
    for (int i = 0; i < all.size(); i++) {
      ModelFile.write(folder.resolve(FILES.get(i)), all.get(i));
    }
  }
}
