package dev.onward.advise;

import java.util.Optional;

/** One typed fact of a credential, told from the catalogue, or nothing where it has no such fact. */
final class FacetAdvice {
  private FacetAdvice() {}

  static Optional<Advice> of(Asked asked) {
    return Optional.of(
        switch (asked.part().ask()) {
          case STATUS, SUCCESSOR -> StandingAdvice.status(asked);
          case RENEWAL, RENEWAL_COST, RENEWAL_GAIN, VALIDITY -> RenewalAdvice.renewal(asked);
          case REQUIREMENTS, UNLOCKS -> RequirementsAdvice.requirements(asked);
          case COMPARE ->
              asked.credentials().size() > 1
                  ? ComparisonAdvice.compare(asked)
                  : DescriptionAdvice.describe(asked);
          case DESCRIBE -> DescriptionAdvice.describe(asked);
          default -> ExamAdvice.facts(asked);
        });
  }
}
