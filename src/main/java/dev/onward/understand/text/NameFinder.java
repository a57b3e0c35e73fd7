package dev.onward.understand.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds names of several words in a text, with a slip or two in long words. Where names overlap the
 * longest wins. Thread-safe.
 */
public final class NameFinder {
  /** A name that was found: whose it is, and where it stands. */
  public record Found(String id, int start, int end) {}

  private record Name(String text, List<Word> words, String id) {}

  private final Map<Integer, List<Name>> namesByLength = new HashMap<>();
  private int longest;

  /** Adds a name; one that is there already keeps its first owner. */
  public void add(String name, String id) {
    List<Token> tokens = Token.of(name);
    if (tokens.isEmpty()) {
      return;
    }
    String text = String.join(" ", tokens.stream().map(Token::text).toList());
    List<Name> same = namesByLength.computeIfAbsent(tokens.size(), length -> new ArrayList<>());
    if (same.stream().noneMatch(known -> known.text().equals(text))) {
      same.add(new Name(text, words(tokens), id));
      longest = Math.max(longest, tokens.size());
    }
  }

  private static List<Word> words(List<Token> tokens) {
    return tokens.stream().map(token -> new Word(token.text())).toList();
  }

  /** In the order of the text. */
  public List<Found> find(String text) {
    List<Token> tokens = Token.of(text);
    List<Word> words = words(tokens);
    boolean[] taken = new boolean[tokens.size()];
    List<Found> found = new ArrayList<>();
    for (int length = Math.min(longest, tokens.size()); length > 0; length--) {
      List<Name> names = namesByLength.getOrDefault(length, List.of());
      for (int at = 0; at + length <= tokens.size(); at++) {
        if (anyTaken(taken, at, length)) {
          continue;
        }
        Name name = match(names, words.subList(at, at + length));
        if (name != null) {
          found.add(
              new Found(name.id(), tokens.get(at).start(), tokens.get(at + length - 1).end()));
          Arrays.fill(taken, at, at + length, true);
        }
      }
    }
    found.sort(Comparator.comparingInt(Found::start));
    return found;
  }

  private static boolean anyTaken(boolean[] taken, int at, int length) {
    for (int i = at; i < at + length; i++) {
      if (taken[i]) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Name match(List<Name> names, List<Word> written) {
    for (Name name : names) {
      boolean all = true;
      for (int i = 0; all && i < written.size(); i++) {
        all = name.words().get(i).isMeantBy(written.get(i));
      }
      if (all) {
        return name;
      }
    }
    return null;
  }
}
