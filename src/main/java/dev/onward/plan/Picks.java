package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.CommunityRoute;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Project;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses portfolio projects and community steps for a person, none of them twice. */
final class Picks {
  private final Catalogue catalogue;
  private final Wish wish;
  private final Optional<GoalPath> path;
  private final int longestPiece;
  private final Set<String> used = new HashSet<>();

  /**
   * Begins to choose.
   *
   * @param longestPiece hours that a portfolio piece should not exceed
   */
  Picks(Catalogue catalogue, Wish wish, Optional<GoalPath> path, int longestPiece) {
    this.longestPiece = longestPiece;
    this.catalogue = catalogue;
    this.wish = wish;
    this.path = path;
    wish.done().forEach(step -> used.addAll(step.sources()));
    used.addAll(wish.terms().extra());
  }

  /** The project that the person wants by itself. */
  Optional<Project> named(String id) {
    return catalogue.projects().stream().filter(project -> project.id().equals(id)).findFirst();
  }

  /** The community step that the person wants by itself. */
  Optional<CommunityRoute> step(String id) {
    return catalogue.community().stream().filter(route -> route.id().equals(id)).findFirst();
  }

  /** The best project that evidences a credential, or the goal as a whole where none is named. */
  Optional<Project> project(Optional<String> credential) {
    Optional<Project> best =
        catalogue.projects().stream()
            .filter(project -> project.startHere() && !used.contains(project.id()))
            .filter(project -> project.document().topics().stream().noneMatch(this::isDisliked))
            .max(
                Comparator.<Project>comparingInt(project -> worth(project, credential))
                    .thenComparing(Project::id, Comparator.reverseOrder()));
    best.ifPresent(project -> used.add(project.id()));
    return best;
  }

  private int worth(Project project, Optional<String> credential) {
    int worth = begun(project.id());
    if (credential.isPresent() && project.evidences(credential.get())) {
      worth += 40;
    }
    if (path.isPresent()) {
      int place = path.get().projects().indexOf(project.id());
      worth += place < 0 ? 0 : 20 - 2 * place;
      worth += project.goals().contains(path.get().id()) ? 10 : 0;
    }
    worth += language(project);
    // A piece that takes more than two months of somebody's evenings is not finished.
    worth -= project.hours().min() > 8 * wish.hoursPerWeek() ? 30 : 0;
    worth -= project.hours().middle() > longestPiece ? 500 : 0;
    return worth;
  }

  /** What is in the works goes first, whatever else would fit now. */
  private int begun(String id) {
    return wish.isInTheWorks(id) ? 1_000 : 0;
  }

  private int language(Project project) {
    List<String> known = wish.profile().languages();
    if (known.isEmpty() || project.languages().contains("any")) {
      return 0;
    }
    return known.stream().anyMatch(project.languages()::contains) ? 15 : -15;
  }

  /** The next community step: one that leaves something visible first, then by the path's order. */
  Optional<CommunityRoute> community() {
    List<String> order = path.map(GoalPath::community).orElse(List.of());
    Optional<CommunityRoute> best =
        catalogue.community().stream()
            .filter(route -> !used.contains(route.id()))
            .filter(route -> order.contains(route.id()) || route.rung().isPresent())
            .filter(route -> route.document().topics().stream().noneMatch(this::isDisliked))
            .max(
                Comparator.<CommunityRoute>comparingInt(route -> worth(route, order))
                    .thenComparing(CommunityRoute::id, Comparator.reverseOrder()));
    best.ifPresent(route -> used.add(route.id()));
    return best;
  }

  private int worth(CommunityRoute route, List<String> order) {
    int place = order.indexOf(route.id());
    int worth = begun(route.id()) + (place < 0 ? 0 : 20 - 2 * place);
    worth += route.visible() ? 10 : 0;
    // The ladder is climbed from below: the higher the rung, the later it comes.
    worth -= route.rung().map(rung -> 2 * rung).orElse(0);
    worth -= route.hours() > 4 * wish.hoursPerWeek() ? 20 : 0;
    return worth;
  }

  private boolean isDisliked(String topic) {
    return wish.profile().dislikes(topic);
  }
}
