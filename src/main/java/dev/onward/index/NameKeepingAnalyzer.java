package dev.onward.index;

import dev.onward.knowledge.Catalogue;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
 * English analysis that keeps exam codes whole however they are written (AI-102, AI 102, ai102) and
 * product names of several words as one token beside their words.
 */
public final class NameKeepingAnalyzer extends Analyzer {
  private static final Pattern CODE =
      Pattern.compile(
          "(?i)\\b(ab|ai|aif|aip|apl|az|dp|gh|mb|mla|mls|ms|pl|sc)[-\\s\\u2010-\\u2015]?([cp]?\\d{2,4})\\b");

  private final NormalizeCharMap signs;
  private final @Nullable SynonymMap names;

  public NameKeepingAnalyzer(Collection<String> productNames) {
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
    this.names = names(productNames);
  }

  /** One that keeps the names of products and credentials in a catalogue. */
  public static NameKeepingAnalyzer of(Catalogue catalogue) {
    Set<String> names = new TreeSet<>();
    catalogue.updates().forEach(update -> names.addAll(update.products()));
    catalogue.credentials().forEach(credential -> names.add(credential.name()));
    return new NameKeepingAnalyzer(names);
  }

  private static @Nullable SynonymMap names(Collection<String> productNames) {
    SynonymMap.Builder builder = new SynonymMap.Builder(true);
    boolean any = false;
    for (String name : productNames) {
      String[] words = name.toLowerCase(java.util.Locale.ROOT).split("[^a-z0-9]+");
      if (words.length < 2) {
        continue;
      }
      CharsRef input = SynonymMap.Builder.join(words, new CharsRefBuilder());
      builder.add(input, new CharsRef(String.join("_", words)), true);
      any = true;
    }
    try {
      return any ? builder.build() : null;
    } catch (IOException e) {
      throw new UncheckedIOException("can't build the list of product names", e);
    }
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return new PatternReplaceCharFilter(CODE, "$1$2", new MappingCharFilter(signs, reader));
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
