package dev.onward.advise.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
   * By so much a sentence has to be nearer than the opening to come first: of 222 questions 10
   * crossed it, eight for the better; of the 14 between it and half of it four.
   */
  private static final double NEARER = 0.12;

  /** So many sentences are weighed at most, as each costs a vector. */
  private static final int WEIGHED = 40;

  private final Nearness nearness;

  public Condenser(Nearness nearness) {
    this.nearness = nearness;
  }

  /**
   * Divides an answer whose first sentence answers the question.
   *
   * @param markdown the answer, its opening first, what matters most before what matters less
   * @param words how many words may be told at once
   */
  public Condensed condense(String question, String markdown, int words) {
    return divide(question, markdown, words, false);
  }

  /** Divides an answer that was written for a broader question, for which it may open otherwise. */
  public Condensed quote(String question, String markdown, int words) {
    return divide(question, markdown, words, true);
  }

  /** The sentence of an answer that is nearest to a question, of those that stand alone. */
  public Optional<String> nearest(String question, String markdown) {
    List<String> sentences =
        Block.of(markdown).stream()
            .filter(block -> !block.isRow())
            .flatMap(block -> Sentences.of(block.alone().text()).stream())
            .filter(Sentences::standsAlone)
            .limit(WEIGHED)
            .toList();
    List<Double> near = nearness.of(question, sentences.stream().map(Sentences::plain).toList());
    return IntStream.range(0, sentences.size())
        .boxed()
        .max(Comparator.comparing(near::get))
        .map(sentences::get);
  }

  private Condensed divide(String question, String markdown, int words, boolean broader) {
    boolean fits = Sentences.words(markdown) <= words;
    if (fits && !broader) {
      return new Condensed(markdown.strip(), "");
    }
    List<Block> blocks = Block.of(markdown);
    Weighed weighed = broader ? weigh(question, blocks).opened() : Weighed.inOrder(blocks);
    if (fits) {
      return new Condensed(Block.join(weighed.blocks), "");
    }
    Cut opening = weighed.cut(0, OPENING);
    TreeMap<Integer, Cut> support = weighed.support(words - opening.words());
    List<Block> told = new ArrayList<>(List.of(opening.told()));
    List<Block> more = new ArrayList<>(opening.left().stream().toList());
    for (int i = 1; i < weighed.blocks.size(); i++) {
      Cut cut = support.get(i);
      if (cut != null) {
        told.add(cut.told());
      }
      weighed.leftOfList(i, support.keySet()).ifPresent(told::add);
      if (cut == null) {
        more.add(weighed.blocks.get(i));
      } else {
        cut.left().ifPresent(more::add);
      }
    }
    return new Condensed(Block.join(told), Block.join(more));
  }

  private Weighed weigh(String question, List<Block> blocks) {
    List<List<String>> sentences =
        blocks.stream().map(block -> Sentences.of(block.text())).toList();
    List<String> texts =
        sentences.stream().flatMap(List::stream).map(Sentences::plain).limit(WEIGHED).toList();
    List<Double> near = nearness.of(question, texts);
    List<List<Double>> byBlock = new ArrayList<>();
    int from = 0;
    for (List<String> own : sentences) {
      int to = Math.min(near.size(), from + own.size());
      byBlock.add(List.copyOf(near.subList(from, to)));
      from = to;
    }
    return new Weighed(blocks, byBlock, false);
  }

  /** Blocks, and how near the sentences of each are; empty for those that were not weighed. */
  private record Weighed(List<Block> blocks, List<List<Double>> sentences, boolean moved) {
    /** As they were put in order for this person and question. */
    static Weighed inOrder(List<Block> blocks) {
      List<List<Double>> falling =
          IntStream.range(0, blocks.size()).mapToObj(i -> List.of(-(double) i)).toList();
      return new Weighed(blocks, falling, false);
    }

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
        int most = i == 0 ? sentences.get(i).size() : Math.min(1, sentences.get(i).size());
        for (int j = 0; j < most; j++) {
          double gained = sentences.get(i).get(j) - opening - NEARER;
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
      return new Weighed(moved, near, true);
    }

    /**
     * The blocks that fit, those under the nearest heads first: all of one head where they fit
     * together, if need be by a sentence each, else the nearest of them. An entry that is cut is
     * told whole behind "more", of a paragraph the rest.
     */
    TreeMap<Integer, Cut> support(int words) {
      TreeMap<Integer, Cut> support = new TreeMap<>();
      int left = words;
      for (List<Integer> group : groups()) {
        int room = left;
        int most =
            IntStream.of(SUPPORT, 1)
                .filter(each -> group.stream().mapToInt(i -> cut(i, each).words()).sum() <= room)
                .findFirst()
                .orElse(SUPPORT);
        List<Integer> nearest =
            group.stream()
                .sorted(Comparator.<Integer, Double>comparing(this::near).reversed())
                .toList();
        for (int i : nearest) {
          Cut cut = cut(i, most);
          if (cut.words() <= left) {
            support.put(i, cut);
            left -= cut.words();
          }
        }
      }
      return support;
    }

    /** Behind the last entry of a list that is told in part, how many more there are. */
    Optional<Block> leftOfList(int last, Set<Integer> told) {
      Block entry = blocks.get(last);
      boolean ends = last + 1 == blocks.size() || blocks.get(last + 1).head() != entry.head();
      if (!entry.isEntry() || entry.head() == Block.Head.NONE || !ends) {
        return Optional.empty();
      }
      List<Integer> list =
          IntStream.range(1, blocks.size())
              .filter(i -> blocks.get(i).head() == entry.head())
              .boxed()
              .toList();
      long left = list.stream().filter(i -> !told.contains(i)).count();
      return left == 0 || left == list.size()
          ? Optional.empty()
          : Optional.of(new Block(entry.head(), "- and %d more".formatted(left)));
    }

    /** The blocks behind the opening by what they share as their head, the nearest first. */
    private List<List<Integer>> groups() {
      Map<Object, List<Integer>> groups = new LinkedHashMap<>();
      for (int i = 1; i < blocks.size(); i++) {
        Block.Head head = blocks.get(i).head();
        groups.computeIfAbsent(head == Block.Head.NONE ? i : head, key -> new ArrayList<>()).add(i);
      }
      return groups.values().stream()
          .sorted(Comparator.comparingDouble(group -> -nearest(group)))
          .toList();
    }

    /** What was the opening before another sentence came first supports that best. */
    private double nearest(List<Integer> group) {
      return moved && group.contains(1)
          ? 1
          : group.stream().mapToDouble(this::near).max().orElse(-1);
    }

    /** A block in at most so many words, though a sentence at least: its nearest ones. */
    private Cut cut(int block, int words) {
      Block whole = blocks.get(block);
      List<String> own = Sentences.of(whole.text());
      List<Double> weights = sentences.get(block);
      if (whole.isRow() || own.size() < 2 || Sentences.words(whole.text()) <= words) {
        return new Cut(whole, Optional.empty());
      }
      int from = 0;
      for (int i = 1; block > 0 && i < Math.min(own.size(), weights.size()); i++) {
        boolean nearer = weights.get(i) > weights.get(from) + NEARER / 2;
        from = nearer && whole.isParagraph() && whole.standsAlone(own.get(i)) ? i : from;
      }
      int to = from + 1;
      int used = Sentences.words(own.get(from));
      while (to < own.size() && used + Sentences.words(own.get(to)) <= words) {
        used += Sentences.words(own.get(to));
        to++;
      }
      // What only announces the next sentence waits with it.
      while (to < own.size() && to > from + 1 && Sentences.isBrief(own.get(to - 1))) {
        to--;
      }
      List<String> left = new ArrayList<>(own.subList(0, from));
      left.addAll(own.subList(to, own.size()));
      // The rest of an entry is nothing without its beginning.
      Optional<Block> rest =
          !whole.isParagraph()
              ? Optional.of(whole)
              : left.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Block(whole.head(), String.join(" ", left)));
      return new Cut(new Block(whole.head(), String.join(" ", own.subList(from, to))), rest);
    }
  }

  /** A block as far as it is told at once, and what that leaves of it. */
  private record Cut(Block told, Optional<Block> left) {
    int words() {
      return Sentences.words(told.text());
    }
  }
}
