package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.Outline.Chapter;
import dev.onward.plan.Route.Leg;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what a plan holds: beside every credential of the route a portfolio piece and a community
 * step, or some of both where the route has no exams. Pieces that are done already count.
 */
final class Outliner {
  private static final int CHAPTERS_WITHOUT_EXAMS = 3;

  private final Wish wish;
  private final Route route;
  private final Catalogue catalogue;
  private final Picks picks;
  private int piecesAhead;
  private int communityAhead;

  Outliner(Wish wish, Route route, Catalogue catalogue, Picks picks) {
    this.wish = wish;
    this.route = route;
    this.catalogue = catalogue;
    this.picks = picks;
    this.piecesAhead = done(Kind.PORTFOLIO) - done(Kind.CREDENTIAL);
    this.communityAhead = done(Kind.COMMUNITY) - done(Kind.CREDENTIAL);
  }

  private int done(Kind kind) {
    return (int) wish.done().stream().filter(step -> step.kind() == kind).count();
  }

  Outline outline() {
    List<Chapter> chapters = new ArrayList<>();
    route.legs().forEach(leg -> chapters.add(chapter(leg)));
    while (route.legs().isEmpty() && chapters.size() < CHAPTERS_WITHOUT_EXAMS) {
      chapters.add(
          new Chapter(
              Optional.empty(),
              List.of(),
              Optional.empty(),
              piece(Optional.empty()),
              community(),
              Optional.empty()));
    }
    wish.terms().extra().stream().flatMap(id -> extra(id).stream()).forEach(chapters::add);
    return new Outline(
        chapters,
        wish.terms().own().stream()
            .filter(step -> !wish.isDone(step.id()))
            .map(Tasks::own)
            .toList());
  }

  /** What the person wants beside the goal, where it is no exam. */
  private Optional<Chapter> extra(String id) {
    if (wish.isDone(id)) {
      return Optional.empty();
    }
    Optional<Task> piece = picks.named(id).map(project -> Tasks.piece(project, Optional.empty()));
    Optional<Task> community = picks.step(id).map(Tasks::community);
    return piece.isEmpty() && community.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chapter(
                Optional.empty(), List.of(), Optional.empty(), piece, community, Optional.empty()));
  }

  private Chapter chapter(Leg leg) {
    Credential credential = leg.credential();
    return new Chapter(
        Optional.of(credential),
        new Study(leg, route.path()).tasks(wish.done()),
        Optional.of(Tasks.exam(credential)),
        piece(Optional.of(credential)),
        community(),
        lapseBridgedBy(credential));
  }

  private Optional<Task> piece(Optional<Credential> beside) {
    if (piecesAhead > 0) {
      piecesAhead--;
      return Optional.empty();
    }
    return picks.project(beside.map(Credential::id)).map(project -> Tasks.piece(project, beside));
  }

  private Optional<Task> community() {
    if (communityAhead > 0) {
      communityAhead--;
      return Optional.empty();
    }
    return picks.community().map(Tasks::community);
  }

  private Optional<LocalDate> lapseBridgedBy(Credential credential) {
    List<String> replaced =
        catalogue.predecessors(credential.id(), Relation.REPLACED_BY).stream()
            .map(Credential::id)
            .toList();
    return wish.lapsing().stream()
        .filter(badge -> replaced.contains(badge.credential()))
        .flatMap(badge -> Stream.ofNullable(badge.expiresOn()))
        .findFirst();
  }
}
