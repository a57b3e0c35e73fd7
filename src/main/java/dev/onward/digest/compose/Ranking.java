package dev.onward.digest.compose;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Update;
import dev.onward.knowledge.Update.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the updates for a reader: tied to them, new since their issue before, not told yet, the
 * same news of two sources once, ranked by their plan, badges, goal, topics and votes. What is tied
 * to nothing of theirs stays out, and so does what they voted down.
 */
final class Ranking {
  private static final int LATE_ADDITION = 7;

  /** What is half like something that they wanted less of, or more. */
  private static final double VOTED_DOWN = -1.5;

  private final Situation situation;
  private final Ties ties;
  private final List<Update> toldUpdates;

  private Ranking(Situation situation) {
    this.situation = situation;
    this.ties = new Ties(situation);
    this.toldUpdates = situation.toldUpdates();
  }

  private Optional<Update> update(String id) {
    return situation.catalogue().item(id).filter(Update.class::isInstance).map(Update.class::cast);
  }

  private record Ranked(Update update, Tie tie, double worth, double votes) {}

  /** The picks, best first; what one of the deadlines tells already is not told again. */
  static List<Pick> picks(Situation situation, List<Deadline> deadlines) {
    Ranking ranking = new Ranking(situation);
    List<Ranked> ranked =
        situation.catalogue().updates().stream()
            .filter(ranking::isNew)
            .filter(update -> !ranking.isTold(update))
            .filter(update ->
                deadlines.stream().noneMatch(d -> Sameness.tells(update, d.credential(), d.on())))
            .flatMap(
                update -> ranking.ties.of(update).map(tie -> ranking.ranked(update, tie)).stream())
            .filter(r -> r.votes() > VOTED_DOWN)
            .sorted(
                Comparator.comparingDouble(Ranked::worth)
                    .reversed()
                    .thenComparing(r -> r.update().published(), Comparator.reverseOrder())
                    .thenComparing(r -> r.update().document().id()))
            .toList();
    return chosen(ranked);
  }

  private static List<Pick> chosen(List<Ranked> ranked) {
    List<Ranked> first = new ArrayList<>();
    List<List<String>> same = new ArrayList<>();
    for (Ranked one : ranked) {
      int known = 0;
      while (known < first.size() && !Sameness.same(first.get(known).update(), one.update())) {
        known++;
      }
      if (known < first.size()) {
        same.get(known).add(one.update().document().id());
      } else {
        first.add(one);
        same.add(new ArrayList<>());
      }
    }
    List<Pick> picks = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      picks.add(new Pick(first.get(i).update(), first.get(i).tie(), same.get(i)));
    }
    return picks;
  }

  // ---------------------------------------------------------------- what is new

  private boolean isTold(Update update) {
    return situation.isTold(update.id())
        || toldUpdates.stream().anyMatch(told -> Sameness.same(told, update))
        || situation.toldDays().stream()
            .anyMatch(told ->
                situation
                    .catalogue()
                    .credential(told.credential())
                    .filter(credential -> Sameness.tells(update, credential, told.on()))
                    .isPresent());
  }

  private boolean isNew(Update update) {
    LocalDate since = situation.span().since();
    LocalDate day = situation.day();
    AsOf published = update.published();
    if (published.firstDay().isAfter(day)) {
      return false;
    }
    if (!published.lastDay().isBefore(since)) {
      return true;
    }
    AsOf letIn = update.document().verified();
    return letIn.isExact()
        && !letIn.firstDay().isBefore(since)
        && !letIn.firstDay().isAfter(day)
        && !published.lastDay().isBefore(since.minusDays(LATE_ADDITION));
  }

  // ---------------------------------------------------------------- what it is worth

  private Ranked ranked(Update update, Tie tie) {
    double worth =
        switch (tie.kind()) {
          case PLANNED -> 4;
          case USED -> 3.7;
          case HELD -> 3.5;
          case ON_THE_WAY -> 3.3;
          case OPTION, GOAL -> 3;
          case TOPIC -> 2;
          case EVERYBODY -> 1;
        };
    double votes = votes(update);
    return new Ranked(update, tie, worth + nuances(update) + votes, votes);
  }

  private double nuances(Update update) {
    Document document = update.document();
    long wanted =
        document.topics().stream().filter(situation.interests().topics()::contains).count();
    long near =
        situation
            .interests()
            .goal()
            .map(path ->
                document.topics().stream().filter(path.document().topics()::contains).count())
            .orElse(0L);
    boolean language =
        situation.standing().profile().languages().stream().anyMatch(document.topics()::contains);
    boolean ends = update.change() == Change.RETIREMENT && takesEffectLater(update);
    return 0.8 * Math.min(2, wanted)
        + 0.4 * Math.min(2, near)
        + (language ? 0.6 : 0)
        + (ends ? 0.6 : 0)
        + (document.confidence() == Confidence.A ? 0.2 : 0);
  }

  private boolean takesEffectLater(Update update) {
    return update
        .takesEffect()
        .filter(when -> !when.lastDay().isBefore(situation.day()))
        .isPresent();
  }

  /** What they wanted more of counts for what is like it, by topics, products and goals. */
  private double votes(Update update) {
    double sum = 0;
    for (Map.Entry<String, Integer> vote : situation.past().votes().entrySet()) {
      sum +=
          update(vote.getKey()).map(other -> vote.getValue() * likeness(update, other)).orElse(0.0);
    }
    return Math.clamp(3 * sum, -6, 3);
  }

  /** From 0 to 1: how many of the topics and products of the two are the same. */
  private static double likeness(Update one, Update other) {
    Set<String> ones = marksOf(one);
    Set<String> others = marksOf(other);
    long shared = ones.stream().filter(others::contains).count();
    int all = ones.size() + others.size() - (int) shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  private static Set<String> marksOf(Update update) {
    Set<String> marks = new HashSet<>(update.document().topics());
    update.products().forEach(product -> marks.add(product.toLowerCase(Locale.ROOT)));
    return marks;
  }
}
