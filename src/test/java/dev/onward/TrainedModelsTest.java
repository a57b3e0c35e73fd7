package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.ai.Embedder;
import dev.onward.knowledge.Questions;
import dev.onward.understand.decide.Digests;
import dev.onward.understand.decide.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with other questions than those that were learned learns them, once. */
class TrainedModelsTest {
  private static final List<String> KEPT =
      List.of("exam-price", "status", "law", "off-topic", "yes", "guide-agent-framework");

  @TempDir private Path folder;

  @Test
  void whatIsStaleIsLearnedAnewAndKept() throws IOException {
    Path knowledge = folder.resolve("knowledge");
    copy(Path.of("knowledge"), knowledge);
    Path data = folder.resolve("data");
    PreparedData.copyTo(data);
    copy(data.resolve("index"), data.resolve("training"));
    Settings settings =
        Settings.from(
            Map.of("ONWARD_KNOWLEDGE", knowledge.toString(), "ONWARD_DATA", data.toString()));
    Embedder embedder = Embedder.open(Path.of("target", "native"));

    Models models = TrainedModels.of(settings, embedder);
    assertThat(models.decision().model().labels()).containsExactlyInAnyOrderElementsOf(KEPT);
    assertThat(models.decision().digest()).isEqualTo(Digests.of(knowledge, embedder).decision());

    Path kept = data.resolve("models").resolve("decision.model");
    FileTime made = Files.getLastModifiedTime(kept);
    TrainedModels.of(settings, embedder);
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(made);
  }

  /** Without most of the questions, so that it takes seconds. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(TrainedModelsTest::isKept).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static boolean isKept(Path file) {
    String name = file.getFileName().toString();
    return !name.equals("write.lock")
        && (!file.startsWith(Questions.folder(Path.of("knowledge")))
            || KEPT.stream().anyMatch(label -> name.equals(label + ".yaml"))
            || file.startsWith(Questions.folder(Path.of("knowledge")).resolve("documents")));
  }
}
