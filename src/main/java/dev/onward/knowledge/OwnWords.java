package dev.onward.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds sentences that were copied: runs of {@value #RUN} words that a text shares with a source. A
 * run that is part of a name, such as a credential's title, is no copy.
 */
final class OwnWords {
  static final int RUN = 8;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");

  private final Set<String> sourceRuns = new HashSet<>();
  private final Set<String> nameRuns = new HashSet<>();

  OwnWords(String source, List<String> names) {
    sourceRuns.addAll(runs(words(source)));
    names.forEach(name -> nameRuns.addAll(runs(words(name))));
  }

  /** The first copied run of each line of a text, with the number of the line from 1. */
  List<Copied> copied(String text) {
    List<Copied> copied = new ArrayList<>();
    List<String> lines = text.lines().toList();
    List<String> running = new ArrayList<>();
    List<Integer> lineOfWord = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (String word : words(lines.get(i).replaceAll("\\[\\^[^]]+]|https?://\\S+", " "))) {
        running.add(word);
        lineOfWord.add(i + 1);
      }
    }
    int lastLine = 0;
    for (int i = 0; i + RUN <= running.size(); i++) {
      String run = String.join(" ", running.subList(i, i + RUN));
      int line = lineOfWord.get(i);
      if (line != lastLine && sourceRuns.contains(run) && !nameRuns.contains(run)) {
        copied.add(new Copied(line, run));
        lastLine = line;
      }
    }
    return copied;
  }

  record Copied(int line, String words) {}

  private static Set<String> runs(List<String> words) {
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + RUN)));
    }
    return runs;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''))
        .results()
        .map(match -> match.group())
        .toList();
  }
}
