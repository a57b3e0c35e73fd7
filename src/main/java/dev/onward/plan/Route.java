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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that lead to a goal, in an order that respects what each requires, with those
 * taken out that the person holds or that can't be earned any more.
 */
record Route(
    String id, String title, Optional<GoalPath> path, List<Leg> legs, List<String> warnings) {

  /** One credential of the way, with the hours that it takes a holder of AI-102. */
  record Leg(Credential credential, Hours hours) {}

  static Route toward(Wish wish, Catalogue catalogue) {
    return new Finder(wish, catalogue).find();
  }

  private static final class Finder {
    private final Wish wish;
    private final Catalogue catalogue;
    private final Map<String, Leg> legs = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    Finder(Wish wish, Catalogue catalogue) {
      this.wish = wish;
      this.catalogue = catalogue;
    }

    Route find() {
      Optional<GoalPath> path = catalogue.path(wish.goal());
      if (path.isPresent()) {
        path.get().credentials().forEach(step -> add(step.credential()));
        return route(wish.goal(), path.get().title(), path);
      }
      Credential credential =
          catalogue
              .credential(wish.goal())
              .orElseThrow(() -> new IllegalArgumentException("no goal " + wish.goal()));
      add(credential.id());
      Credential last =
          legs.isEmpty() ? credential : List.copyOf(legs.values()).getLast().credential();
      return route(credential.id(), last.codeAndName(), pathThatEndsWith(last.id()));
    }

    private Route route(String id, String title, Optional<GoalPath> path) {
      return new Route(id, title, path, List.copyOf(legs.values()), List.copyOf(warnings));
    }

    private Optional<GoalPath> pathThatEndsWith(String credential) {
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
      if (legs.containsKey(id) || isHeld(credential)) {
        return;
      }
      Status status = credential.statusOn(wish.startsOn());
      if (status == Status.RETIRED) {
        replace(credential);
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
      legs.put(id, new Leg(credential, hours(credential)));
    }

    /** A credential counts as held while it has not lapsed. */
    private boolean isHeld(Credential credential) {
      return wish.profile()
          .held(credential.id())
          .map(badge -> badge.expiresOn() == null || !badge.expiresOn().isBefore(wish.startsOn()))
          .orElse(false);
    }

    private void replace(Credential retired) {
      String when =
          retired.lifecycle().retiresOn().map(day -> " on " + AsOf.spoken(day)).orElse("");
      Optional<Credential> successor =
          retired.successor(Relation.REPLACED_BY).flatMap(next -> catalogue.credential(next.id()));
      warnings.add(
          successor
              .map(next ->
                  "%s retired%s, so the plan leads to its successor %s. [^%s]"
                      .formatted(retired.id(), when, next.codeAndName(), retired.id()))
              .orElse(
                  "%s retired%s and has no direct successor. [^%s]"
                      .formatted(retired.id(), when, retired.id())));
      successor.ifPresent(next -> add(next.id()));
    }

    private void addRequired(Requirement requirement) {
      if (requirement.anyOf().stream()
          .flatMap(id -> catalogue.credential(id).stream())
          .anyMatch(this::isHeld)) {
        return;
      }
      requirement.anyOf().stream()
          .flatMap(id -> catalogue.credential(id).stream())
          .filter(candidate -> candidate.statusOn(wish.startsOn()).isOpen())
          .findFirst()
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
