package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.CommunityRoute;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Section;
import dev.onward.retrieve.Evidence;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Community routes that fit a question and a person. */
final class CommunityAdvice {
  private static final int SHOWN = 3;

  private CommunityAdvice() {}

  static Advice routes(Asked asked, List<Evidence> evidence) {
    Map<String, Double> relevance = new HashMap<>();
    evidence.forEach(e -> relevance.merge(e.passage().documentId(), e.score(), Math::max));
    Optional<GoalPath> goal = asked.goal().flatMap(asked.catalogue()::path);
    List<CommunityRoute> chosen = choose(asked, goal, SHOWN, relevance);
    Prose prose = new Prose().say("Begin with " + briefly(chosen.getFirst()));
    if (chosen.size() > 1) {
      prose.say("Or:").list(chosen.stream().skip(1).map(CommunityAdvice::briefly).toList());
    }
    Prose more = new Prose();
    chosen.forEach(route -> more.say(described(route)));
    more.say(
        "Dates of events and calls for speakers change too often for me to print; each page above has them.");
    return Advice.grounded(prose.toString()).with(prose.toString(), more.toString());
  }

  /** The route by its name, and how one enters it. */
  private static String briefly(CommunityRoute route) {
    return "**%s**: %s%s"
        .formatted(
            linked(route),
            Prose.inside(
                Prose.firstSentence(route.document().section("First step").orElseThrow().text())),
            mark(route.id()));
  }

  private static String linked(CommunityRoute route) {
    return route
        .document()
        .url()
        .map(url -> "[%s](%s)".formatted(route.document().title(), url))
        .orElse(route.document().title());
  }

  static List<CommunityRoute> choose(Asked asked, Optional<GoalPath> goal, int most) {
    return choose(asked, goal, most, Map.of());
  }

  private static List<CommunityRoute> choose(
      Asked asked, Optional<GoalPath> goal, int most, Map<String, Double> relevance) {
    Map<String, Double> worth = new HashMap<>();
    for (CommunityRoute route : asked.catalogue().community()) {
      double own = 3 * relevance.getOrDefault(route.id(), 0.0);
      own += route.visible() ? 0.4 : 0;
      own += route.rung().map(rung -> 0.5 - 0.1 * rung).orElse(0.0);
      int place = goal.map(path -> path.community().indexOf(route.id())).orElse(-1);
      own += place < 0 ? 0 : 1 - 0.15 * place;
      for (String topic : asked.part().topics()) {
        own += route.document().topics().contains(topic) ? 0.5 : 0;
      }
      own -= route.document().topics().stream().anyMatch(asked.profile()::dislikes) ? 5 : 0;
      worth.put(route.id(), own);
    }
    return asked.catalogue().community().stream()
        .sorted(
            Comparator.<CommunityRoute>comparingDouble(r -> worth.getOrDefault(r.id(), 0.0))
                .reversed()
                .thenComparing(CommunityRoute::id))
        .limit(most)
        .toList();
  }

  static String described(CommunityRoute route) {
    return "**%s.** %s%s\n\n- First step: %s\n- Keep in mind: %s"
        .formatted(
            linked(route),
            Section.withoutMarks(route.document().lead()).replaceAll("\\s+", " "),
            mark(route.id()),
            words(route, "First step"),
            words(route, "Keep in mind"));
  }

  private static String words(CommunityRoute route, String section) {
    String text = route.document().section(section).map(Section::plain).orElse("");
    int end = text.indexOf("\n\n");
    return (end < 0 ? text : text.substring(0, end)).replaceAll("\\s+", " ");
  }
}
