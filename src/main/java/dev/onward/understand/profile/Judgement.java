package dev.onward.understand.profile;

import dev.onward.classify.Example;
import dev.onward.classify.LinearModel;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.knowledge.Saying;
import dev.onward.knowledge.Saying.DateUse;
import dev.onward.knowledge.Saying.Holding;
import dev.onward.knowledge.Saying.Mark;
import dev.onward.understand.profile.Scene.Kind;
import dev.onward.understand.profile.Scene.Spot;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Clause.Voice;
import dev.onward.understand.text.Clauses;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.DateFinder;
import dev.onward.understand.text.Mentions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides what a sentence says of a credential that it names and what a date in it is for, by two
 * models that are trained on the lines of the knowledge. Immutable and thread-safe.
 */
final class Judgement {
  /** Nothing is embedded: what counts here is order, which an embedding blurs. */
  private static final float[] NONE = {};

  /** By this much a held badge must lead; a badge made up costs more than one asked for again. */
  static final double LEAD = 0.2;

  /** Any day will do: no line of the training hangs on it. */
  private static final LocalDate SOME_DAY = LocalDate.of(2026, 11, 23);

  private static final Pattern INVERTED =
      Pattern.compile(
          "(?i)^(?:do|did|have|has|am|should|can|could|may|will|would|must|habe|kann|puis|is|are)\\b");

  private final LinearModel holdings;
  private final LinearModel uses;
  private final Surroundings surroundings;
  private final Pattern self;
  private final Pattern ours;
  private final Pattern mine;
  private final Pattern has;

  Judgement(LinearModel holdings, LinearModel uses, Surroundings surroundings, Cues cues) {
    this.holdings = holdings;
    this.uses = uses;
    this.surroundings = surroundings;
    this.self = cues.of("self");
    this.ours =
        cues.pattern(
            "^(?:{ours}) |\\b(?:has|holds|owns|hat|tiene|tem) (?:the |an? |die |el |la )?[A-Za-z]{2}[- ]?\\d");
    this.mine = cues.pattern("{mine}|\\bmine\\b|\\bme\\b");
    this.has =
        cues.pattern(
            "{self}[^,]{0,30}(?:{has}|{passed}|certified)|\\blike me\\b|\\b(?:having|holder|with)\\b");
  }

  /** What the lines teach. */
  static Lessons lessons(
      List<Saying> sayings, Surroundings surroundings, Mentions mentions, Clauses clauses) {
    List<Example> holdings = new ArrayList<>();
    List<Example> uses = new ArrayList<>();
    for (Saying saying : sayings) {
      Scene scene = scene(saying, mentions, clauses);
      for (Spot spot : scene.spots()) {
        String text = surroundings.of(scene, spot);
        Optional<Mark> mark = mark(saying, spot);
        if (!spot.kind().isDate()) {
          Holding holding = mark.flatMap(Mark::holding).orElse(saying.otherwise());
          holdings.add(Example.of(holding.word(), saying.voice(), text, NONE));
        } else {
          mark.flatMap(Mark::dateUse)
              .ifPresent(use -> uses.add(Example.of(use.word(), saying.voice(), text, NONE)));
        }
      }
    }
    return new Lessons(holdings, uses, List.of());
  }

  /**
   * Questions about credentials teach what is not said: those that name one and have no word of
   * having, getting or owning.
   */
  static List<Example> unsaid(
      List<String> questions,
      Surroundings surroundings,
      Mentions mentions,
      Clauses clauses,
      Cues cues) {
    Pattern having = cues.pattern("{has}|{passed}|{mine}|{not}|holder|with|mit|con|com|avec");
    List<Example> unsaid = new ArrayList<>();
    for (String question : questions) {
      List<Spot> badges = Scene.badges(mentions.credentials(question));
      if (!badges.isEmpty() && !having.matcher(question).find()) {
        Scene scene = Scene.of(question, badges, clauses.of(question));
        badges.forEach(badge ->
            unsaid.add(
                Example.of(
                    Holding.NOT_SAID.word(), "question", surroundings.of(scene, badge), NONE)));
      }
    }
    return unsaid;
  }

  static Scene scene(Saying saying, Mentions mentions, Clauses clauses) {
    List<Spot> spots = new ArrayList<>(Scene.badges(mentions.credentials(saying.text())));
    spots.addAll(Scene.dates(new DateFinder(SOME_DAY).find(saying.text()), SOME_DAY));
    for (Mark mark : saying.marks()) {
      Kind kind = mark.dateUse().isPresent() ? Kind.OPEN : Kind.POINTER;
      spots.add(new Spot(kind, mark.start(), mark.end()));
    }
    return Scene.of(saying.text(), spots, clauses.of(saying.text()));
  }

  static Optional<Mark> mark(Saying saying, Spot spot) {
    return saying.marks().stream()
        .filter(mark -> spot.overlaps(mark.start(), mark.end()))
        .findFirst();
  }

  /**
   * What a sentence says of a badge. Those of a list are decided as one; what is only supposed, or
   * is said of somebody else, is never the person's.
   */
  Holding holding(Scene scene, Spot spot) {
    Clause clause = scene.around(spot).clause();
    if (clause.supposed() || isOfOthers(clause) || isWhatIsAsked(clause)) {
      return Holding.NOT_SAID;
    }
    Holding alone = decided(ranked(holdings, scene, spot));
    if (alone == Holding.HELD) {
      return alone;
    }
    Map<String, Double> margins = new HashMap<>();
    for (Spot one : DateOwner.listAround(scene, spot)) {
      ranked(holdings, scene, one).forEach(s -> margins.merge(s.label(), s.margin(), Double::sum));
    }
    int count = DateOwner.listAround(scene, spot).size();
    return decided(
        margins.entrySet().stream()
            .map(margin -> new Scored(margin.getKey(), margin.getValue() / count, 0))
            .sorted(Comparator.comparingDouble(Scored::margin).reversed())
            .toList());
  }

  private boolean isOfOthers(Clause clause) {
    boolean own = mine.matcher(clause.text()).find() || self.matcher(clause.text()).find();
    return clause.voice() == Voice.OTHER
        || (!own && (clause.voice() == Voice.GROUP || ours.matcher(clause.text()).find()));
  }

  /**
   * "Do I have AZ-104?" tells nothing; "does my AZ-104 count?" and "what after the one I have?" do.
   */
  private boolean isWhatIsAsked(Clause clause) {
    return clause.asks()
        && !mine.matcher(clause.text()).find()
        && (INVERTED.matcher(clause.text()).find() || !has.matcher(clause.text()).find());
  }

  private static Holding decided(List<Scored> ranked) {
    Holding best = Holding.named(ranked.getFirst().label()).orElseThrow();
    double lead = ranked.get(0).margin() - ranked.get(1).margin();
    return best == Holding.HELD && lead < LEAD ? Holding.NOT_SAID : best;
  }

  DateUse use(Scene scene, Spot spot) {
    return DateUse.named(ranked(uses, scene, spot).getFirst().label()).orElseThrow();
  }

  private List<Scored> ranked(LinearModel model, Scene scene, Spot spot) {
    return model.ranked(surroundings.of(scene, spot), NONE, label -> true);
  }
}
