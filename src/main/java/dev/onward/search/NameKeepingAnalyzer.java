package dev.onward.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;
import org.jspecify.annotations.Nullable;

/**
 * English analysis that stems words and keeps names beside them: a name of several words is one
 * more token, the same under each of its names, and codes are one token however they are written
 * (AI-102, AI 102, ai102).
 */
public final class NameKeepingAnalyzer extends Analyzer {
  private final NormalizeCharMap signs;
  private final @Nullable Pattern codes;
  private final @Nullable SynonymMap names;

  private NameKeepingAnalyzer(@Nullable Pattern codes, @Nullable SynonymMap names) {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("C#", "csharp");
    map.add("c#", "csharp");
    map.add("C++", "cplusplus");
    map.add("c++", "cplusplus");
    map.add(".NET", " dotnet");
    map.add(".Net", " dotnet");
    map.add(".net", " dotnet");
    map.add("Node.js", "nodejs");
    map.add("node.js", "nodejs");
    this.signs = map.build();
    this.codes = codes;
    this.names = names;
  }

  /** One that knows no names. */
  public static NameKeepingAnalyzer plain() {
    return of(List.of(), Map.of(), null);
  }

  /**
   * One that knows the names of a field.
   *
   * @param names of several words; others are kept whole anyway
   * @param former by its present name, the names that a thing had or has besides
   * @param codes what is to be made one token: its first two groups
   */
  public static NameKeepingAnalyzer of(
      Collection<String> names, Map<String, List<String>> former, @Nullable Pattern codes) {
    Map<List<String>, String> tokens = new HashMap<>();
    names.stream()
        .map(NameKeepingAnalyzer::words)
        .filter(words -> words.size() > 1)
        .forEach(words -> tokens.put(words, token(words)));
    former.forEach((present, others) -> {
      List<String> words = words(present);
      Stream.concat(Stream.of(present), others.stream())
          .map(NameKeepingAnalyzer::words)
          .forEach(other -> tokens.put(other, token(words)));
    });
    return new NameKeepingAnalyzer(codes, synonyms(tokens));
  }

  private static List<String> words(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String token(List<String> words) {
    return String.join("_", words);
  }

  private static @Nullable SynonymMap synonyms(Map<List<String>, String> tokens) {
    if (tokens.isEmpty()) {
      return null;
    }
    SynonymMap.Builder builder = new SynonymMap.Builder(true);
    tokens.forEach((words, token) ->
        builder.add(
            SynonymMap.Builder.join(words.toArray(String[]::new), new CharsRefBuilder()),
            new CharsRef(token),
            true));
    try {
      return builder.build();
    } catch (IOException e) {
      throw new UncheckedIOException("can't build the list of names", e);
    }
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    Reader mapped = new MappingCharFilter(signs, reader);
    return codes == null ? mapped : new PatternReplaceCharFilter(codes, "$1$2", mapped);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream stream = new LowerCaseFilter(new EnglishPossessiveFilter(words));
    if (names != null) {
      stream = new SynonymGraphFilter(stream, names, true);
    }
    stream = new StopFilter(stream, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new TokenStreamComponents(words, new KStemFilter(stream));
  }
}
