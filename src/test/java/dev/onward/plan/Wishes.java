package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile.HeldBadge;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Wishes of all kinds of people, on the knowledge that ships. */
final class Wishes {
  static final Catalogue CATALOGUE = KnowledgeLoader.load(Path.of("knowledge")).catalogue();
  static final Planner PLANNER = new Planner(CATALOGUE);
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  private Wishes() {}

  /** Wishes of people who have not begun anything. */
  static Arbitrary<Wish> fresh() {
    return Combinators.combine(
            profiles(),
            goals(),
            Arbitraries.integers().between(1, 60),
            days(0, 729),
            Arbitraries.integers().between(0, 900).injectNull(0.4))
        .as((profile, goal, hours, start, within) ->
            new Wish(
                profile,
                goal,
                hours,
                start,
                within == null ? null : start.plusDays(within),
                List.of()));
  }

  /** Wishes of people some of whom have done steps of an earlier plan. */
  static Arbitrary<Wish> any() {
    Arbitrary<List<Progress>> progress =
        Arbitraries.of(Progress.class).list().ofMinSize(0).ofMaxSize(20);
    return Arbitraries.oneOf(
        fresh(),
        Combinators.combine(fresh(), progress, Arbitraries.integers().between(1, 60), goals())
            .as((earlier, statuses, hours, goal) ->
                new Wish(
                    earlier.profile(),
                    goal,
                    hours,
                    earlier.startsOn().plusDays(statuses.size() * 7L),
                    null,
                    withProgress(PLANNER.plan(earlier), statuses))));
  }

  static List<Step> withProgress(CareerPlan plan, List<Progress> statuses) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < plan.steps().size(); i++) {
      Step step = plan.steps().get(i);
      steps.add(i < statuses.size() ? step.with(statuses.get(i)) : step);
    }
    return steps;
  }

  static Arbitrary<String> goals() {
    return Arbitraries.of(
        Stream.concat(
                CATALOGUE.paths().stream().map(GoalPath::id),
                CATALOGUE.credentials().stream().map(Credential::id))
            .toList());
  }

  private static Arbitrary<Profile> profiles() {
    Arbitrary<List<String>> languages =
        Arbitraries.of("python", "java", "csharp", "sql").list().uniqueElements().ofMaxSize(2);
    return Combinators.combine(badges(), languages)
        .as((held, known) -> {
          Profile profile = Profile.EMPTY.withLanguages(known);
          for (HeldBadge badge : held) {
            profile = profile.withHeld(badge);
          }
          return profile;
        });
  }

  private static Arbitrary<List<HeldBadge>> badges() {
    Arbitrary<String> ids =
        Arbitraries.of(CATALOGUE.credentials().stream().map(Credential::id).toList());
    return Combinators.combine(ids, days(-180, 1_100).injectNull(0.3))
        .as((id, expires) -> new HeldBadge(id, null, expires))
        .list()
        .uniqueElements(HeldBadge::credential)
        .ofMaxSize(6);
  }

  private static Arbitrary<LocalDate> days(int first, int last) {
    return Arbitraries.integers().between(first, last).map(FIRST_DAY::plusDays);
  }
}
