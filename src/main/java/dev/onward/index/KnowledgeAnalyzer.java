package dev.onward.index;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Knowledge;
import dev.onward.search.NameKeepingAnalyzer;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;

/** How texts of the knowledge are taken apart into words. */
public final class KnowledgeAnalyzer {
  private static final Pattern EXAM_CODE =
      Pattern.compile(
          "(?i)\\b(ab|ai|aif|aip|apl|az|dp|gh|mb|mla|mls|ms|pl|sc)[-\\s\\u2010-\\u2015]?([cp]?\\d{2,4})\\b");

  private KnowledgeAnalyzer() {}

  /**
   * One that keeps exam codes and the names of products and credentials whole, and knows a product
   * by its former names.
   */
  public static Analyzer of(Knowledge knowledge) {
    Catalogue catalogue = knowledge.catalogue();
    Set<String> names = new TreeSet<>();
    catalogue.updates().forEach(update -> names.addAll(update.products()));
    catalogue.credentials().forEach(credential -> names.add(credential.name()));
    return NameKeepingAnalyzer.of(names, knowledge.vocabulary().renamed(), EXAM_CODE);
  }
}
