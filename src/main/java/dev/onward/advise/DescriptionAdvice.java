package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Status;

/** One credential described: what it is and whom it fits. */
final class DescriptionAdvice {
  private DescriptionAdvice() {}

  static Told described(Credential credential, Asked asked) {
    boolean over = credential.statusOn(asked.today()) == Status.RETIRED;
    String id = credential.id();
    return Told.of(
        "%s, %s %s's %s credential for the %s%s. %s%s"
            .formatted(
                credential.codeAndName(),
                over ? "was" : "is",
                credential.vendor(),
                credential.level().word(),
                ComparisonAdvice.role(credential),
                over ? retired(credential, asked) : "",
                credential.summary(),
                mark(id)),
        new Prose()
            .say(over ? "" : "Today: " + ComparisonAdvice.today(credential, asked.today()) + ".")
            .say(
                credential
                    .skills()
                    .map(skills ->
                        "Heaviest in the exam: %s."
                            .formatted(ComparisonAdvice.heaviest(credential))))
            .say(fit(credential))
            .inOne());
  }

  private static String retired(Credential credential, Asked asked) {
    return ", and retired "
        + StandingAdvice.lastDay(credential)
        + StandingAdvice.following(credential, asked)
            .map(next -> "; after it came " + next.codeAndName())
            .orElse("");
  }

  private static String fit(Credential credential) {
    return "It is for people who %s%s."
        .formatted(
            switch (credential.style()) {
              case CODE -> "write code";
              case LOW_CODE -> "build with low code";
              case OPERATIONS -> "run systems, by scripts and pipelines";
              case DESIGN -> "design systems";
              case BUSINESS -> "need no code";
            },
            credential.requires().isEmpty()
                ? ""
                : ", and requires " + ComparisonAdvice.requires(credential));
  }

  /** The kind of work that a credential is about. */
  static String work(Credential credential) {
    return switch (credential.style()) {
      case CODE -> "code";
      case LOW_CODE -> "low-code building";
      case OPERATIONS -> "running systems, by scripts and pipelines";
      case DESIGN -> "designing systems, with little code";
      case BUSINESS -> "business";
    };
  }
}
