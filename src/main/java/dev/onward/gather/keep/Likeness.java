package dev.onward.gather.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How alike two texts are, by the runs of three words that they share. Bands of a MinHash signature
 * (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, chapter 3) find those that may be; two
 * texts that share six in ten runs have a band in common two times in three, at eight in ten nearly
 * always. Thread-safe.
 */
final class Likeness {
  private static final int HASHES = 32;
  private static final int ROWS_A_BAND = 4;
  private static final int RUN = 3;
  private static final int LONGEST = 4_000;

  /** From here on two announcements of different sources are taken for one. */
  private static final double SAME = 0.6;

  /** So much of the shorter one stands in the longer one where that quotes it. */
  private static final double QUOTED = 0.8;

  private static final int LEAST_RUNS = 12;

  /** What titles of announcements say beside the name of what they announce. */
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "a",
          "an",
          "and",
          "announcing",
          "announcement",
          "are",
          "at",
          "azure",
          "available",
          "availability",
          "for",
          "from",
          "ga",
          "general",
          "generally",
          "in",
          "introducing",
          "is",
          "launched",
          "microsoft",
          "new",
          "now",
          "of",
          "on",
          "our",
          "preview",
          "private",
          "public",
          "retire",
          "retired",
          "retirement",
          "retires",
          "retiring",
          "support",
          "the",
          "to",
          "update",
          "updates",
          "with",
          "will",
          "be");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}.]+");

  private Likeness() {}

  /** The bands by which texts that are alike are found; none for a text of a few words. */
  static List<String> bands(String text) {
    List<String> hashes = terms(text, runs -> new MinHashFilter(runs, HASHES, 1, 1, false));
    List<String> bands = new ArrayList<>();
    for (int from = 0; from + ROWS_A_BAND <= hashes.size(); from += ROWS_A_BAND) {
      int hash = hashes.subList(from, from + ROWS_A_BAND).hashCode();
      bands.add(from / ROWS_A_BAND + ":" + Integer.toHexString(hash));
    }
    return bands;
  }

  /** True where they say the same, or one quotes the whole of the other. */
  static boolean areAlike(String one, String other) {
    Set<String> runs = new HashSet<>(terms(one, UnaryOperator.identity()));
    Set<String> others = new HashSet<>(terms(other, UnaryOperator.identity()));
    int fewer = Math.min(runs.size(), others.size());
    if (fewer < LEAST_RUNS) {
      return false;
    }
    int all = runs.size() + others.size();
    runs.retainAll(others);
    int shared = runs.size();
    return shared >= SAME * (all - shared) || shared >= QUOTED * fewer;
  }

  /** The words of a title that name something, in order; empty where they are too few. */
  static String titleKey(String title) {
    String key = titleWords(title);
    return key.indexOf(' ') < 0 || key.length() < 8 ? "" : key;
  }

  /** The same, however few. */
  static String titleWords(String title) {
    Set<String> names = new TreeSet<>();
    for (String word : NO_WORD.splitAsStream(title.toLowerCase(Locale.ROOT)).toList()) {
      String bare = word.replaceAll("^\\.+|\\.+$", "");
      if (!bare.isEmpty() && !EMPTY_WORDS.contains(bare)) {
        names.add(bare);
      }
    }
    return String.join(" ", names);
  }

  private static List<String> terms(String text, UnaryOperator<TokenStream> further) {
    String beginning = text.substring(0, Math.min(text.length(), LONGEST));
    List<String> terms = new ArrayList<>();
    try (Analyzer analyzer = runs(further);
        TokenStream stream = analyzer.tokenStream("text", beginning)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
      return terms;
    } catch (IOException e) {
      throw new UncheckedIOException("can't read a text in memory", e);
    }
  }

  private static Analyzer runs(UnaryOperator<TokenStream> further) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        ShingleFilter runs = new ShingleFilter(new LowerCaseFilter(words), RUN, RUN);
        runs.setOutputUnigrams(false);
        return new TokenStreamComponents(words, further.apply(runs));
      }
    };
  }
}
