package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.AppliedSkill;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.CommunityRoute;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Project;
import dev.onward.knowledge.Update;
import dev.onward.understand.Ask;
import dev.onward.understand.decide.Choice;
import java.util.Locale;
import java.util.Optional;

/**
 * One fact of a thing that was shown before, where a turn of a talk asks for no more of it: the
 * hours of a project, what it costs on Azure, what an update is today. What else is asked of it is
 * answered with the whole of it.
 */
final class ThingFact {
  /** A fact that is asked for is among so many of the nearest. */
  private static final int AMONG = 3;

  private ThingFact() {}

  static Optional<Advice> of(Item item, Asked asked) {
    return asked.part().decision().choices().stream()
        .limit(AMONG)
        .flatMap(choice -> fact(choice, item, asked).stream())
        .findFirst()
        .map(Advice::grounded);
  }

  private static Optional<String> fact(Choice choice, Item item, Asked asked) {
    Optional<Ask> ask = Ask.named(choice.label());
    boolean ofCost =
        asked
            .catalogue()
            .guide(choice.label())
            .filter(guide -> guide.document().topics().contains("cost"))
            .isPresent();
    if (ofCost) {
      return cost(item);
    }
    return ask.isEmpty()
        ? Optional.empty()
        : switch (ask.get()) {
          case STUDY_HOURS, EXAM_MINUTES, DIFFICULTY -> hours(item, asked);
          case EXAM_PRICE, RENEWAL_COST -> cost(item);
          case EXAM_TOOLING, EXAM_LANGUAGES -> languages(item);
          case STATUS, PRODUCT_STATUS, VALIDITY -> status(item);
          default -> Optional.empty();
        };
  }

  private static Optional<String> hours(Item item, Asked asked) {
    return item instanceof Project project
        ? Optional.of(
            "%s%s for \"%s\", by our own estimate%s.%s"
                .formatted(
                    project.hours().toString().substring(0, 1).toUpperCase(Locale.ROOT),
                    project.hours().toString().substring(1),
                    project.document().title(),
                    weeks(project, asked),
                    mark(project.id())))
        : Optional.empty();
  }

  private static String weeks(Project project, Asked asked) {
    Integer week = asked.profile().hoursPerWeek();
    if (week == null) {
      return "";
    }
    int least = Math.ceilDiv(project.hours().min(), week);
    int most = Math.ceilDiv(project.hours().max(), week);
    return "; at %s a week that is %s"
        .formatted(
            hours(week), least == most ? weeks(least) : "%d to %s".formatted(least, weeks(most)));
  }

  private static String hours(int hours) {
    return hours == 1 ? "1 hour" : hours + " hours";
  }

  private static String weeks(int weeks) {
    return weeks == 1 ? "1 week" : weeks + " weeks";
  }

  private static Optional<String> cost(Item item) {
    return switch (item) {
      case Project project ->
          Optional.of(
              "Up to about %d US dollars on Azure for \"%s\": set the budget alert there before you begin.%s"
                  .formatted(
                      project.costCeilingUsd(), project.document().title(), mark(project.id())));
      case AppliedSkill skill ->
          Optional.of(
              "Nothing: the assessment of \"%s\" is free.%s"
                  .formatted(skill.document().title(), mark(skill.id())));
      case CommunityRoute route ->
          Optional.of(
              "Nothing but your time: \"%s\" has no fee that I know of.%s"
                  .formatted(route.document().title(), mark(route.id())));
      default -> Optional.empty();
    };
  }

  private static Optional<String> languages(Item item) {
    if (!(item instanceof Project project)) {
      return Optional.empty();
    }
    String languages =
        project.languages().contains("any")
            ? "in any language that you write"
            : "in " + Prose.joined(project.languages(), "or");
    return Optional.of(
        "\"%s\" can be built %s.%s"
            .formatted(project.document().title(), languages, mark(project.id())));
  }

  private static Optional<String> status(Item item) {
    if (!(item instanceof Update update)) {
      return Optional.empty();
    }
    String effect =
        update.takesEffect().map(day -> " It takes effect on " + day.spoken() + ".").orElse("");
    AsOf published = update.published();
    return Optional.of(
        "\"%s\" is %s, by the record of %s.%s%s"
            .formatted(
                update.document().title(),
                update.change().words(),
                published.spoken(),
                effect,
                mark(update.id())));
  }
}
