package dev.onward.advise;

import static dev.onward.advise.Prose.joined;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Domain;
import dev.onward.knowledge.Credential.Note;
import dev.onward.knowledge.Credential.Requirement;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Credentials side by side. */
final class ComparisonAdvice {
  private ComparisonAdvice() {}

  static Advice compare(Asked asked, List<Credential> credentials) {
    return Advice.grounded(
        new Prose()
            .say(forThisPerson(credentials, asked).orElseGet(() -> byRole(credentials)))
            .say(opening(credentials))
            .say(table(credentials, asked.today()))
            .toString());
  }

  /** "Take AI-103 for the work of the AI engineer, AI-200 for the work of the cloud developer." */
  private static String byRole(List<Credential> credentials) {
    List<String> roles =
        credentials.stream()
            .map(c -> "%s for the work of the %s".formatted(c.id(), role(c)))
            .toList();
    String marks = credentials.stream().map(c -> mark(c.id())).collect(Collectors.joining());
    return "Take %s.%s".formatted(String.join(", ", roles), marks);
  }

  /** How they stand to each other. */
  private static String opening(List<Credential> credentials) {
    boolean related =
        credentials.stream()
            .anyMatch(c ->
                c.requires().stream()
                    .flatMap(r -> r.anyOf().stream())
                    .anyMatch(id -> credentials.stream().anyMatch(o -> o.id().equals(id))));
    boolean followed =
        credentials.stream()
            .anyMatch(c ->
                c.successors().stream()
                    .filter(s -> s.relation() == Credential.Successor.Relation.REPLACED_BY)
                    .anyMatch(s -> credentials.stream().anyMatch(o -> o.id().equals(s.id()))));
    return followed
        ? "They follow one another, but as separate credentials: a new exam has to be passed, and nothing converts."
        : related
            ? "They build on one another."
            : differentClouds(credentials)
                ? "They belong to different clouds, so decide by the platform that your employer or your next project runs on."
                : "They are different roles, not levels of one ladder.";
  }

  private static boolean differentClouds(List<Credential> credentials) {
    return credentials.stream().map(Credential::vendor).distinct().count() > 1;
  }

  static String role(Credential credential) {
    return credential.role().replaceFirst("^(?i)an? ", "");
  }

  private static String table(List<Credential> credentials, LocalDate today) {
    StringBuilder table = new StringBuilder("| |");
    credentials.forEach(c -> table.append(" ").append(c.id()).append(" |"));
    table.append("\n|---|").append("---|".repeat(credentials.size()));
    row(table, credentials, "Name", Credential::name);
    row(table, credentials, "Today", c -> today(c, today));
    row(table, credentials, "Level", c -> c.level().word());
    row(table, credentials, "About", c -> c.summary());
    row(table, credentials, "Heaviest parts", ComparisonAdvice::heaviest);
    row(table, credentials, "Requires", ComparisonAdvice::requires);
    row(table, credentials, "Code", ComparisonAdvice::code);
    row(table, credentials, "Exam", ComparisonAdvice::exam);
    return table.toString();
  }

  private static void row(
      StringBuilder table,
      List<Credential> credentials,
      String name,
      Function<Credential, String> cell) {
    table.append("\n| ").append(name).append(" |");
    credentials.forEach(
        c -> table.append(" ").append(cell.apply(c).replace("|", "/")).append(" |"));
  }

  static String today(Credential credential, LocalDate today) {
    Status status = credential.statusOn(today);
    return switch (status) {
      case RETIRED ->
          "retired on "
              + credential.lifecycle().retiresOn().map(Prose::date).orElse("an unknown day");
      case RETIRING ->
          "open until " + credential.lifecycle().retiresOn().map(Prose::date).orElse("");
      case ACTIVE -> "open, seen live " + credential.verified().when();
      case BETA -> "in beta when read " + credential.verified().when();
      case UPCOMING -> "announced, not open yet";
    };
  }

  static String heaviest(Credential credential) {
    return credential
        .skills()
        .map(skills ->
            skills.domains().stream()
                .sorted(Comparator.comparingInt(Domain::max).reversed())
                .limit(2)
                .map(domain -> domain.name() + " " + domain.weight())
                .collect(Collectors.joining("; ")))
        .orElse("not in my knowledge");
  }

  static String requires(Credential credential) {
    return credential.requires().isEmpty()
        ? credential.notes(Note.Matter.REQUIREMENTS).isEmpty() ? "nothing known" : "see its page"
        : credential.requires().stream()
            .map(r ->
                joined(r.anyOf(), "or")
                    + (r.subject() == Requirement.Subject.CREDENTIAL
                        ? " for the credential"
                        : " to sit the exam"))
            .collect(Collectors.joining("; "));
  }

  private static String code(Credential credential) {
    String languages =
        credential.languages().isEmpty()
            ? ""
            : ", the outline assumes "
                + joined(credential.languages().stream().map(Prose::language).toList(), "and");
    return switch (credential.style()) {
      case CODE -> "written in code" + languages;
      case LOW_CODE -> "low-code";
      case OPERATIONS -> "operations and scripts" + languages;
      case DESIGN -> "design, little code";
      case BUSINESS -> "no code";
    };
  }

  private static String exam(Credential credential) {
    List<String> parts = new ArrayList<>();
    credential.exam().minutes().ifPresent(minutes -> parts.add(minutes + " minutes"));
    credential.exam().passScore().ifPresent(score -> parts.add("pass at " + score));
    credential
        .exam()
        .priceUsd()
        .ifPresent(price -> parts.add(price + " US dollars (US list price)"));
    return parts.isEmpty() ? "not in my knowledge" : String.join(", ", parts);
  }

  private static Optional<String> forThisPerson(List<Credential> credentials, Asked asked) {
    List<Credential> open =
        credentials.stream().filter(c -> c.statusOn(asked.today()).isOpen()).toList();
    if (open.size() == 1) {
      return Optional.of("Of these only %s can still be taken.".formatted(open.getFirst().id()));
    }
    Optional<GoalPath> goal =
        Optional.ofNullable(asked.profile().goal()).flatMap(asked.catalogue()::path);
    if (goal.isPresent()) {
      Optional<Credential> onPath =
          open.stream()
              .filter(c ->
                  goal.get().credentials().stream()
                      .anyMatch(step -> step.credential().equals(c.id())))
              .findFirst();
      if (onPath.isPresent()) {
        return Optional.of(
            "For your goal, %s, the one on the way is %s. [^%s]"
                .formatted(goal.get().title(), onPath.get().id(), goal.get().id()));
      }
    }
    boolean noPython = !asked.languages().isEmpty() && !asked.languages().contains("python");
    List<String> neutral =
        open.stream().filter(c -> c.languages().isEmpty()).map(Credential::id).toList();
    if (noPython && !neutral.isEmpty() && neutral.size() < open.size()) {
      return Optional.of(
          "You named a language other than Python; %s leans on none, the other asks you to read Python."
              .formatted(joined(neutral, "and")));
    }
    return Optional.empty();
  }
}
