package dev.onward.advise;

import static dev.onward.advise.Prose.joined;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Requirement;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.Status;
import java.util.Optional;

/** Whether a credential is worth taking for this person: a verdict, and what it rests on. */
final class FitAdvice {
  private FitAdvice() {}

  static Told fit(Credential credential, Asked asked) {
    String id = credential.id();
    if (credential.statusOn(asked.today()) == Status.RETIRED) {
      return Told.of(
          "No: " + StandingAdvice.standing(credential, asked),
          StandingAdvice.following(credential, asked)
              .map(next -> fit(next, asked).answer())
              .orElse(""));
    }
    if (asked.holds(id)) {
      return Told.of(
          held(credential, asked), RequirementsAdvice.unlocks(credential, asked).answer());
    }
    return Told.of(
        missing(credential, asked)
            .or(() ->
                succeeding(credential, asked)
                    .map(reason -> "Worth it if you go on with that work: " + reason))
            .orElseGet(() ->
                "%s, is worth it if you %s, or want to: %s%s"
                    .formatted(
                        credential.codeAndName(),
                        work(credential),
                        Prose.inside(Prose.sentence(credential.summary())),
                        mark(id))),
        new Prose()
            .say(nearer(credential, asked))
            .say(standing(credential, asked))
            .say(effort(credential, asked))
            .say(price(credential, asked))
            .inOne());
  }

  /** What speaks for it, without a verdict. */
  static String reason(Credential credential, Asked asked) {
    return succeeding(credential, asked)
        .orElseGet(() ->
            "%s, is for people who %s: %s%s"
                .formatted(
                    credential.codeAndName(),
                    work(credential),
                    Prose.inside(Prose.sentence(credential.summary())),
                    mark(credential.id())));
  }

  private static String held(Credential credential, Asked asked) {
    return "You hold %s already%s.%s"
        .formatted(
            credential.id(),
            Holding.of(credential, asked)
                .flatMap(Holding::words)
                .map(words -> ", and " + words)
                .orElse(""),
            mark(credential.id()));
  }

  /** What has to be held before this one is awarded. */
  private static Optional<String> missing(Credential credential, Asked asked) {
    return credential.requires().stream()
        .filter(requirement -> requirement.anyOf().stream().noneMatch(asked::holds))
        .findFirst()
        .map(requirement ->
            "Only together with %s, without which %s; then it is worth it if you %s, or want to.%s"
                .formatted(
                    joined(requirement.anyOf(), "or"),
                    requirement.subject() == Requirement.Subject.CREDENTIAL
                        ? credential.id() + " is not awarded"
                        : "you can't sit the exam of " + credential.id(),
                    work(credential),
                    mark(credential.id())));
  }

  /** It follows a badge that they hold, or that the question names. */
  private static Optional<String> succeeding(Credential credential, Asked asked) {
    return asked.catalogue().predecessors(credential.id(), Relation.REPLACED_BY).stream()
        .filter(
            before -> asked.holds(before.id()) || asked.part().credentials().contains(before.id()))
        .findFirst()
        .map(before ->
            "%s, is the direct successor of %s, which retired %s and can't be renewed.%s%s"
                .formatted(
                    credential.codeAndName(),
                    before.id(),
                    StandingAdvice.lastDay(before),
                    mark(credential.id()),
                    mark(before.id())));
  }

  /** Whoever writes code has a nearer one than those that ask for other work. */
  private static String nearer(Credential credential, Asked asked) {
    boolean ofCode = asked.holds(NextStepAdvice.BADGE);
    return ofCode && credential.style() != Credential.Style.CODE && credential.isMicrosoft()
        ? "To somebody with %s who goes on writing code, %s lies nearer.%s"
            .formatted(NextStepAdvice.BADGE, FacetAdvice.NEXT, mark(FacetAdvice.NEXT))
        : "";
  }

  /** Said where it is not simply open. */
  private static String standing(Credential credential, Asked asked) {
    return credential.statusOn(asked.today()) == Status.ACTIVE
        ? ""
        : StandingAdvice.standing(credential, asked);
  }

  private static String effort(Credential credential, Asked asked) {
    return Optional.of(EffortAdvice.hours(credential, asked))
        .filter(Told::known)
        .map(Told::answer)
        .orElse("");
  }

  private static String price(Credential credential, Asked asked) {
    return Optional.of(ExamFacet.PRICE.told(credential, asked))
        .filter(Told::known)
        .map(Told::answer)
        .orElse("");
  }

  private static String work(Credential credential) {
    return switch (credential.style()) {
      case CODE -> "write code";
      case LOW_CODE -> "build with low code";
      case OPERATIONS -> "run systems";
      case DESIGN -> "design systems";
      case BUSINESS -> "work on the business side of AI";
    };
  }
}
