package dev.onward.understand.decide;

import dev.onward.classify.Example;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.classify.ModelFile.Trained;
import dev.onward.index.Passage;
import dev.onward.knowledge.Kind;
import dev.onward.retrieve.Evidence;
import dev.onward.retrieve.HybridRetriever;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says which document of those that a search found answers a request, where no label of its own
 * does: a linear model over what the search and the decision say of the two together. Thread-safe.
 */
public final class Ranker {
  /** A document and how sure it is that it answers the request, from 0 to 1. */
  public record Ranked(String document, double sureness) {}

  static final String RIGHT = "right";
  static final String WRONG = "wrong";

  /** What is answered by search: items of these kinds have no label, or share one. */
  private static final List<Kind> KINDS =
      List.of(
          Kind.UPDATE, Kind.PROJECT, Kind.APPLIED_SKILL, Kind.COMMUNITY, Kind.ARTICLE, Kind.POLICY);

  /** Each kind has a number of its own in the vector, in this order. */
  private static final List<Kind> ALL =
      Stream.of(Kind.values()).filter(kind -> kind != Kind.OWN).toList();

  /** So many passages of each kind are looked at. */
  private static final int FOUND = 8;

  /** Of the search's numbers: places in the vector of a request and a document. */
  private static final int NUMBERS = 8;

  private final Trained trained;
  private final HybridRetriever retriever;

  public Ranker(Trained trained, HybridRetriever retriever) {
    this.trained = trained;
    this.retriever = retriever;
  }

  /** The documents that may answer a request, the surest first. */
  public List<Ranked> rank(String request, Decision decision) {
    return candidates(decision, found(retriever, request)).entrySet().stream()
        .map(entry -> new Ranked(entry.getKey(), sureness(entry.getValue())))
        .sorted(Comparator.comparingDouble(Ranked::sureness).reversed())
        .toList();
  }

  /** Passages of each kind, by the vector that the decision has made already. */
  static List<Evidence> found(HybridRetriever retriever, String request) {
    return KINDS.stream().flatMap(kind -> retriever.find(request, kind, FOUND).stream()).toList();
  }

  private double sureness(float[] numbers) {
    List<Scored> scored = trained.model().ranked("", numbers, label -> true);
    double sureness = trained.calibration().sureness(scored);
    // The calibration tells how sure the better of the two is.
    return scored.getFirst().label().equals(RIGHT) ? sureness : 1 - sureness;
  }

  /** A request with what was found for it and the documents that answer it, to learn from. */
  public record Case(String voice, Decision decision, List<Evidence> found, List<String> right) {}

  static List<Example> examples(List<Case> cases) {
    List<Example> examples = new ArrayList<>();
    for (Case one : cases) {
      candidates(one.decision(), one.found())
          .forEach((id, numbers) ->
              examples.add(
                  Example.of(one.right().contains(id) ? RIGHT : WRONG, one.voice(), "", numbers)));
    }
    return examples;
  }

  /** The numbers of each document that was found. */
  static Map<String, float[]> candidates(Decision decision, List<Evidence> found) {
    Map<String, float[]> candidates = new LinkedHashMap<>();
    Map<String, Double> margins = new HashMap<>();
    decision.choices().forEach(choice -> margins.put(choice.label(), choice.margin()));
    double best = found.stream().mapToDouble(Evidence::similarity).max().orElse(0);
    Map<Kind, Integer> places = new EnumMap<>(Kind.class);
    for (Evidence evidence : found) {
      Passage passage = evidence.passage();
      float[] numbers = candidates.get(passage.documentId());
      if (numbers == null) {
        numbers = new float[NUMBERS + ALL.size()];
        numbers[0] = (float) evidence.similarity();
        numbers[1] = (float) (evidence.similarity() - best);
        numbers[2] = (float) evidence.score();
        numbers[3] = 1f / places.merge(passage.kind(), 1, Integer::sum);
        numbers[4] = margins.getOrDefault(passage.documentId(), LEAST).floatValue();
        numbers[5] = kindMargin(passage.kind(), margins);
        numbers[6] = (float) decision.sureness();
        numbers[NUMBERS + ALL.indexOf(passage.kind())] = 1;
        candidates.put(passage.documentId(), numbers);
      } else {
        // More passages of one document speak for it.
        numbers[7] += 0.25f;
      }
    }
    return candidates;
  }

  /** The margin of a label that is not among the best ones kept. */
  private static final Double LEAST = -1.0;

  /** How much speaks for an ask that documents of this kind answer. */
  private static float kindMargin(Kind kind, Map<String, Double> margins) {
    List<String> asks =
        switch (kind) {
          case UPDATE -> List.of("news", "product-status", "technical");
          case PROJECT -> List.of("project");
          case APPLIED_SKILL -> List.of("applied-skill");
          case COMMUNITY -> List.of("contribute");
          case ARTICLE -> List.of("article");
          case CREDENTIAL -> List.of("describe", "status");
          default -> List.of(kind.name().toLowerCase(Locale.ROOT));
        };
    return asks.stream()
        .map(ask -> margins.getOrDefault(ask, LEAST))
        .max(Comparator.naturalOrder())
        .orElse(LEAST)
        .floatValue();
  }
}
