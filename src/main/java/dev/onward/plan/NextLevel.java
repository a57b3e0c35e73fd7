package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The credential that stands above one which a person holds, and the path that leads to it where
 * there is one.
 */
public record NextLevel(Credential held, Credential next, Optional<GoalPath> path) {

  /** Above a goal, a path or a credential, of which every credential is held. */
  public static Optional<NextLevel> above(
      String goal, Catalogue catalogue, Predicate<String> isHeld, LocalDate day) {
    List<String> credentials =
        catalogue
            .path(goal)
            .map(path -> path.credentials().stream().map(GoalPath.Step::credential).toList())
            .or(() -> catalogue.credential(goal).map(credential -> List.of(credential.id())))
            .orElse(List.of());
    return credentials.isEmpty() || !credentials.stream().allMatch(isHeld)
        ? Optional.empty()
        : aboveCredential(credentials.getLast(), catalogue, isHeld, day);
  }

  private static Optional<NextLevel> aboveCredential(
      String id, Catalogue catalogue, Predicate<String> isHeld, LocalDate day) {
    Credential held = catalogue.credential(id).orElseThrow();
    return held.successor(Relation.NEXT_LEVEL)
        .flatMap(next -> catalogue.credential(next.id()))
        .filter(next -> !isHeld.test(next.id()))
        .filter(next -> next.statusOn(day) != Status.RETIRED)
        .map(next -> new NextLevel(held, next, pathTo(next, catalogue)));
  }

  private static Optional<GoalPath> pathTo(Credential next, Catalogue catalogue) {
    return catalogue.paths().stream()
        .filter(path -> !path.credentials().isEmpty())
        .filter(path -> path.credentials().getLast().credential().equals(next.id()))
        .findFirst();
  }

  /** "You hold AI-103 already; the next level is AI-500, Multi-Agent AI Solutions Expert." */
  public String words() {
    return "You hold %s already; the next level is %s.%s"
        .formatted(held.id(), next.codeAndName(), Tasks.mark(next.id()));
  }
}
