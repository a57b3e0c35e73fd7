package dev.onward.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.classify.Calibration.Judged;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.classify.ModelFile.Trained;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model learns from a handful of lines, is the same each time, and survives its file. */
class TrainerTest {
  private static final List<Example> EXAMPLES =
      List.of(
          example("fruit", "plain", "a ripe apple from the tree"),
          example("fruit", "plain", "sweet apples and a pear"),
          example("fruit", "odd", "pear or apple, which one"),
          example("fruit", "odd", "this pear is ripe"),
          example("tool", "plain", "a heavy hammer and a saw"),
          example("tool", "plain", "hammer the nail with this"),
          example("tool", "odd", "the saw, is it sharp"),
          example("tool", "odd", "a nail and a hammer"),
          example("place", "plain", "the old town by the river"),
          example("place", "plain", "a village on the river"),
          example("place", "odd", "town or village, who knows"),
          example("place", "odd", "by the river in the town"));

  @TempDir private Path folder;

  private static Example example(String label, String voice, String text) {
    return Example.of(label, voice, text, vector(label));
  }

  /** As an embedding would have it: alike for what is alike. */
  private static float[] vector(String label) {
    return switch (label) {
      case "fruit" -> new float[] {1, 0, 0};
      case "tool" -> new float[] {0, 1, 0};
      default -> new float[] {0, 0, 1};
    };
  }

  private static List<Scored> ranked(LinearModel model, String text, float... vector) {
    return model.ranked(text, vector, label -> true);
  }

  @Test
  void wordsAndMeaningBothSpeak() {
    LinearModel model = Trainer.train(EXAMPLES);
    assertThat(ranked(model, "an apple", 0, 0, 0).getFirst().label()).isEqualTo("fruit");
    assertThat(ranked(model, "qqq", 0, 1, 0).getFirst().label()).isEqualTo("tool");
  }

  @Test
  void aNewKindOfTextIsFarFromAllThatTaught() {
    LinearModel model = Trainer.train(EXAMPLES);
    double known = ranked(model, "an apple", 1, 0, 0).getFirst().nearness();
    double strange = ranked(model, "an apple", -0.6f, -0.6f, -0.5f).getFirst().nearness();
    assertThat(known).isGreaterThan(0.9);
    assertThat(strange).isNegative();
  }

  @Test
  void theSameLinesTeachTheSame() {
    List<Scored> once = ranked(Trainer.train(EXAMPLES), "ripe saw", 0.5f, 0.5f, 0);
    assertThat(ranked(Trainer.train(EXAMPLES), "ripe saw", 0.5f, 0.5f, 0)).isEqualTo(once);
  }

  @Test
  void onlyWhatIsAllowedIsRanked() {
    LinearModel model = Trainer.train(EXAMPLES);
    assertThat(model.ranked("an apple", vector("fruit"), label -> !label.equals("fruit")))
        .extracting(Scored::label)
        .containsExactlyInAnyOrder("tool", "place");
  }

  @Test
  void aFileGivesBackWhatWasWritten() {
    Trained trained =
        new Trained("of these lines", Trainer.train(EXAMPLES), new Calibration(1, 2, 3, 4));
    Path file = folder.resolve("some.model");
    ModelFile.write(file, trained);
    Trained read = ModelFile.read(file).orElseThrow();
    assertThat(read.digest()).isEqualTo("of these lines");
    assertThat(read.calibration()).isEqualTo(trained.calibration());
    assertThat(ranked(read.model(), "ripe saw", 0.5f, 0.5f, 0))
        .isEqualTo(ranked(trained.model(), "ripe saw", 0.5f, 0.5f, 0));
  }

  @Test
  void aBrokenFileIsNone() throws Exception {
    Path file = folder.resolve("some.model");
    ModelFile.write(file, new Trained("x", Trainer.train(EXAMPLES), Calibration.NONE));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(ModelFile.read(file)).isEmpty();
    Files.writeString(file, "no model at all");
    assertThat(ModelFile.read(file)).isEmpty();
    assertThat(ModelFile.read(folder.resolve("none"))).isEmpty();
  }

  @Test
  void voicesAreHeldOutOfTheTrainingThatJudgesThem() {
    List<Judged> judged = HeldOut.voices(EXAMPLES, 2);
    assertThat(judged).hasSameSizeAs(EXAMPLES);
    assertThat(judged).allMatch(Judged::isRight);
    Calibration calibration = Calibration.of(judged);
    assertThat(calibration.sureness(judged.getFirst().ranked())).isBetween(0.5, 1.0);
  }

  @Test
  void aShareOfFewCasesIsWide() {
    assertThat(Interval.of(9, 10)).hasToString("0.900 (0.596 to 0.982)");
    assertThat(Interval.of(0, 0)).isEqualTo(new Interval(0, 0, 1));
  }
}
