package dev.onward.plan;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a plan holds before it has dates: a chapter for each credential, in order, and what the
 * person put in themselves.
 */
record Outline(List<Chapter> chapters, List<Task> own) {

  /**
   * Study and exam of one credential with the portfolio piece and the community step beside them;
   * without exams only these two. {@code bridges} is the day on which a held badge lapses that the
   * credential takes the place of.
   */
  record Chapter(
      Optional<Credential> credential,
      List<Task> study,
      Optional<Task> exam,
      Optional<Task> piece,
      Optional<Task> community,
      Optional<LocalDate> bridges) {

    Chapter {
      study = List.copyOf(study);
    }

    List<Task> tasks() {
      List<Task> tasks = new ArrayList<>(study);
      exam.ifPresent(tasks::add);
      piece.ifPresent(tasks::add);
      community.ifPresent(tasks::add);
      return tasks;
    }

    /** The first day on which the exam can be sat, not before the given one. */
    LocalDate examFrom(LocalDate start) {
      return credential
          .map(Credential::lifecycle)
          .flatMap(lifecycle -> lifecycle.betaFrom().or(lifecycle::liveFrom))
          .map(AsOf::firstDay)
          .filter(start::isBefore)
          .orElse(start);
    }

    private Chapter without(Predicate<Task> leftOut) {
      return new Chapter(
          credential,
          study.stream().filter(leftOut.negate()).toList(),
          exam.filter(leftOut.negate()),
          piece.filter(leftOut.negate()),
          community.filter(leftOut.negate()),
          bridges);
    }
  }

  Outline {
    chapters = List.copyOf(chapters);
    own = List.copyOf(own);
  }

  List<Task> tasks() {
    return Stream.concat(
            chapters.stream().flatMap(chapter -> chapter.tasks().stream()), own.stream())
        .toList();
  }

  Outline without(Predicate<Task> leftOut) {
    return new Outline(
        chapters.stream().map(chapter -> chapter.without(leftOut)).toList(),
        own.stream().filter(leftOut.negate()).toList());
  }
}
