package dev.onward.understand.profile;

import dev.onward.classify.Trainer;
import dev.onward.knowledge.Knowledge;
import dev.onward.understand.text.Mentions;

/** A reader that learned from the lines as they are now, whatever the models beside them know. */
final class TrainedReader {
  private TrainedReader() {}

  static ProfileReader of(Knowledge knowledge) {
    Mentions mentions = new Mentions(knowledge.catalogue(), knowledge.vocabulary());
    Lessons lessons = Lessons.of(knowledge.vocabulary(), mentions);
    return new ProfileReader(
        knowledge.catalogue(),
        knowledge.vocabulary(),
        mentions,
        Trainer.train(lessons.holdings()),
        Trainer.train(lessons.uses()));
  }
}
