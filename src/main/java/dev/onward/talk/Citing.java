package dev.onward.talk;

import dev.onward.index.Passage;
import dev.onward.knowledge.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns marks that name items into numbered citations. Of an item's passages it takes the one that
 * shares most with the sentence before the mark, numbers and dates counting most; a mark whose item
 * has no passage is dropped.
 */
final class Citing {
  private static final Pattern MARK = Pattern.compile("[ \\t]*" + Section.MARK.pattern());
  private static final Pattern SENTENCE_START = Pattern.compile("(?<=[.!?:;|])\\s|\\n");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");

  private final Passages passages;
  private final Map<String, Citation> byPassage = new LinkedHashMap<>();
  private final List<Passage> cited = new ArrayList<>();

  Citing(Passages passages) {
    this.passages = passages;
  }

  /** The text with numbers in place of the names. Numbers go on from call to call. */
  String numbered(String text) {
    StringBuilder numbered = new StringBuilder();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (mark.find()) {
      numbered.append(text, from, mark.start());
      String sentence = sentenceBefore(text, mark.start());
      int n = number(mark.group(1), sentence);
      String shown = n > 0 ? " [" + n + "]" : "";
      if (!numbered.toString().endsWith(shown) || shown.isEmpty()) {
        numbered.append(shown);
      }
      from = mark.end();
    }
    return numbered.append(text.substring(from)).toString();
  }

  List<Citation> citations() {
    return List.copyOf(byPassage.values());
  }

  private int number(String item, String sentence) {
    List<Passage> candidates = passages.of(item);
    return candidates.isEmpty() ? 0 : number(best(candidates, sentence));
  }

  /** The number of a passage, which is cited from now on. */
  int number(Passage passage) {
    if (!byPassage.containsKey(passage.id())) {
      cited.add(passage);
      byPassage.put(passage.id(), Citation.of(cited.size(), passage));
    }
    return byPassage.get(passage.id()).n();
  }

  /** The passage of a number, if there is one. */
  Optional<Passage> passage(int number) {
    return number >= 1 && number <= cited.size()
        ? Optional.of(cited.get(number - 1))
        : Optional.empty();
  }

  List<Passage> cited() {
    return List.copyOf(cited);
  }

  private static String sentenceBefore(String text, int end) {
    String before = Section.withoutMarks(text.substring(0, end)).stripTrailing();
    Matcher start = SENTENCE_START.matcher(before);
    int from = 0;
    while (start.find()) {
      if (start.end() < before.length() - 1) {
        from = start.end();
      }
    }
    return before.substring(from);
  }

  private static Passage best(List<Passage> candidates, String sentence) {
    Map<String, Integer> wanted = words(sentence);
    Passage best = candidates.getFirst();
    double most = -1;
    for (Passage passage : candidates) {
      Set<String> words = new HashSet<>(words(passage.section() + " " + passage.text()).keySet());
      double shared = 0;
      for (Map.Entry<String, Integer> word : wanted.entrySet()) {
        shared += words.contains(word.getKey()) ? word.getValue() : 0;
      }
      // A long passage shares words by its length alone.
      double score = shared / Math.sqrt(20 + words.size());
      if (score > most + 1e-9) {
        most = score;
        best = passage;
      }
    }
    return best;
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> words = new HashMap<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    List<String> found = new ArrayList<>();
    while (word.find()) {
      found.add(word.group());
    }
    found.forEach(w -> words.put(w, w.chars().anyMatch(Character::isDigit) ? 3 : 1));
    return words;
  }
}
