package dev.onward.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;

class NameKeepingAnalyzerTest {
  private final Analyzer analyzer =
      NameKeepingAnalyzer.of(
          List.of("Document Intelligence"),
          Map.of("Present Studio", List.of("Old Studio", "OS")),
          Pattern.compile("(?i)\\b(ab|cd)[- ]?(\\d{3})\\b"));

  @Test
  void codesAreOneWordHoweverTheyAreWritten() throws IOException {
    assertThat(terms("Is AB-102 like ab 103 or CD305?")).contains("ab102", "ab103", "cd305");
    assertThat(terms("C# and .NET")).contains("csharp", "dotnet");
  }

  @Test
  void aNameIsAWordBesideItsWords() throws IOException {
    assertThat(terms("Document Intelligence v3.0")).contains("document_intelligence", "document");
  }

  @Test
  void aThingIsFoundUnderEachOfItsNames() throws IOException {
    for (String name : List.of("the Present Studio", "in the old studio", "with OS 2")) {
      assertThat(terms(name)).as(name).contains("present_studio");
    }
    assertThat(terms("an older studio")).doesNotContain("present_studio");
  }

  @Test
  void wordsAreStemmed() throws IOException {
    assertThat(terms("renewals of certificates")).contains("renewal", "certificate");
  }

  private List<String> terms(String text) throws IOException {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
    }
    return terms;
  }
}
