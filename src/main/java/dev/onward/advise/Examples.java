package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Renewal;
import dev.onward.knowledge.Project;
import dev.onward.understand.state.Exchange.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An example of what was spoken of: a date or a price worked out, or a project that shows it. */
final class Examples {
  private static final int HOURS_A_WEEK = 5;

  private final Asked asked;
  private final Question question;

  Examples(Asked asked, Question question) {
    this.asked = asked;
    this.question = question;
  }

  Optional<String> one() {
    Optional<Credential> credential =
        question.credentials().stream()
            .flatMap(id -> asked.catalogue().credential(id).stream())
            .findFirst();
    return switch (question.label()) {
      case "validity", "renewal", "renewal-gain", "renewal-cost" ->
          credential.flatMap(this::dates).or(() -> project(credential));
      case "study-hours", "plan", "difficulty" -> Optional.of(weeks());
      default -> project(credential);
    };
  }

  /** A badge of a day, and what follows from the rule. */
  private Optional<String> dates(Credential credential) {
    return credential
        .renewal()
        .filter(rule -> credential.canRenewOn(asked.today()))
        .flatMap(Renewal::validMonths)
        .map(months -> {
          LocalDate passed = asked.today().withDayOfMonth(1);
          LocalDate ends = passed.plusMonths(months);
          String opens =
              credential
                  .renewal()
                  .flatMap(Renewal::opensDays)
                  .map(days -> ", and the renewal opens on " + Prose.date(ends.minusDays(days)))
                  .orElse("");
          return "a badge of %s that was earned on %s holds until %s%s.%s"
              .formatted(
                  credential.id(),
                  Prose.date(passed),
                  Prose.date(ends),
                  opens,
                  mark(credential.id()));
        });
  }

  private String weeks() {
    Integer own = asked.profile().hoursPerWeek();
    int hours = own == null ? HOURS_A_WEEK : own;
    int weeks = (60 + hours - 1) / hours;
    return "60 hours of study at %d a week take %d weeks, so who begins on %s is through by %s."
        .formatted(
            hours, weeks, Prose.date(asked.today()), Prose.date(asked.today().plusWeeks(weeks)));
  }

  /** One that shows what the credential asks for, else the first for the person. */
  private Optional<String> project(Optional<Credential> credential) {
    Optional<Project> shown =
        asked
            .catalogue()
            .item(question.label())
            .filter(Project.class::isInstance)
            .map(Project.class::cast);
    return shown
        .or(() ->
            credential.flatMap(one ->
                asked.catalogue().projects().stream()
                    .filter(project -> project.startHere() && project.evidences(one.id()))
                    .findFirst()))
        .or(() -> chosen().stream().findFirst())
        .map(project ->
            "%s (%s). %s%s"
                .formatted(
                    ProjectAdvice.link(project),
                    project.hours(),
                    Prose.firstSentence(project.document().lead()),
                    mark(project.id())));
  }

  private List<Project> chosen() {
    return ProjectAdvice.choose(asked, asked.goal().flatMap(asked.catalogue()::path), 1);
  }
}
