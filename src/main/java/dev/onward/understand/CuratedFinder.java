package dev.onward.understand;

import dev.onward.ai.Embedder;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Correction;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Holds;
import dev.onward.knowledge.Item;
import dev.onward.retrieve.Evidence;
import dev.onward.retrieve.HybridRetriever;
import dev.onward.understand.PhraseBook.Match;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the guide or correction that answers a text: by its phrasings, and by the search that finds
 * passages. One that speaks of other credentials than the text, or does not hold on the day, counts
 * for less or for nothing.
 */
final class CuratedFinder {
  /**
   * What an item has to fit: the credentials that the question names, the topics it prefers, the
   * person and the day.
   */
  record Filter(List<String> credentials, Set<String> topics, Context context) {
    /** True where the person's badge is known to last beyond the day. */
    boolean isActive(String credential) {
      return context
          .profile()
          .held(credential)
          .filter(badge -> badge.expiry().isPresent() && !badge.hasLapsedBy(context.today()))
          .isPresent();
    }
  }

  /** The best item, with a score from 0 to about 1, and how far it leads before the next one. */
  record Curated(String id, double score, double lead) {}

  private record Scored(String id, double score) {}

  private static final Pattern CODE = Pattern.compile("(?i)\\b[a-z]{2,3}[- ]?[cp]?\\d{2,4}\\b");
  private static final double PHRASE_COUNTS = 0.55;
  private static final double PASSAGE_COUNTS = 0.45;
  private static final double ON_TOPIC = 1.12;
  private static final double TOO_EARLY = 0.7;
  private static final int PHRASES = 20;
  private static final int PASSAGES = 16;
  private static final String BADGE = "AI-102";

  private final Catalogue catalogue;
  private final PhraseBook phrases;
  private final HybridRetriever retriever;
  private final Embedder embedder;

  CuratedFinder(
      Catalogue catalogue, PhraseBook phrases, HybridRetriever retriever, Embedder embedder) {
    this.catalogue = catalogue;
    this.phrases = phrases;
    this.retriever = retriever;
    this.embedder = embedder;
  }

  /** The item that fits one of the readings of a question best. */
  Optional<Curated> find(List<String> readings, Filter filter) {
    Map<String, Double> best = new HashMap<>();
    readings.forEach(text ->
        scores(text).forEach((id, score) -> best.merge(id, score * fit(id, filter), Math::max)));
    List<Scored> ranked =
        best.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> new Scored(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingDouble(Scored::score).thenComparing(Scored::id).reversed())
            .limit(2)
            .toList();
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    Scored first = ranked.getFirst();
    double second = ranked.size() > 1 ? ranked.getLast().score() : 0;
    return Optional.of(new Curated(first.id(), first.score(), first.score() - second));
  }

  private Map<String, Double> scores(String text) {
    float[] vector = embedder.passage(text);
    Map<String, Double> scores = new HashMap<>();
    for (Match match : phrases.match(text, vector, PHRASES)) {
      scores.put(match.label(), PHRASE_COUNTS * match.score());
    }
    Map<String, Double> passages = new HashMap<>();
    // A code says what a question is about; whether an item is about that is weighed by itself.
    String words = CODE.matcher(text).replaceAll(" ");
    for (Evidence evidence : retriever.find(words, vector, PASSAGES)) {
      double nearness = Math.clamp((evidence.similarity() - 0.5) / 0.25, 0, 1);
      passages.merge(evidence.passage().documentId(), evidence.score() * nearness, Math::max);
    }
    passages.forEach((id, score) -> {
      if (isCurated(id)) {
        scores.merge(id, PASSAGE_COUNTS * score, Double::sum);
      }
    });
    return scores;
  }

  private boolean isCurated(String id) {
    return catalogue
        .item(id)
        .filter(item -> item instanceof Guide || item instanceof Correction)
        .isPresent();
  }

  /** What holds after the expiry is of little use to a person whose badge is active. */
  private static boolean isTooEarly(Item item, Filter filter) {
    return item instanceof Guide guide && guide.expired().filter(filter::isActive).isPresent();
  }

  private double fit(String id, Filter filter) {
    Item item = catalogue.item(id).orElseThrow();
    List<String> about;
    Holds holds;
    switch (item) {
      case Guide guide -> {
        about = guide.about();
        holds = guide.holds();
      }
      case Correction correction -> {
        about = correction.about();
        holds = correction.holds();
      }
      default -> throw new IllegalStateException(id);
    }
    if (!holds.on(filter.context().today())) {
      return 0;
    }
    boolean onTopic = item.document().topics().stream().anyMatch(filter.topics()::contains);
    double fit = (onTopic ? ON_TOPIC : 1) * (isTooEarly(item, filter) ? TOO_EARLY : 1);
    for (String credential : filter.credentials()) {
      if (!about.contains(credential)) {
        fit *= credential.equals(BADGE) ? 0.93 : about.isEmpty() ? 0.92 : 0.55;
      }
    }
    boolean speaksOfOthers =
        about.stream()
            .anyMatch(other -> !other.equals(BADGE) && !filter.credentials().contains(other));
    double others = filter.credentials().isEmpty() ? 0.93 : 0.96;
    return speaksOfOthers && !about.contains(BADGE) ? fit * others : fit;
  }
}
