package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Section;
import dev.onward.knowledge.Update;
import dev.onward.retrieve.Evidence;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Curated updates for a question and a person, newest first. */
final class NewsAdvice {
  private static final int SHOWN = 5;

  /** What an editor joined by a semicolon can be told apart. */
  private static final Pattern CLAUSE = Pattern.compile("; |(?<=[.!?]) ");

  /** A word on the notice, and none on what ends. */
  private static final Pattern RECORD = Pattern.compile("\\b(?:record|notice|digests?|dated)\\b");

  private static final Pattern SUCCESSOR =
      Pattern.compile(
          "(?i)\\b(?:mov(?:e|es|ed)|migrat\\w+|successors?|replac\\w+|takes? (?:its|their) place|later|newer|instead)\\b");

  private NewsAdvice() {}

  static Advice news(Asked asked, List<Evidence> evidence) {
    LocalDate today = asked.today();
    Optional<GoalPath> goal = asked.goal().flatMap(asked.catalogue()::path);
    List<Update> known =
        asked.catalogue().updates().stream()
            .filter(update -> !update.published().firstDay().isAfter(today))
            .toList();
    if (known.isEmpty()) {
      return Advice.unknown("My collection holds no update up to today.");
    }
    boolean retirements = asked.part().topics().contains("retirement");
    Map<String, Double> worth = worth(asked, goal, evidence, known, retirements);
    List<Update> meant = known.stream().filter(update -> isAskedFor(update, asked)).toList();
    List<Update> chosen =
        (meant.isEmpty() ? known : meant)
            .stream()
                .sorted(
                    Comparator.<Update>comparingDouble(u -> worth.getOrDefault(u.id(), 0.0))
                        .reversed()
                        .thenComparing(Update::id))
                .limit(SHOWN)
                .sorted(Comparator.comparing(Update::published).reversed())
                .toList();
    List<String> brief = chosen.stream().map(update -> brief(update, today)).toList();
    Prose prose =
        new Prose().say("%s: %s".formatted(opening(!meant.isEmpty(), goal), brief.getFirst()));
    if (brief.size() > 1) {
      prose.say("Before it:").list(brief.subList(1, brief.size()));
    }
    Prose more =
        new Prose()
            .list(chosen.stream().map(update -> line(update, today)).toList())
            .say(freshness(known, asked));
    return Advice.grounded(prose.toString()).with(prose.toString(), more.toString());
  }

  private static String opening(boolean meant, Optional<GoalPath> goal) {
    return meant
        ? "The latest on what you ask"
        : goal.map(path -> "The latest for your goal, " + path.title())
            .orElse("The latest in my collection");
  }

  /** Of a product or a topic that the question names; "retirement" is a sort of news, no topic. */
  private static boolean isAskedFor(Update update, Asked asked) {
    return Named.isNamed(update, asked.part().matter())
        || asked.part().topics().stream()
            .filter(topic -> !topic.equals("retirement"))
            .anyMatch(update.document().topics()::contains);
  }

  private static Map<String, Double> worth(
      Asked asked,
      Optional<GoalPath> goal,
      List<Evidence> evidence,
      List<Update> known,
      boolean retirements) {
    Map<String, Double> worth = new HashMap<>();
    evidence.forEach(e -> worth.merge(e.passage().documentId(), 2 * e.score(), Math::max));
    long newest = known.getFirst().published().firstDay().toEpochDay();
    for (Update update : known) {
      double own = 0;
      for (String topic : asked.part().topics()) {
        own += update.document().topics().contains(topic) ? 1.2 : 0;
      }
      own += goal.filter(path -> update.goals().contains(path.id())).isPresent() ? 1.2 : 0;
      own += asked.languages().stream().anyMatch(update.document().topics()::contains) ? 0.8 : 0;
      own += retirements && update.change() == Update.Change.RETIREMENT ? 3 : 0;
      double age = newest - update.published().firstDay().toEpochDay();
      own += Math.max(0, 1.5 - age / 60);
      worth.merge(update.id(), own, Double::sum);
    }
    return worth;
  }

