package dev.onward.advise.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes out of an answer what is told at once. First comes what answers: its opening, or, where the
 * answer was written for a broader question, a sentence that is clearly nearer to this one. Then
 * come the blocks that are nearest, in the order of the whole, until the words are used up. All
 * else is more. Thread-safe.
 */
public final class Condenser {
  /** What answers is cut behind a sentence before it has more words than this. */
  private static final int OPENING = 50;

  /** Of a block that supports the answer no more words than these are told at once. */
  private static final int SUPPORT = 32;

  /**
   * By so much a sentence has to be nearer than the opening to come first. On fifty questions the
   * sentences beyond it answered better in seven of nine cases, those below in two of eight.
   */
  private static final double NEARER = 0.06;

  /** A later sentence of the opening leans on those before it, so it needs more. */
  private static final double NEARER_INSIDE = 0.12;

  /** So many sentences are weighed at most, as each costs a vector. */
  private static final int WEIGHED = 40;

  private final Nearness nearness;

  public Condenser(Nearness nearness) {
    this.nearness = nearness;
  }

  /**
   * Divides an answer whose first sentence answers the question.
   *
   * @param markdown the answer, its opening first
   * @param words how many words may be told at once
   */
  public Condensed condense(String question, String markdown, int words) {
    return divide(question, markdown, words, false);
  }

  /** Divides an answer that was written for a broader question, for which it may open otherwise. */
  public Condensed quote(String question, String markdown, int words) {
    return divide(question, markdown, words, true);
  }

  private Condensed divide(String question, String markdown, int words, boolean broader) {
    if (Sentences.words(markdown) <= words && !broader) {
      return new Condensed(markdown.strip(), "");
    }
    Weighed whole = weigh(question, Block.of(markdown));
    Weighed weighed = broader ? whole.opened() : whole;
    if (Sentences.words(markdown) <= words) {
      return new Condensed(Block.join(weighed.blocks), "");
    }
    Cut opening = Cut.of(weighed.blocks.getFirst(), OPENING);
    TreeMap<Integer, Cut> support = weighed.support(words - Sentences.words(opening.told().text()));
    List<Block> told = new ArrayList<>(List.of(opening.told()));
    List<Block> more = new ArrayList<>(opening.left().stream().toList());
    for (int i = 1; i < weighed.blocks.size(); i++) {
      Cut cut = support.get(i);
      if (cut != null) {
        told.add(cut.told());
      }
      if (cut == null || cut.left().isPresent()) {
        more.add(weighed.blocks.get(i));
      }
    }
    return new Condensed(Block.join(told), Block.join(more));
  }

  private Weighed weigh(String question, List<Block> blocks) {
    List<List<String>> sentences =
        blocks.stream().map(block -> Sentences.of(block.text())).toList();
    List<String> texts =
        sentences.stream()
            .flatMap(List::stream)
            .map(Sentences::plain)
            .limit(WEIGHED)
            .toList();
    List<Double> near = nearness.of(question, texts);
    List<List<Double>> byBlock = new ArrayList<>();
    int from = 0;
    for (List<String> own : sentences) {
      int to = Math.min(near.size(), from + own.size());
      byBlock.add(List.copyOf(near.subList(from, to)));
      from = to;
    }
    return new Weighed(blocks, byBlock);
  }

  /** Blocks, and how near the sentences of each are; empty for those that were not weighed. */
  private record Weighed(List<Block> blocks, List<List<Double>> sentences) {
    private double near(int block) {
      return sentences.get(block).stream().max(Comparator.naturalOrder()).orElse(-1.0);
    }

    /** With the nearest sentence, and what follows it in its block, before all others. */
    Weighed opened() {
      double opening = sentences.getFirst().getFirst();
      double best = 0;
      int block = 0;
      int sentence = 0;
      for (int i = 0; i < blocks.size(); i++) {
        List<String> words = Sentences.of(blocks.get(i).alone().text());
        // Inside of a later block a sentence leans on those before it.
        for (int j = 0; j < (i == 0 ? sentences.get(i).size() : Math.min(1, sentences.get(i).size())); j++) {
          double gained =
              sentences.get(i).get(j) - opening - (j == 0 ? NEARER : NEARER_INSIDE);
          if (gained > best && blocks.get(i).standsAlone(words.get(j))) {
            best = gained;
            block = i;
            sentence = j;
          }
        }
      }
      return block == 0 && sentence == 0 ? this : openedBy(block, sentence);
    }

    private Weighed openedBy(int block, int sentence) {
      List<Block> moved = new ArrayList<>(blocks);
      List<List<Double>> near = new ArrayList<>(sentences);
      Block out = moved.remove(block).alone();
      List<Double> weights = near.remove(block);
      List<String> words = Sentences.of(out.text());
      if (sentence > 0) {
        moved.add(block, new Block(Block.Head.NONE, String.join(" ", words.subList(0, sentence))));
        near.add(block, weights.subList(0, sentence));
      }
      String first = String.join(" ", words.subList(sentence, words.size()));
      moved.addFirst(new Block(Block.Head.NONE, first));
      near.addFirst(weights.subList(sentence, weights.size()));
      return new Weighed(moved, near);
    }

    /**
     * The blocks that fit, those under the nearest heads first: all of one head where they fit
     * together, else the nearest of them. One that is cut is told whole behind "more".
     */
    TreeMap<Integer, Cut> support(int words) {
      TreeMap<Integer, Cut> support = new TreeMap<>();
      int left = words;
      for (List<Integer> group : groups()) {
        List<Integer> order =
            needed(group) <= left
                ? group
                : group.stream()
                    .sorted(Comparator.<Integer, Double>comparing(this::near).reversed())
                    .toList();
        for (int i : order) {
          Cut cut = Cut.of(blocks.get(i), SUPPORT);
          int needed = Sentences.words(cut.told().text());
          if (needed <= left) {
            support.put(i, cut);
            left -= needed;
          }
        }
      }
      return support;
    }

    /** The blocks behind the opening by what they share as their head, the nearest first. */
    private List<List<Integer>> groups() {
      Map<Object, List<Integer>> groups = new LinkedHashMap<>();
      for (int i = 1; i < blocks.size(); i++) {
        Block.Head head = blocks.get(i).head();
        groups.computeIfAbsent(head == Block.Head.NONE ? i : head, key -> new ArrayList<>()).add(i);
      }
      return groups.values().stream()
          .sorted(
              Comparator.comparingDouble(
                  group -> -group.stream().mapToDouble(this::near).max().orElse(-1)))
          .toList();
    }

    private int needed(List<Integer> group) {
      return group.stream()
          .mapToInt(i -> Sentences.words(Cut.of(blocks.get(i), SUPPORT).told().text()))
          .sum();
    }
  }

  /** A block as far as it is told at once, and what that leaves of it. */
  private record Cut(Block told, Optional<Block> left) {
    static Cut of(Block block, int words) {
      List<String> sentences = Sentences.of(block.text());
      if (block.isRow() || sentences.size() < 2 || Sentences.words(block.text()) <= words) {
        return new Cut(block, Optional.empty());
      }
      int end = 1;
      int used = Sentences.words(sentences.getFirst());
      while (used + Sentences.words(sentences.get(end)) <= words) {
        used += Sentences.words(sentences.get(end));
        end++;
      }
      String told = String.join(" ", sentences.subList(0, end));
      String left = String.join(" ", sentences.subList(end, sentences.size()));
      return new Cut(
          new Block(block.head(), told), Optional.of(new Block(Block.Head.NONE, left)));
    }
  }
}
