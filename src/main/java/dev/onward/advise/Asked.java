package dev.onward.advise;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.understand.Part;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of a message with all that an answer to it may rest on: the person, the day, their
 * present plan, the day by which they want to be through, and the language in which they wrote.
 */
record Asked(
    Part part,
    Profile profile,
    LocalDate today,
    @Nullable CareerPlan plan,
    @Nullable LocalDate finishBy,
    Catalogue catalogue,
    Locale language) {

  /** In English. */
  Asked(
      Part part,
      Profile profile,
      LocalDate today,
      @Nullable CareerPlan plan,
      @Nullable LocalDate finishBy,
      Catalogue catalogue) {
    this(part, profile, today, plan, finishBy, catalogue, Locale.ENGLISH);
  }

  /** The same about the plan as a wish before has left it. */
  Asked with(CareerPlan other) {
    return new Asked(part, profile, today, other, finishBy, catalogue, language);
  }

  List<Credential> credentials() {
    return part.credentials().stream().flatMap(id -> catalogue.credential(id).stream()).toList();
  }

  /** The languages that the question names, else those of the person. */
  List<String> languages() {
    return part.languages().isEmpty() ? profile.languages() : part.languages();
  }

  /** The goal that the question names, else the person's. */
  Optional<String> goal() {
    return Optional.ofNullable(part.goal()).or(() -> Optional.ofNullable(profile.goal()));
  }

  /** True where the person holds a credential today, as they said or as they ticked off. */
  boolean holds(String credential) {
    boolean lapsed = profile.holds(credential) && !profile.holdsOn(credential, today);
    boolean passed = plan != null && plan.hasPassed(credential);
    return !lapsed && (passed || profile.holds(credential));
  }
}
