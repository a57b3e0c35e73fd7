package dev.onward.advise;

import static dev.onward.advise.Prose.joined;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One credential described: what it is, what it measures, whom it fits. */
final class DescriptionAdvice {
  private DescriptionAdvice() {}

  static Advice describe(Asked asked) {
    Prose prose = new Prose();
    asked.credentials().forEach(credential -> prose.say(description(credential, asked)));
    return Advice.grounded(prose.toString());
  }

  static String description(Credential credential, Asked asked) {
    return new Prose()
        .say(
            "%s is %s's %s credential for the %s. %s%s"
                .formatted(
                    credential.codeAndName(),
                    credential.vendor(),
                    credential.level().word(),
                    ComparisonAdvice.role(credential),
                    credential.summary(),
                    mark(credential.id())))
        .say(StandingAdvice.standing(credential, asked.today()))
        .say(weights(credential))
        .say(fit(credential, asked))
        .toString();
  }

  /** "Skills measured" as a list with weights. */
  static String weights(Credential credential) {
    return credential
        .skills()
        .map(skills ->
            "What it measures%s:\n\n%s%s"
                .formatted(
                    skills.asOf().map(on -> " (outline of " + on.spoken() + ")").orElse(""),
                    skills.domains().stream()
                        .map(d -> "- %s: %s [^%s]".formatted(d.name(), d.weight(), credential.id()))
                        .collect(Collectors.joining("\n")),
                    skills.confidence().isBelowB()
                        ? "\n\nThe weights rest on "
                            + skills.confidence().words()
                            + ", so check the study guide."
                        : ""))
        .orElse("");
  }

  private static String fit(Credential credential, Asked asked) {
    List<String> sentences = new ArrayList<>();
    String id = credential.id();
    sentences.add(
        switch (credential.style()) {
          case CODE ->
              "It is for people who write code%s."
                  .formatted(
                      credential.languages().isEmpty()
                          ? ""
                          : "; the outline assumes "
                              + joined(
                                  credential.languages().stream().map(Prose::capital).toList(),
                                  "and"));
          case LOW_CODE -> "It is for low-code builders rather than programmers.";
          case OPERATIONS -> "It is for people who run systems, by scripts and pipelines.";
          case DESIGN ->
              "It is for people who design systems; it asks for judgement, not for code.";
          case BUSINESS -> "It asks for no code.";
        });
    if (!credential.requires().isEmpty()) {
      sentences.add("It requires " + ComparisonAdvice.requires(credential) + "." + mark(id));
    }
    asked.catalogue().paths().stream()
        .filter(path -> path.credentials().stream().anyMatch(s -> s.credential().equals(id)))
        .findFirst()
        .ifPresent(path ->
            sentences.add(
                Prose.firstSentence(
                        path.document().section("Who it fits").map(s -> s.text()).orElse(""))
                    + mark(path.id())));
    return String.join(" ", sentences);
  }
}
