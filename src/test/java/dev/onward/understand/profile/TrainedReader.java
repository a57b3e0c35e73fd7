package dev.onward.understand.profile;

import dev.onward.classify.Trainer;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.Questions;
import dev.onward.understand.Interpreter;
import dev.onward.understand.text.Mentions;
import java.nio.file.Path;

/** A reader that learned from the lines as they are now, whatever the models beside them know. */
final class TrainedReader {
  private TrainedReader() {}

  static ProfileReader of(Knowledge knowledge) {
    Mentions mentions = new Mentions(knowledge.catalogue(), knowledge.vocabulary());
    Lessons lessons = Interpreter.lessons(knowledge, Questions.read(Path.of("knowledge")));
    return new ProfileReader(
        knowledge.catalogue(),
        knowledge.vocabulary(),
        mentions,
        Trainer.train(lessons.holdings()),
        Trainer.train(lessons.uses()));
  }
}