  /** What a reader needs of it; an end that lies behind the day of the reading is told as past. */
  static String line(Update update, LocalDate today) {
    if (update.change() == Update.Change.RETIREMENT && update.takesEffect().isPresent()) {
      return ending(update, update.takesEffect().get(), today);
    }
    boolean ended = update.hasEnded(today);
    String effect =
        update
            .takesEffect()
            .map(on ->
                ended
                    ? " It ended %s.".formatted(on.when())
                    : " Takes effect: " + on.spoken() + ".")
            .or(() -> update.notBefore().map(on -> " It ends no earlier than " + on.spoken() + "."))
            .orElse("");
    // The mark stands behind what the source says, so that the words relied on are cited.
    return "**%s, %s** (%s). %s%s%s%s%s"
        .formatted(
            update.published().spoken(),
            title(update),
            ended ? "ended" : update.change().words(),
            Prose.firstSentence(update.document().lead()),
            effect,
            mark(update.id()),
            section(update, Update.WHY, " Why it matters: "),
            section(update, Update.AT_ITS_SOURCE, " "));
  }

  /** What ends and when, said once, then what takes its place; last when that was told. */
  private static String ending(Update update, AsOf on, LocalDate today) {
    String name = title(update);
    String verb = update.hasEnded(today) ? "ended" : "ends";
    String told =
        update.document().title().contains(on.spoken())
            ? "**%s.**".formatted(name)
            : "**%s: %s %s.**".formatted(name, verb, on.when());
    String since =
        update.published().equals(on)
            ? ""
            : " On record since " + update.published().spoken() + ".";
    return told
        + place(update, on)
        + mark(update.id())
        + section(update, Update.WHY, " Why it matters: ")
        + section(update, Update.AT_ITS_SOURCE, " ")
        + since;
  }

  /** What takes the place of what ends, else what else was said of it; with a space before. */
  static String place(Update update, AsOf on) {
    List<String> words =
        CLAUSE
            .splitAsStream(Section.withoutMarks(update.document().lead()).replaceAll("\\s+", " "))
            .map(String::strip)
            .filter(clause -> !clause.contains(on.spoken()) && !RECORD.matcher(clause).find())
            .map(clause -> Prose.sentence(Prose.capital(clause)))
            .toList();
    return words.stream()
        .filter(clause -> SUCCESSOR.matcher(clause).find())
        .findFirst()
        .or(() -> words.stream().findFirst())
        .map(clause -> " " + clause)
        .orElse("");
  }

  /** What changed, and when. */
  static String brief(Update update, LocalDate today) {
    boolean told =
        update.change() == Update.Change.RETIREMENT
            && update.takesEffect().stream()
                .anyMatch(on -> update.document().title().contains(on.spoken()));
    if (told) {
      return "**%s**, on record since %s.%s"
          .formatted(title(update), update.published().spoken(), mark(update.id()));
    }
    boolean ended = update.hasEnded(today);
    String effect =
        update
            .takesEffect()
            .map(on -> (ended ? ", ended " : ", in effect ") + on.when())
            .or(() -> update.notBefore().map(on -> ", no earlier than " + on.spoken()))
            .orElse("");
    return "**%s** (%s%s), %s.%s"
        .formatted(
            title(update),
            update.change().words(),
            effect,
            update.published().when(),
            mark(update.id()));
  }

  private static String section(Update update, String heading, String before) {
    return update
        .document()
        .section(heading)
        .map(section -> before + oneLine(section.plain()))
        .orElse("");
  }

  private static String title(Update update) {
    return update
        .document()
        .url()
        .map(url -> "[%s](%s)".formatted(update.document().title(), url))
        .orElse(update.document().title());
  }

  private static String oneLine(String text) {
    return Section.withoutMarks(text).replaceAll("\\s+", " ");
  }

  private static String freshness(List<Update> known, Asked asked) {
    AsOf newest = known.getFirst().published();
    String sources = asked.catalogue().freshness().spoken();
    return sources.isEmpty()
        ? "The newest item in my collection is of %s; what came between then and today, %s, I have not read."
            .formatted(newest.spoken(), Prose.date(asked.today()))
        : "The newest item in my collection is of %s. %s".formatted(newest.spoken(), sources);
  }
}
