package dev.onward.search;

import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.comparison.ContainsString;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThan;
import dev.langchain4j.store.embedding.filter.comparison.IsGreaterThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsIn;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThan;
import dev.langchain4j.store.embedding.filter.comparison.IsLessThanOrEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsNotEqualTo;
import dev.langchain4j.store.embedding.filter.comparison.IsNotIn;
import dev.langchain4j.store.embedding.filter.logical.And;
import dev.langchain4j.store.embedding.filter.logical.Not;
import dev.langchain4j.store.embedding.filter.logical.Or;
import java.util.Collection;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;

/**
 * LangChain4j's filters on metadata as queries. As in its own store, what has no such key is not
 * equal to any value. Numbers are compared as doubles, texts (dates in ISO form among them) by
 * their letters.
 */
final class MetadataQuery {
  private MetadataQuery() {}

  /**
   * The query of a filter.
   *
   * @throws IllegalArgumentException when it is of a kind of its own
   */
  static Query of(Filter filter) {
    return switch (filter) {
      case And and -> both(and.left(), and.right(), Occur.FILTER);
      case Or or -> both(or.left(), or.right(), Occur.SHOULD);
      case Not not -> except(of(not.expression()));
      case IsEqualTo is -> equal(is.key(), is.comparisonValue());
      case IsNotEqualTo is -> except(equal(is.key(), is.comparisonValue()));
      case IsIn in -> any(in.key(), in.comparisonValues());
      case IsNotIn in -> except(any(in.key(), in.comparisonValues()));
      case IsGreaterThan than -> above(than.key(), than.comparisonValue(), false);
      case IsGreaterThanOrEqualTo than -> above(than.key(), than.comparisonValue(), true);
      case IsLessThan than -> below(than.key(), than.comparisonValue(), false);
      case IsLessThanOrEqualTo than -> below(than.key(), than.comparisonValue(), true);
      case ContainsString contains -> containing(contains.key(), contains.comparisonValue());
      default ->
          throw new IllegalArgumentException(
              "filters of the kind %s can't be searched by; use those of LangChain4j's MetadataFilterBuilder"
                  .formatted(filter.getClass().getName()));
    };
  }

  private static Query both(Filter left, Filter right, Occur occur) {
    return new BooleanQuery.Builder().add(of(left), occur).add(of(right), occur).build();
  }

  private static Query except(Query query) {
    return new BooleanQuery.Builder()
        .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
        .add(query, Occur.MUST_NOT)
        .build();
  }

  private static Query equal(String key, Object value) {
    return value instanceof Number number
        ? DoublePoint.newExactQuery(SegmentRow.VALUE + key, number.doubleValue())
        : new TermQuery(new Term(SegmentRow.TEXT + key, value.toString()));
  }

  private static Query any(String key, Collection<?> values) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    values.forEach(value -> any.add(equal(key, value), Occur.SHOULD));
    return any.build();
  }

  private static Query above(String key, Comparable<?> value, boolean inclusive) {
    if (value instanceof Number number) {
      double least = number.doubleValue();
      return DoublePoint.newRangeQuery(
          SegmentRow.VALUE + key,
          inclusive ? least : DoublePoint.nextUp(least),
          Double.POSITIVE_INFINITY);
    }
    return TermRangeQuery.newStringRange(
        SegmentRow.TEXT + key, value.toString(), null, inclusive, true);
  }

  private static Query below(String key, Comparable<?> value, boolean inclusive) {
    if (value instanceof Number number) {
      double most = number.doubleValue();
      return DoublePoint.newRangeQuery(
          SegmentRow.VALUE + key,
          Double.NEGATIVE_INFINITY,
          inclusive ? most : DoublePoint.nextDown(most));
    }
    return TermRangeQuery.newStringRange(
        SegmentRow.TEXT + key, null, value.toString(), true, inclusive);
  }

  private static Query containing(String key, String part) {
    String escaped = part.replaceAll("[\\\\*?]", "\\\\$0");
    return new WildcardQuery(new Term(SegmentRow.TEXT + key, "*" + escaped + "*"));
  }
}
