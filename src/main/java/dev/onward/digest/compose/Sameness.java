package dev.onward.digest.compose;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Update;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells when two things say the same, under whatever key: two reports of one piece of news, or a
 * day and the news that announces it. A reader is told it once.
 */
final class Sameness {
  private static final int DAY_AND_NEWS = 14;
  private static final int TWO_REPORTS = 45;
  private static final double ALIKE = 0.6;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}.-]+");
  private static final Pattern EXAM = Pattern.compile("[A-Z]{2}-\\d{3}");

  /** Words that titles have whatever they are about. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "a",
          "an",
          "the",
          "is",
          "are",
          "now",
          "in",
          "of",
          "for",
          "and",
          "to",
          "on",
          "with",
          "at",
          "public",
          "preview",
          "generally",
          "general",
          "available",
          "availability",
          "ga",
          "new",
          "announcing",
          "azure",
          "microsoft");

  private Sameness() {}

  static boolean same(Update one, Update other) {
    if (one.document().id().equals(other.document().id())
        || (one.azureUpdate().isPresent() && one.azureUpdate().equals(other.azureUpdate()))) {
      return true;
    }
    return one.change() == other.change()
        && apart(one, other) <= TWO_REPORTS
        && (shareExam(one, other) || alike(words(one), words(other)) >= ALIKE);
  }

  private static long apart(Update one, Update other) {
    return Math.abs(
        one.published().firstDay().toEpochDay() - other.published().firstDay().toEpochDay());
  }

  private static boolean shareExam(Update one, Update other) {
    Set<String> exams = exams(one);
    exams.retainAll(exams(other));
    return !exams.isEmpty() && apart(one, other) <= DAY_AND_NEWS;
  }

  private static Set<String> exams(Update update) {
    return EXAM.matcher(update.document().title())
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> words(Update update) {
    return BETWEEN_WORDS
        .splitAsStream(update.document().title().toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty() && !EVERYWHERE.contains(word))
        .collect(Collectors.toSet());
  }

  private static double alike(Set<String> one, Set<String> other) {
    long shared = one.stream().filter(other::contains).count();
    long all = one.size() + other.size() - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  /** True where an update is the announcement of a credential's day. */
  static boolean tells(Update update, Credential credential, java.time.LocalDate on) {
    String title = update.document().title().toUpperCase(Locale.ROOT);
    boolean names =
        credential.exam().codes().stream().anyMatch(title::contains)
            || title.contains(credential.id());
    long apart = Math.abs(on.toEpochDay() - update.published().firstDay().toEpochDay());
    boolean sameDay = update.takesEffect().filter(when -> when.firstDay().equals(on)).isPresent();
    return names && (sameDay || apart <= DAY_AND_NEWS);
  }
}
