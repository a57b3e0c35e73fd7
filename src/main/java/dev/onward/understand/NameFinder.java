package dev.onward.understand;

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
final class NameFinder {
  /** A name that was found: whose it is, and where it stands. */
  record Found(String id, int start, int end) {}

  private record Name(List<String> words, String id) {}

  private final Map<Integer, List<Name>> namesByLength = new HashMap<>();
  private int longest;

  /** Adds a name; one that is there already keeps its first owner. */
  void add(String name, String id) {
    List<String> words = Token.of(name).stream().map(Token::text).toList();
    if (words.isEmpty()) {
      return;
    }
    List<Name> same = namesByLength.computeIfAbsent(words.size(), length -> new ArrayList<>());
    if (same.stream().noneMatch(known -> known.words().equals(words))) {
      same.add(new Name(words, id));
      longest = Math.max(longest, words.size());
    }
  }

  /** In the order of the text. */
  List<Found> find(String text) {
    List<Token> tokens = Token.of(text);
    boolean[] taken = new boolean[tokens.size()];
    List<Found> found = new ArrayList<>();
    for (int length = Math.min(longest, tokens.size()); length > 0; length--) {
      List<Name> names = namesByLength.getOrDefault(length, List.of());
      for (int at = 0; at + length <= tokens.size(); at++) {
        if (anyTaken(taken, at, length)) {
          continue;
        }
        Name name = match(names, tokens.subList(at, at + length));
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

  private static @Nullable Name match(List<Name> names, List<Token> tokens) {
    for (Name name : names) {
      boolean all = true;
      for (int i = 0; all && i < tokens.size(); i++) {
        all = Spelling.same(name.words().get(i), tokens.get(i).text());
      }
      if (all) {
        return name;
      }
    }
    return null;
  }
}
