package dev.onward;

import dev.onward.ai.Embedder;
import dev.onward.knowledge.Questions;
import dev.onward.understand.decide.Digests;
import dev.onward.understand.decide.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that fit the knowledge: those beside its questions, else those that an earlier start
 * trained, else new ones. A training needs more memory than a server has, so it is a process of its
 * own, which lasts some minutes once.
 */
final class TrainedModels {
  private static final Logger log = LoggerFactory.getLogger(TrainedModels.class);
  private static final String MEMORY = "-Xmx3g";

  private TrainedModels() {}

  static Models of(Settings settings, Embedder embedder) {
    Digests digests = Digests.of(settings.knowledge(), embedder);
    Path own = settings.data().resolve("models");
    return Models.read(Questions.folder(settings.knowledge()), digests)
        .or(() -> Models.read(own, digests))
        .orElseGet(() -> {
          log.info("the questions are others than those that were learned; learning takes minutes");
          train(settings, own);
          return Models.read(own, digests)
              .orElseThrow(() ->
                  new CannotStart(
                      "The questions in %s changed while they were learned; start again"
                          .formatted(settings.knowledge()),
                      null));
        });
  }

  private static void train(Settings settings, Path into) {
    String java = ProcessHandle.current().info().command().orElse("java");
    List<String> command =
        List.of(
            java,
            MEMORY,
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "-classpath",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "train",
            "--into",
            into.toAbsolutePath().toString());
    try {
      ProcessBuilder training =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      training.environment().put("ONWARD_KNOWLEDGE", settings.knowledge().toString());
      training.environment().put("ONWARD_DATA", settings.data().toString());
      int code = training.start().waitFor();
      if (code != 0) {
        throw new CannotStart(
            "Learning the questions failed; \"onward train\" tells why (exit code %d)"
                .formatted(code),
            null);
      }
    } catch (IOException e) {
      throw new CannotStart("Learning the questions can't be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("The start was interrupted", e);
    }
  }
}
