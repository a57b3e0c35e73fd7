package dev.onward.gather.judge;

import dev.onward.gather.prose.PromptInjection;
import dev.onward.gather.prose.Sanitizer;
import dev.onward.gather.prose.SentenceSplitter;
import dev.onward.gather.prose.StatedDay;
import dev.onward.gather.prose.StatedEnd;
import dev.onward.gather.read.SourceItem;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Update.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the words in which an item is shown: its title, at most two of its sentences in quotation
 * marks with the publisher's name, and one line by rule on why it matters. It never takes over the
 * body of an item. Thread-safe.
 */
public final class Extract {
  private static final int MOST_QUOTED = 320;
  private static final int SHORTEST = 25;
  private static final int LOOKED_AT = 8;
  private static final Pattern NEWS =
      Pattern.compile(
          "(?i)\\b(?:now|today|new|available|availability|preview|introduc\\w+|announc\\w+|launch\\w*|releas\\w+|adds?|added|supports?|you"
              + " can|lets? you|enabl\\w+|brings?|can be)\\b");
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "",
          "the",
          "a",
          "an",
          "in",
          "of",
          "for",
          "to",
          "and",
          "with",
          "on",
          "is",
          "are",
          "azure",
          "microsoft");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern EMPTY =
      Pattern.compile(
          "(?i)^(?:learn more|read more|click|see (?:the|our)|the post .* appeared|for more"
              + " information|sign up|register|watch|share|thank)\\b.*");

  /** What a title of Azure Updates says before its name and the kind of change says too. */
  private static final Pattern BEFORE_TITLE =
      Pattern.compile(
          "(?i)^\\[(?:launched|in preview|in"
              + " development|retirement|announcement)]\\s*|^(?:generally available|(?:public"
              + " |private )?preview|ga)\\s*[:-]\\s+");

  private final Map<String, String> goals;

  Extract(List<GoalPath> paths) {
    this.goals = paths.stream().collect(Collectors.toMap(GoalPath::id, GoalPath::title));
  }

  ItemWording of(SourceItem finding, Origin origin, About about) {
    return new ItemWording(title(finding), note(finding, origin), why(finding, about));
  }

  public static String title(SourceItem finding) {
    String bare = BEFORE_TITLE.matcher(finding.title().strip()).replaceFirst("");
    String title = Sanitizer.of(bare, ItemWording.LONGEST_TITLE);
    return title.isBlank() ? "Untitled" : title;
  }

  private static String note(SourceItem finding, Origin origin) {
    List<String> quoted = quoted(finding);
    String publisher = Sanitizer.of(origin.publisher(), 80);
    return quoted.isEmpty()
        ? "%s announced it; its page says more.".formatted(publisher)
        : "%s writes: %s"
            .formatted(
                publisher,
                quoted.stream()
                    .map(sentence -> "\u201c" + sentence + "\u201d")
                    .collect(Collectors.joining(" ")));
  }

  /**
   * The sentence that tells the news, and the one behind it, within a fair length. What speaks to a
   * machine and what is no prose is never quoted.
   */
  private static List<String> quoted(SourceItem finding) {
    List<String> sentences =
        SentenceSplitter.of(finding.text()).stream()
            .filter(sentence -> !isCode(sentence) && PromptInjection.in(sentence).isEmpty())
            .map(Extract::plain)
            .filter(sentence -> sentence.length() >= SHORTEST && !EMPTY.matcher(sentence).matches())
            .limit(LOOKED_AT)
            .toList();
    Set<String> title = words(finding.title());
    List<String> telling =
        sentences.stream().filter(sentence -> !title.containsAll(words(sentence))).toList();
    Optional<String> first =
        telling.stream()
            .max(
                Comparator.comparingDouble(
                    sentence -> news(sentence, finding) - 0.4 * telling.indexOf(sentence)));
    if (first.isEmpty()) {
      return List.of();
    }
    List<String> chosen = new ArrayList<>(List.of(Sanitizer.cut(first.get(), MOST_QUOTED)));
    int next = telling.indexOf(first.get()) + 1;
    if (next < telling.size() && first.get().length() + telling.get(next).length() <= MOST_QUOTED) {
      chosen.add(telling.get(next));
    }
    return chosen;
  }

  private static String plain(String sentence) {
    return Sanitizer.of(sentence).replace('"', '\'').replaceAll("[\u201c\u201d]", "'");
  }

  /** How much a sentence tells of what the title announces, and not of what the product is. */
  private static double news(String sentence, SourceItem finding) {
    double worth = NEWS.matcher(sentence).find() ? 1.5 : 0;
    if (finding.change() == Change.RETIREMENT) {
      boolean theDay =
          StatedDay.placed(sentence, Optional.empty()).stream()
              .flatMap(placed -> placed.date().stream())
              .anyMatch(day ->
                  finding.takesEffect().or(finding::notBefore).filter(day::equals).isPresent());
      worth += theDay ? 4 : 0;
      worth +=
          StatedEnd.in(sentence, Optional.empty()).stream().anyMatch(StatedEnd::isOfAnEnd) ? 2 : 0;
    }
    Set<String> shared = words(finding.title());
    shared.removeAll(EMPTY_WORDS);
    int names = shared.size();
    shared.retainAll(words(sentence));
    worth += names == 0 ? 0 : 1.5 * shared.size() / names;
    return sentence.length() > MOST_QUOTED ? worth - 2 : worth;
  }

  private static boolean isCode(String sentence) {
    long signs = sentence.chars().filter(c -> "(){}[]=;<>_\"'`$".indexOf(c) >= 0).count();
    return signs >= 6 && signs * 10 > sentence.length();
  }

  private static Set<String> words(String text) {
    return NO_WORD
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private String why(SourceItem finding, About about) {
    String advice =
        switch (finding.change()) {
          case LAUNCHED -> "What is generally available can carry a project to show.";
          case PREVIEW -> "A preview may still change: try it, and promise nothing on it.";
          case RETIREMENT -> "If you build on it, plan the move before it ends.";
          case ANNOUNCEMENT -> "Read it before you choose what to learn next.";
        };
    List<String> titles =
        about.goals().stream().filter(goals::containsKey).map(goals::get).toList();
    String bears =
        !titles.isEmpty()
            ? "It bears on " + joined(titles) + ". "
            : about.topics().isEmpty() ? "" : "It is about " + joined(about.topics()) + ". ";
    return Sanitizer.cut(bears + advice, ItemWording.LONGEST_WHY);
  }

  private static String joined(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
