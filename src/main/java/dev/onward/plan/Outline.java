package dev.onward.plan;

import dev.onward.knowledge.Credential;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a plan holds before it has dates: a chapter for each credential, in order. */
record Outline(List<Chapter> chapters) {

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

    private Chapter without(Set<String> tasks) {
      return new Chapter(
          credential,
          study.stream().filter(task -> !tasks.contains(task.id())).toList(),
          exam.filter(task -> !tasks.contains(task.id())),
          piece.filter(task -> !tasks.contains(task.id())),
          community.filter(task -> !tasks.contains(task.id())),
          bridges);
    }
  }

  Outline {
    chapters = List.copyOf(chapters);
  }

  List<Task> tasks() {
    return chapters.stream().flatMap(chapter -> chapter.tasks().stream()).toList();
  }

  Outline without(Set<String> tasks) {
    return new Outline(chapters.stream().map(chapter -> chapter.without(tasks)).toList());
  }
}
