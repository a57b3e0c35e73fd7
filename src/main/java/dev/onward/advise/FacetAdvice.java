package dev.onward.advise;

import static java.util.stream.Collectors.joining;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.GoalPath;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.Ask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One typed fact of a credential, the answer first: of those that the question names, else of the
 * person's own badge or goal, else the general rule. Empty where it can't be known whose fact is
 * meant.
 */
final class FacetAdvice {
  /** The exam that lies nearest to the badge, for those who name none. */
  static final String NEXT = "AI-103";

  private FacetAdvice() {}

  static Optional<Advice> of(Asked asked) {
    Ask ask = asked.part().ask();
    List<Credential> about = about(asked);
    if (about.isEmpty()) {
      return rule(ask).flatMap(asked.catalogue()::document).map(FacetAdvice::told);
    }
    if (ask == Ask.COMPARE && about.size() > 1) {
      return Optional.of(ComparisonAdvice.compare(asked, about));
    }
    List<Told> told =
        meant(ask, about).stream().map(credential -> told(credential, asked)).distinct().toList();
    String text =
        told.size() == 1
            ? told.getFirst().whole()
            : told.stream().map(one -> "- " + one.answer()).collect(joining("\n"));
    return Optional.of(
        told.stream().anyMatch(Told::known)
            ? Advice.grounded(text)
            : Advice.unknown(text).leavingOpen(asked.part().text()));
  }

  /** Of several that are named only those of which the fact is asked. */
  private static List<Credential> meant(Ask ask, List<Credential> about) {
    return switch (ask) {
      case FIT -> StandingAdvice.latest(about);
      case REQUIREMENTS -> RequirementsAdvice.wanting(about);
      case SUCCESSOR -> StandingAdvice.succeeded(about);
      default -> about;
    };
  }

  /** The policy that holds for all of Microsoft's credentials. */
  static Optional<String> rule(Ask ask) {
    return switch (ask) {
      case EXAM_PRICE -> Optional.of("policy-pricing");
      case VALIDITY -> Optional.of("policy-validity");
      case RENEWAL, RENEWAL_COST -> Optional.of("policy-renewal-window");
      default -> Optional.empty();
    };
  }

  private static Advice told(Document policy) {
    return Advice.grounded(policy.lead().replaceFirst("(?=\\n\\n|$)", Prose.mark(policy.id())));
  }

  private static Told told(Credential credential, Asked asked) {
    return switch (asked.part().ask()) {
      case EXAM_PRICE -> ExamFacet.PRICE.told(credential, asked);
      case EXAM_MINUTES -> ExamFacet.MINUTES.told(credential, asked);
      case EXAM_SCORE -> ExamFacet.SCORE.told(credential, asked);
      case EXAM_SKILLS -> ExamFacet.SKILLS.told(credential, asked);
      case EXAM_LANGUAGES -> SittingAdvice.languages(credential, asked);
      case EXAM_TOOLING -> SittingAdvice.tooling(credential, asked);
      case EXAM_BOOKING -> SittingAdvice.booking(credential, asked);
      case STUDY_HOURS -> EffortAdvice.hours(credential, asked);
      case FIT -> FitAdvice.fit(credential, asked);
      case DIFFICULTY -> EffortAdvice.difficulty(credential, asked);
      case STATUS -> StandingAdvice.status(credential, asked);
      case SUCCESSOR -> StandingAdvice.successor(credential, asked);
      case VALIDITY -> RenewalAdvice.validity(credential, asked);
      case RENEWAL -> RenewalAdvice.renewal(credential, asked);
      case RENEWAL_COST -> RenewalAdvice.cost(credential, asked);
      case RENEWAL_GAIN -> RenewalAdvice.gain(credential, asked);
      case REQUIREMENTS -> RequirementsAdvice.requirements(credential, asked);
      case UNLOCKS -> RequirementsAdvice.unlocks(credential, asked);
      default -> DescriptionAdvice.described(credential, asked);
    };
  }

  private static List<Credential> about(Asked asked) {
    List<Credential> named = asked.credentials();
    if (!named.isEmpty()) {
      return asked.part().ask() == Ask.COMPARE && named.size() == 1
          ? Stream.concat(held(asked).stream(), named.stream()).distinct().toList()
          : named;
    }
    return switch (asked.part().ask()) {
      case VALIDITY, RENEWAL, RENEWAL_COST -> held(asked);
      case RENEWAL_GAIN -> or(held(asked), NEXT, asked);
      case STATUS, SUCCESSOR, UNLOCKS -> or(held(asked), NextStepAdvice.BADGE, asked);
      case EXAM_PRICE, DESCRIBE, COMPARE -> List.of();
      default -> or(goal(asked), NEXT, asked);
    };
  }

  private static List<Credential> or(List<Credential> theirs, String usual, Asked asked) {
    return theirs.isEmpty() ? asked.catalogue().credential(usual).stream().toList() : theirs;
  }

  /** The person's own badges; those that ran out only where there are no others. */
  private static List<Credential> held(Asked asked) {
    List<HeldBadge> held = asked.profile().held();
    List<HeldBadge> current =
        held.stream().filter(badge -> !badge.hasLapsedBy(asked.today())).toList();
    return (current.isEmpty() ? held : current)
        .stream()
            .flatMap(badge -> asked.catalogue().credential(badge.credential()).stream())
            .toList();
  }

  /** The credential that comes next on the way to the person's goal. */
  private static List<Credential> goal(Asked asked) {
    return asked.goal().stream()
        .flatMap(goal ->
            asked
                .catalogue()
                .path(goal)
                .map(path -> path.credentials().stream().map(GoalPath.Step::credential))
                .orElseGet(() -> Stream.of(goal)))
        .filter(id -> !asked.holds(id))
        .flatMap(id -> asked.catalogue().credential(id).stream())
        .limit(1)
        .toList();
  }
}
