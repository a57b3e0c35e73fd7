package dev.onward.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** The words of a text, each with its weight, as a query. */
final class WordQuery {
  /** Lucene takes 1,024 words a query, and misspelt ones become several. */
  private static final int MOST_WORDS = 900;

  /** So many words that the index does not know are taken for misspelt ones; each costs. */
  private static final int MOST_MISSPELT = 3;

  /** Shorter words have too many neighbours that mean something else. */
  private static final int SHORTEST_MISSPELT = 5;

  /** From this length on two wrong letters are a slip too. */
  private static final int LONG = 8;

  private static final int MOST_READINGS = 2;

  /** What may have been meant counts less than what was written. */
  private static final double MAYBE_MEANT = 0.7;

  private WordQuery() {}

  /** The weight of each word: how often it is said. */
  static Map<String, Double> words(Analyzer analyzer, String text) throws IOException {
    Map<String, Double> words = new LinkedHashMap<>();
    try (TokenStream stream = analyzer.tokenStream(Rows.WORDS, text)) {
      CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (words.size() < MOST_WORDS && stream.incrementToken()) {
        words.merge(word.toString(), 1.0, Double::sum);
      }
    }
    return words;
  }

  /** The same with what a misspelt word may have meant in its place. */
  static Map<String, Double> corrected(
      Map<String, Double> words, IndexReader reader, Frequencies frequencies) throws IOException {
    Map<String, Double> corrected = new LinkedHashMap<>();
    int misspelt = 0;
    for (Map.Entry<String, Double> word : words.entrySet()) {
      if (isPlain(word.getKey())
          && frequencies.of(word.getKey()) == 0
          && misspelt < MOST_MISSPELT) {
        misspelt++;
        for (String reading : readings(word.getKey(), reader)) {
          corrected.merge(reading, MAYBE_MEANT * word.getValue(), Double::sum);
        }
      } else {
        corrected.merge(word.getKey(), word.getValue(), Double::sum);
      }
    }
    return corrected;
  }

  private static boolean isPlain(String word) {
    return word.length() >= SHORTEST_MISSPELT && word.chars().allMatch(Character::isLetter);
  }

  private record Reading(String word, float nearness, int frequency) {}

  private static List<String> readings(String word, IndexReader reader) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, Rows.WORDS);
    if (terms == null) {
      return List.of();
    }
    List<Reading> readings = new ArrayList<>();
    FuzzyTermsEnum near =
        new FuzzyTermsEnum(
            terms, new Term(Rows.WORDS, word), word.length() < LONG ? 1 : 2, 1, true);
    while (near.next() != null) {
      readings.add(new Reading(near.term().utf8ToString(), near.getBoost(), near.docFreq()));
    }
    return readings.stream()
        .sorted(
            Comparator.comparingDouble(Reading::nearness)
                .thenComparingInt(Reading::frequency)
                .reversed()
                .thenComparing(Reading::word))
        .limit(MOST_READINGS)
        .map(Reading::word)
        .toList();
  }

  static Query of(Map<String, Double> words) {
    if (words.isEmpty()) {
      return new MatchNoDocsQuery("there are no words to search for");
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words.forEach((word, weight) -> {
      Query one = new TermQuery(new Term(Rows.WORDS, word));
      query.add(weight == 1 ? one : new BoostQuery(one, weight.floatValue()), Occur.SHOULD);
    });
    return query.build();
  }
}
