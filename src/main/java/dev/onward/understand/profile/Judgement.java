package dev.onward.understand.profile;

import dev.onward.classify.Example;
import dev.onward.classify.LinearModel;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.classify.Trainer;
import dev.onward.knowledge.Saying;
import dev.onward.knowledge.Saying.DateUse;
import dev.onward.knowledge.Saying.Holding;
import dev.onward.knowledge.Saying.Mark;
import dev.onward.understand.profile.Scene.Kind;
import dev.onward.understand.profile.Scene.Spot;
import dev.onward.understand.text.Clauses;
import dev.onward.understand.text.DateFinder;
import dev.onward.understand.text.Mentions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a sentence says of a credential that it names and what a date in it is for, by two
 * models that are trained on the lines of the knowledge. Immutable and thread-safe.
 */
final class Judgement {
  /** Nothing is embedded: what counts here is order, which an embedding blurs. */
  private static final float[] NONE = {};

  /** By this much a held badge must lead; a badge made up costs more than one asked for again. */
  static final double LEAD = 0.12;

  /** Any day will do: no line of the training hangs on it. */
  private static final LocalDate SOME_DAY = LocalDate.of(2026, 11, 23);

  private final LinearModel holdings;
  private final LinearModel uses;

  private Judgement(LinearModel holdings, LinearModel uses) {
    this.holdings = holdings;
    this.uses = uses;
  }

  /** What the lines teach of credentials, and what of dates. */
  record Lessons(List<Example> holdings, List<Example> uses) {}

  static Judgement trainedOn(List<Saying> sayings, Mentions mentions, Clauses clauses) {
    Lessons lessons = lessons(sayings, mentions, clauses);
    return new Judgement(Trainer.train(lessons.holdings()), Trainer.train(lessons.uses()));
  }

  static Lessons lessons(List<Saying> sayings, Mentions mentions, Clauses clauses) {
    List<Example> holdings = new ArrayList<>();
    List<Example> uses = new ArrayList<>();
    for (Saying saying : sayings) {
      Scene scene = scene(saying, mentions, clauses);
      for (Spot spot : scene.spots()) {
        String text = Surroundings.of(scene, spot);
        Optional<Mark> mark = mark(saying, spot);
        if (spot.kind() != Kind.DATE) {
          Holding holding = mark.flatMap(Mark::holding).orElse(saying.otherwise());
          holdings.add(Example.of(holding.word(), saying.voice(), text, NONE));
        } else {
          mark.flatMap(Mark::dateUse)
              .ifPresent(use -> uses.add(Example.of(use.word(), saying.voice(), text, NONE)));
        }
      }
    }
    return new Lessons(holdings, uses);
  }

  private static Scene scene(Saying saying, Mentions mentions, Clauses clauses) {
    List<Spot> spots = new ArrayList<>(Scene.badges(mentions.credentials(saying.text())));
    spots.addAll(Scene.dates(new DateFinder(SOME_DAY).find(saying.text())));
    for (Mark mark : saying.marks()) {
      Kind kind = mark.dateUse().isPresent() ? Kind.DATE : Kind.POINTER;
      spots.add(new Spot(kind, mark.start(), mark.end()));
    }
    return Scene.of(saying.text(), spots, clauses.of(saying.text()));
  }

  private static Optional<Mark> mark(Saying saying, Spot spot) {
    return saying.marks().stream()
        .filter(mark -> spot.overlaps(mark.start(), mark.end()))
        .findFirst();
  }

  Holding holding(Scene scene, Spot spot) {
    return decided(ranked(holdings, scene, spot));
  }

  static Holding decided(List<Scored> ranked) {
    Holding best = Holding.named(ranked.getFirst().label()).orElseThrow();
    double lead = ranked.get(0).margin() - ranked.get(1).margin();
    return best == Holding.HELD && lead < LEAD ? Holding.NOT_SAID : best;
  }

  DateUse use(Scene scene, Spot spot) {
    return DateUse.named(ranked(uses, scene, spot).getFirst().label()).orElseThrow();
  }

  private static List<Scored> ranked(LinearModel model, Scene scene, Spot spot) {
    return model.ranked(Surroundings.of(scene, spot), NONE, label -> true);
  }
}
