package dev.onward.plan;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Level;
import dev.onward.knowledge.Credential.Requirement;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Hours;
import dev.onward.knowledge.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials that lead to a goal, in an order that respects what each requires, with those
 * taken out that the person holds or that can't be earned any more. Where nothing is left of a goal
 * the way goes on to the next level.
 */
record Route(
    String id, String title, Optional<GoalPath> path, List<Leg> legs, List<String> warnings) {

  /** One credential of the way, with the hours that it takes a holder of AI-102. */
  record Leg(Credential credential, Hours hours) {}

  /** The way to what is wished, without credentials that are known to retire too early for it. */
  static Route toward(Wish wish, Catalogue catalogue, Set<String> retireTooEarly) {
    return new Finder(wish, catalogue, retireTooEarly).find();
  }

  private static final class Finder {
    private final Wish wish;
    private final Catalogue catalogue;
    private final Map<String, Leg> legs = new LinkedHashMap<>();
    private final Set<String> retireTooEarly;
    private final List<String> warnings = new ArrayList<>();

    Finder(Wish wish, Catalogue catalogue, Set<String> retireTooEarly) {
      this.wish = wish;
      this.catalogue = catalogue;
      this.retireTooEarly = Set.copyOf(retireTooEarly);
    }

    Route find() {
      Route direct =
          catalogue
              .path(wish.goal())
              .map(this::along)
              .or(() -> catalogue.credential(wish.goal()).map(this::to))
              .orElseThrow(() -> new IllegalArgumentException("no goal " + wish.goal()));
      return legs.isEmpty() ? beyond(direct) : direct;
    }

    private Route along(GoalPath path) {
      path.credentials().forEach(step -> add(step.credential()));
      addExtra();
      return route(path.id(), path.title(), Optional.of(path));
    }

    private Route to(Credential credential) {
      add(credential.id());
      Credential last =
          legs.isEmpty() ? credential : List.copyOf(legs.values()).getLast().credential();
      addExtra();
      return route(credential.id(), last.codeAndName(), pathWith(last.id()));
    }

    /** What the person wants to earn beside the goal. */
    private void addExtra() {
      wish.terms().extra().stream()
          .filter(id -> catalogue.credential(id).isPresent())
          .forEach(this::add);
    }

    /** Everything that the goal asks is held. */
    private Route beyond(Route reached) {
      Optional<NextLevel> next =
          NextLevel.above(wish.goal(), catalogue, wish::holds, wish.startsOn());
      if (next.isEmpty()) {
        return reached.path().filter(this::isReached).map(this::stay).orElse(reached);
      }
      warnings.add(next.get().words());
      return next.get().path().map(this::along).orElseGet(() -> to(next.get().next()));
    }

    private Route route(String id, String title, Optional<GoalPath> path) {
      return new Route(id, title, path, List.copyOf(legs.values()), List.copyOf(warnings));
    }

    private boolean isReached(GoalPath path) {
      return !path.credentials().isEmpty()
          && path.credentials().stream().allMatch(step -> wish.holds(step.credential()));
    }

    private Route stay(GoalPath path) {
      String last = path.credentials().getLast().credential();
      warnings.add(
          "You hold every credential of this path already; the plan goes on with projects and community."
              + Tasks.mark(last));
      return route(path.id(), path.title(), Optional.of(path));
    }

    /** The path that ends with a credential, else one that it stands on. */
    private Optional<GoalPath> pathWith(String credential) {
      return catalogue.paths().stream()
          .filter(path -> !path.credentials().isEmpty())
          .filter(path -> path.credentials().getLast().credential().equals(credential))
          .findFirst()
          .or(() ->
              catalogue.paths().stream()
                  .filter(path ->
                      path.optional().contains(credential)
                          || path.credentials().stream()
                              .anyMatch(step -> step.credential().equals(credential)))
                  .findFirst());
    }

    private void add(String id) {
      Credential credential = catalogue.credential(id).orElseThrow();
      if (legs.containsKey(id) || wish.holds(id) || wish.terms().without().contains(id)) {
        return;
      }
      Status status = credential.statusOn(wish.startsOn());
      if (status == Status.RETIRED || retireTooEarly.contains(id)) {
        replace(credential, status);
        return;
      }
      credential.requires().forEach(this::addRequired);
      if (status == Status.BETA) {
        warnings.add(
            "%s was in beta when last read (%s); results come late there. [^%s]"
                .formatted(id, credential.verified().spoken(), id));
      }
      if (status == Status.UPCOMING) {
        warnings.add("%s is not open yet; check its page before you book. [^%s]".formatted(id, id));
      }
      credential.lifecycle().announced().stream()
          .map(change ->
              "Announced for %s %s: %s Read its page before you book.%s"
                  .formatted(id, change.on().when(), change.what(), Tasks.mark(id)))
          .forEach(warnings::add);
      legs.put(id, new Leg(credential, hours(credential)));
    }

    private void replace(Credential gone, Status status) {
      String when = gone.lifecycle().retiresOn().map(day -> " on " + AsOf.spoken(day)).orElse("");
      String what =
          status == Status.RETIRED
              ? "%s retired%s".formatted(gone.id(), when)
              : "%s retires%s, before your hours would bring you to it".formatted(gone.id(), when);
      Optional<Credential> successor =
          gone.successor(Relation.REPLACED_BY).flatMap(next -> catalogue.credential(next.id()));
      warnings.add(
          what
              + successor
                  .map(next ->
                      ", so the plan leads to its successor %s.".formatted(next.codeAndName()))
                  .orElse("; it has no direct successor and is left out.")
              + Tasks.mark(gone.id()));
      successor.ifPresent(next -> add(next.id()));
    }

    private void addRequired(Requirement requirement) {
      if (requirement.anyOf().stream().anyMatch(id -> wish.holds(id) || legs.containsKey(id))) {
        return;
      }
      requirement.anyOf().stream()
          .flatMap(id -> catalogue.credential(id).stream())
          .filter(candidate -> candidate.statusOn(wish.startsOn()) != Status.RETIRED)
          .filter(candidate -> !retireTooEarly.contains(candidate.id()))
          .min(Comparator.comparing(candidate -> !candidate.statusOn(wish.startsOn()).isOpen()))
          .ifPresent(candidate -> add(candidate.id()));
    }

    private Hours hours(Credential credential) {
      return catalogue.paths().stream()
          .flatMap(path -> path.credentials().stream())
          .filter(step -> step.credential().equals(credential.id()))
          .map(GoalPath.Step::hours)
          .findFirst()
          .orElseGet(() -> usual(credential.level()));
    }

    /** Our own estimate, where no path gives hours. */
    private static Hours usual(Level level) {
      return switch (level) {
        case FUNDAMENTALS, BUSINESS -> new Hours(12, 30);
        case INTERMEDIATE -> new Hours(30, 60);
        case ASSOCIATE, SPECIALTY, OTHER -> new Hours(50, 100);
        case PROFESSIONAL, EXPERT -> new Hours(60, 110);
      };
    }
  }
}
