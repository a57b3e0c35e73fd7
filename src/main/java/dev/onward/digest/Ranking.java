package dev.onward.digest;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Section;
import dev.onward.knowledge.Update;
import dev.onward.knowledge.Update.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses the updates for a reader: new since their issue before, not told yet, the same news of
 * two sources once, ranked by their plan, badges, goal, topics and votes. Items that have nothing
 * to do with them fill up to five and no further; what they voted down stays out.
 */
final class Ranking {
  private static final int FILLED_UP_TO = 5;
  private static final int LATE_ADDITION = 7;
  private static final int SAME_EVENT = 14;
  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}.]+");

  private static final Set<String> EVERYWHERE =
      Set.of(
          "a",
          "an",
          "the",
          "is",
          "are",
          "now",
          "in",
          "public",
          "preview",
          "generally",
          "available");

  private final Situation situation;

  /** The names of news that was told, whoever told it. */
  private final Set<String> toldNews;

  private Ranking(Situation situation) {
    this.situation = situation;
    this.toldNews =
        situation.past().told().stream()
            .flatMap(id -> update(id).stream())
            .flatMap(update -> names(update).stream())
            .collect(Collectors.toSet());
  }

  private Optional<Update> update(String id) {
    return situation.catalogue().item(id).filter(Update.class::isInstance).map(Update.class::cast);
  }

  private record Ranked(Update update, Bond bond, double worth) {}

  /** The picks, best first; what one of the deadlines tells already is not told again. */
  static List<Pick> picks(Situation situation, List<Deadline> deadlines, int most) {
    Ranking ranking = new Ranking(situation);
    List<Ranked> ranked =
        situation.catalogue().updates().stream()
            .filter(ranking::isNew)
            .filter(update -> !ranking.isTold(update))
            .filter(update -> deadlines.stream().noneMatch(d -> tells(d, update)))
            .map(ranking::ranked)
            .filter(r -> r.worth() >= 0)
            .sorted(
                Comparator.comparingDouble(Ranked::worth)
                    .reversed()
                    .thenComparing(r -> r.update().published(), Comparator.reverseOrder())
                    .thenComparing(r -> r.update().id()))
            .toList();
    return chosen(ranked, most);
  }

  private static List<Pick> chosen(List<Ranked> ranked, int most) {
    Map<String, List<Ranked>> byNews = new LinkedHashMap<>();
    Map<String, String> newsOfName = new HashMap<>();
    for (Ranked one : ranked) {
      Set<String> names = names(one.update());
      String news =
          names.stream()
              .map(newsOfName::get)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(one.update().id());
      names.forEach(name -> newsOfName.putIfAbsent(name, news));
      byNews.computeIfAbsent(news, key -> new ArrayList<>()).add(one);
    }
    List<Pick> picks = new ArrayList<>();
    for (List<Ranked> same : byNews.values()) {
      Ranked best = same.getFirst();
      if (picks.size() < Math.min(most, best.bond().concerns() ? most : FILLED_UP_TO)) {
        picks.add(
            new Pick(
                best.update(),
                best.bond(),
                same.stream().skip(1).map(other -> other.update().id()).toList()));
      }
    }
    return picks;
  }

  // ---------------------------------------------------------------- what is new

  private boolean isTold(Update update) {
    return situation.isTold(update.id()) || names(update).stream().anyMatch(toldNews::contains);
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

  /** What two items share where they tell the same: the id at Azure Updates, or a title. */
  private static Set<String> names(Update update) {
    Set<String> names = new HashSet<>();
    update.azureUpdate().ifPresent(id -> names.add("azure:" + id));
    names.add(
        WORDS
            .splitAsStream(update.document().title().toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty() && !EVERYWHERE.contains(word))
            .collect(Collectors.joining(" ", update.change() + ":", "")));
    return names;
  }

  /** True where an update is the announcement of a day that is told by itself. */
  private static boolean tells(Deadline deadline, Update update) {
    String title = update.document().title().toUpperCase(Locale.ROOT);
    boolean names =
        deadline.credential().exam().codes().stream().anyMatch(title::contains)
            || title.contains(deadline.credential().id());
    long apart = Math.abs(deadline.on().toEpochDay() - update.published().firstDay().toEpochDay());
    boolean sameDay =
        update.takesEffect().filter(when -> when.firstDay().equals(deadline.on())).isPresent();
    return names && (sameDay || apart <= SAME_EVENT);
  }

  // ---------------------------------------------------------------- what it is worth

  private Ranked ranked(Update update) {
    Bond bond = bond(update);
    double worth =
        switch (bond) {
          case PLANNED -> 4;
          case HELD -> 3.5;
          case GOAL -> 3;
          case TOPIC -> 2;
          case NONE -> 0.5;
        };
    return new Ranked(update, bond, worth + nuances(update) + votes(update));
  }

  private Bond bond(Update update) {
    Set<String> credentials = credentials(update);
    if (credentials.stream().anyMatch(situation::plans)) {
      return Bond.PLANNED;
    }
    if (credentials.stream().anyMatch(situation::holds)) {
      return Bond.HELD;
    }
    Optional<GoalPath> goal = situation.interests().goal();
    if (goal.filter(path -> update.goals().contains(path.id())).isPresent()
        || credentials.stream().anyMatch(situation::aimsAt)) {
      return Bond.GOAL;
    }
    return update.document().topics().stream().anyMatch(situation.interests().topics()::contains)
        ? Bond.TOPIC
        : Bond.NONE;
  }

  /** The credentials that an update names. */
  private static Set<String> credentials(Update update) {
    return update.document().sections().stream()
        .flatMap(section -> Section.marks(section.text()).stream())
        .collect(Collectors.toSet());
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
