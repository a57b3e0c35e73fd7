package dev.onward.gather;

import dev.onward.knowledge.GoalPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the words in which an item is shown: its title, at most two of its sentences in quotation
 * marks with the publisher's name, and one line by rule on why it matters. It never takes over the
 * body of an item. Thread-safe.
 */
final class Extract {
  private static final int SENTENCES = 2;
  private static final int MOST_QUOTED = 320;
  private static final int SHORTEST = 25;
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}\\d\"'])|\\n+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern EMPTY =
      Pattern.compile(
          "(?i)^(?:learn more|read more|click|see (?:the|our)|the post .* appeared|for more information|sign up|register|watch|share|thank)\\b.*");

  /** What a title of Azure Updates says before its name and the kind of change says too. */
  private static final Pattern BEFORE_TITLE =
      Pattern.compile(
          "(?i)^\\[(?:launched|in preview|in development|retirement|announcement)]\\s*|^(?:generally available|(?:public |private )?preview|ga)\\s*[:-]\\s+");

  private final Map<String, String> goals;

  Extract(List<GoalPath> paths) {
    this.goals = paths.stream().collect(Collectors.toMap(GoalPath::id, GoalPath::title));
  }

  Wording of(Finding finding, Entry.Origin origin, About about) {
    return new Wording(title(finding), note(finding, origin), why(finding, about));
  }

  static String title(Finding finding) {
    String bare = BEFORE_TITLE.matcher(finding.title().strip()).replaceFirst("");
    String title = Harmless.of(bare, Wording.LONGEST_TITLE);
    return title.isBlank() ? "Untitled" : title;
  }

  private static String note(Finding finding, Entry.Origin origin) {
    List<String> quoted = quoted(finding);
    String publisher = Harmless.of(origin.publisher(), 80);
    return quoted.isEmpty()
        ? "%s announced it; its page says more.".formatted(publisher)
        : "%s writes: %s"
            .formatted(
                publisher,
                quoted.stream()
                    .map(sentence -> "\u201c" + sentence + "\u201d")
                    .collect(Collectors.joining(" ")));
  }

  /** The first sentences that say something beyond the title, within a fair length. */
  private static List<String> quoted(Finding finding) {
    Set<String> title = words(finding.title());
    List<String> chosen = new ArrayList<>();
    int length = 0;
    for (String raw : SENTENCE.splitAsStream(finding.text()).toList()) {
      String sentence = Harmless.of(raw).replace('"', '\'').replaceAll("[\u201c\u201d]", "'");
      boolean fits =
          sentence.length() >= SHORTEST
              && !EMPTY.matcher(sentence).matches()
              && !title.containsAll(words(sentence));
      if (fits && chosen.isEmpty()) {
        chosen.add(Harmless.cut(sentence, MOST_QUOTED));
        length = sentence.length();
      } else if (fits && length + sentence.length() <= MOST_QUOTED) {
        chosen.add(sentence);
      } else if (fits) {
        break;
      }
      if (chosen.size() == SENTENCES) {
        break;
      }
    }
    return chosen;
  }

  private static Set<String> words(String text) {
    return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private String why(Finding finding, About about) {
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
    return Harmless.cut(bears + advice, Wording.LONGEST_WHY);
  }

  private static String joined(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
