package dev.onward.understand.wish;

import dev.onward.knowledge.Vocabulary;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The words of the vocabulary by which people speak of their plan, found in a text. */
public final class PlanWords {
  public static final String NEXT = "next";
  public static final String LAST = "last";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}");

  /** A word without accents, and where it stands in the text. */
  public record Token(String word, int start, int end) {}

  /** A name of steps: the key of the vocabulary, and the words from one up to another. */
  public record Name(String key, int from, int to) {}

  /** The words of a phrase; the last may have any ending. */
  private record Phrase(List<String> words, boolean open) {
    static Phrase of(String written) {
      boolean open = written.endsWith("*");
      String plain = open ? written.substring(0, written.length() - 1) : written;
      return new Phrase(tokens(plain).stream().map(Token::word).toList(), open);
    }

    boolean isAt(List<Token> text, int at) {
      if (at + words.size() > text.size()) {
        return false;
      }
      for (int i = 0; i < words.size(); i++) {
        String word = text.get(at + i).word();
        boolean last = open && i == words.size() - 1;
        if (last ? !word.startsWith(words.get(i)) : !word.equals(words.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private final Map<String, String> ordinals = new HashMap<>();
  private final Map<String, Integer> cardinals = new HashMap<>();
  private final Map<String, List<Phrase>> names = new LinkedHashMap<>();
  private final Map<String, List<Phrase>> cues = new HashMap<>();

  public PlanWords(Vocabulary.Plans words) {
    words
        .ordinals()
        .forEach((place, list) -> list.forEach(word -> ordinals.putIfAbsent(folded(word), place)));
    words
        .cardinals()
        .forEach((number, list) ->
            list.forEach(word -> cardinals.putIfAbsent(folded(word), Integer.parseInt(number))));
    words.names().forEach((key, list) -> names.put(key, phrases(list)));
    words.cues().forEach((key, list) -> cues.put(key, phrases(list)));
  }

  private static List<Phrase> phrases(List<String> written) {
    return written.stream().map(Phrase::of).filter(phrase -> !phrase.words().isEmpty()).toList();
  }

  public static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      tokens.add(new Token(folded(word.group()), word.start(), word.end()));
    }
    return tokens;
  }

  public static String folded(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace("ß", "ss");
    return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
  }

  public boolean has(String cue, String text) {
    return has(cue, tokens(text));
  }

  public boolean has(String cue, List<Token> text) {
    return first(cue, text).isPresent();
  }

  /** Where a cue first stands in a text, by the number of the word. */
  public OptionalInt first(String cue, List<Token> text) {
    return IntStream.range(0, text.size()).filter(at -> isAt(cue, text, at)).findFirst();
  }

  public boolean isAt(String cue, List<Token> text, int at) {
    return at >= 0
        && at < text.size()
        && phrases(cue).stream().anyMatch(phrase -> phrase.isAt(text, at));
  }

  /** Where the last word of a cue stands that begins at a word; the longest counts. */
  public int lastWord(String cue, List<Token> text, int at) {
    return phrases(cue).stream()
        .filter(phrase -> phrase.isAt(text, at))
        .mapToInt(phrase -> at + phrase.words().size() - 1)
        .max()
        .orElse(at);
  }

  /** True where the vocabulary has such a cue. */
  boolean knows(String cue) {
    return cues.containsKey(cue);
  }

  private List<Phrase> phrases(String cue) {
    List<Phrase> phrases = cues.get(cue);
    if (phrases == null) {
      throw new IllegalArgumentException("no cue " + cue + " in vocabulary/plans.yaml");
    }
    return phrases;
  }

  /** The number that a place stands for, or "next" or "last". */
  Optional<String> ordinal(String word) {
    String place = ordinals.get(word);
    return place != null || !word.endsWith("s")
        ? Optional.ofNullable(place)
        : Optional.ofNullable(ordinals.get(word.substring(0, word.length() - 1)));
  }

  /** A number in digits or words. */
  OptionalInt number(String word) {
    if (word.length() <= 3 && word.chars().allMatch(Character::isDigit) && !word.isEmpty()) {
      return OptionalInt.of(Integer.parseInt(word));
    }
    Integer number = cardinals.get(word);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The same of a word among others, some of which are numbers in one language only. */
  OptionalInt number(List<Token> text, int at) {
    boolean known = at >= 0 && at < text.size();
    boolean doubtful = known && isAt("doubtfulnumber", text, at);
    return known && (!doubtful || isAt("foreignunit", text, at + 1))
        ? number(text.get(at).word())
        : OptionalInt.empty();
  }

  /** The names of steps in the order of the text; of those that overlap the longest. */
  public List<Name> names(List<Token> text) {
    List<Name> found = new ArrayList<>();
    int at = 0;
    while (at < text.size()) {
      Optional<Name> name = nameAt(text, at);
      name.ifPresent(found::add);
      at = name.map(Name::to).orElse(at + 1);
    }
    return found;
  }

  private Optional<Name> nameAt(List<Token> text, int at) {
    Name best = null;
    for (Map.Entry<String, List<Phrase>> entry : names.entrySet()) {
      for (Phrase phrase : entry.getValue()) {
        int to = at + phrase.words().size();
        if (phrase.isAt(text, at) && (best == null || to > best.to())) {
          best = new Name(entry.getKey(), at, to);
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
