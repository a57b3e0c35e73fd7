package dev.onward.gather;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much an item bears on the goals that people plan for, from 0 to 100, with each reason in
 * words. What our own updates are about is the measure: their products, their topics, and the goals
 * that they name for them. Thread-safe.
 */
final class Relevance {
  private static final int PRODUCT = 35;
  private static final int PRODUCT_IN_TEXT = 20;
  private static final int TOPIC_IN_TITLE = 14;
  private static final int TOPIC_IN_TEXT = 7;
  private static final int MOST_FOR_TOPICS = 30;
  private static final int OWN_SOURCE = 15;
  private static final int MOST_TOPICS = 4;
  private static final int MOST_GOALS = 3;
  private static final double LEAST_VOTE = 0.5;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}#+]+");

  private final Map<String, Subject> products = new LinkedHashMap<>();
  private final Map<String, Subject> topics = new LinkedHashMap<>();
  private final Map<String, List<String>> words = new LinkedHashMap<>();
  private int mostUpdatesOfATopic = 1;

  /** A product or a topic: how many of our updates are about it, and for which goals. */
  private static final class Subject {
    private final String name;
    private int updates;
    private final Map<String, Integer> goals = new HashMap<>();

    Subject(String name) {
      this.name = name;
    }

    void seenIn(Update update) {
      updates++;
      update.goals().forEach(goal -> goals.merge(goal, 1, Integer::sum));
    }

    void vote(Map<String, Double> votes, double weight) {
      goals.forEach((goal, count) -> votes.merge(goal, weight * count / updates, Double::sum));
    }
  }

  /** What came of it. */
  record Scored(int score, List<String> reasons, About about) {}

  Relevance(Knowledge knowledge) {
    knowledge
        .vocabulary()
        .topics()
        .forEach((topic, said) -> {
          List<String> all = new ArrayList<>(said.stream().map(Relevance::even).toList());
          all.add(even(topic));
          words.put(topic, all);
        });
    Catalogue catalogue = knowledge.catalogue();
    for (Update update : catalogue.updates()) {
      for (String product : update.products()) {
        products.computeIfAbsent(even(product), key -> new Subject(product)).seenIn(update);
      }
      for (String topic : update.document().topics()) {
        topics.computeIfAbsent(topic, Subject::new).seenIn(update);
      }
    }
    Set<String> paths = new LinkedHashSet<>(catalogue.paths().stream().map(GoalPath::id).toList());
    products.values().forEach(product -> product.goals.keySet().retainAll(paths));
    topics.values().forEach(topic -> topic.goals.keySet().retainAll(paths));
    topics
        .values()
        .forEach(topic -> mostUpdatesOfATopic = Math.max(mostUpdatesOfATopic, topic.updates));
  }

  Scored score(Finding finding, SourceRule rule, Instant now) {
    return new Scoring(finding, rule).scored(now);
  }

  /** Words in lower case between single spaces, so that whole words are found by plain search. */
  private static String even(String text) {
    return " " + NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
  }

  private static boolean names(String text, String evenWords) {
    return text.contains(evenWords) || text.contains(evenWords.stripTrailing() + "s ");
  }

  /** One item on its way. */
  private final class Scoring {
    private final Finding finding;
    private final SourceRule rule;
    private final String title;
    private final String text;
    private final List<String> reasons = new ArrayList<>();
    private final Map<String, Double> votes = new HashMap<>();
    private int score;

    Scoring(Finding finding, SourceRule rule) {
      this.finding = finding;
      this.rule = rule;
      this.title = even(finding.title());
      this.text = even(finding.text() + " " + String.join(" ", finding.categories()));
    }

    Scored scored(Instant now) {
      product();
      List<String> about = topics();
      if (!rule.topics().isEmpty()) {
        add(OWN_SOURCE, "its source is about " + String.join(" and ", rule.topics()));
      }
      change();
      freshness(now);
      Set<String> topicsOfIt = new LinkedHashSet<>(rule.topics());
      topicsOfIt.addAll(about);
      return new Scored(
          Math.clamp(score, 0, 100), reasons, new About(List.copyOf(topicsOfIt), goals()));
    }

    private void add(int points, String reason) {
      score += points;
      reasons.add("%s (%+d)".formatted(reason, points));
    }

    private void product() {
      String named = even(String.join(" ; ", finding.products())) + title;
      Subject best = null;
      boolean inText = false;
      for (Map.Entry<String, Subject> product : products.entrySet()) {
        boolean byName = names(named, product.getKey());
        if (byName || names(text, product.getKey())) {
          product.getValue().vote(votes, byName ? 1 : 0.3);
          boolean better =
              best == null
                  || (byName && inText)
                  || (byName != inText && product.getValue().updates > best.updates);
          inText = better ? !byName : inText;
          best = better ? product.getValue() : best;
        }
      }
      if (best != null) {
        add(
            inText ? PRODUCT_IN_TEXT : PRODUCT,
            "%s %s, as %s"
                .formatted(
                    inText ? "mentions" : "about",
                    best.name,
                    best.updates == 1 ? "one of our updates" : best.updates + " of our updates"));
      }
    }

    /** Topics by what they add; one that many of our updates are about counts most. */
    private List<String> topics() {
      Map<String, Integer> points = new HashMap<>();
      words.forEach((topic, said) -> {
        boolean inTitle = said.stream().anyMatch(word -> names(title, word));
        if (inTitle || said.stream().anyMatch(word -> names(text, word))) {
          Subject subject = topics.getOrDefault(topic, new Subject(topic));
          double weight = Math.sqrt((double) subject.updates / mostUpdatesOfATopic);
          int worth = (int) Math.round(weight * (inTitle ? TOPIC_IN_TITLE : TOPIC_IN_TEXT));
          if (worth > 0) {
            points.put(topic, worth);
            subject.vote(votes, weight * (inTitle ? 0.5 : 0.2));
          }
        }
      });
      List<String> best =
          points.keySet().stream()
              .sorted(
                  Comparator.<String>comparingInt(topic -> -points.getOrDefault(topic, 0))
                      .thenComparing(Comparator.naturalOrder()))
              .limit(MOST_TOPICS)
              .toList();
      int sum = best.stream().mapToInt(topic -> points.getOrDefault(topic, 0)).sum();
      if (sum > 0) {
        add(Math.min(sum, MOST_FOR_TOPICS), "speaks of " + String.join(", ", best));
      }
      return best;
    }

    private void change() {
      switch (finding.change()) {
        case LAUNCHED -> add(12, "generally available");
        case RETIREMENT -> add(12, "something ends");
        case PREVIEW -> add(8, "in preview");
        case ANNOUNCEMENT -> add(4, "an announcement");
      }
    }

    private void freshness(Instant now) {
      finding
          .dated()
          .ifPresent(date -> {
            long days = Duration.between(date, now).toDays();
            if (days <= 90) {
              add(15, "of the last three months");
            } else if (days <= 365) {
              add(8, "of the last year");
            } else if (days > 730) {
              add(-20, "older than two years");
            }
          });
    }

    private List<String> goals() {
      Set<String> goals = new LinkedHashSet<>(rule.goals());
      votes.entrySet().stream()
          .filter(vote -> vote.getValue() >= LEAST_VOTE)
          .sorted(
              Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(MOST_GOALS)
          .forEach(vote -> goals.add(vote.getKey()));
      return goals.stream().limit(MOST_GOALS).toList();
    }
  }
}
