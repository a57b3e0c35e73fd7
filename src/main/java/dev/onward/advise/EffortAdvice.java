package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.GoalPath.Gap;
import dev.onward.knowledge.Hours;
import dev.onward.knowledge.Status;
import dev.onward.understand.text.Numbers;
import dev.onward.understand.text.StudySpan;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many hours an exam takes, whether a person has them, and how hard it is. */
final class EffortAdvice {
  /** No week of study beside a job has more. */
  private static final double MOST_A_WEEK = 30;

  /** Many people have that much. */
  private static final double EASY_A_WEEK = 8;

  private EffortAdvice() {}

  /** What we reckon with for somebody who holds AI-102. */
  private record Effort(GoalPath path, Hours hours) {}

  static Told hours(Credential credential, Asked asked) {
    Credential open = current(credential, asked);
    String id = open.id();
    Optional<Effort> known = effort(open, asked);
    if (known.isEmpty()) {
      return new Told(
          "I have no estimate of the hours for %s; 80 to 150 are what the article reckons with for an exam of the size of AI-102. [^article-time]"
              .formatted(id),
          guide(open),
          false);
    }
    Effort effort = known.get();
    String estimate =
        "%s takes somebody who holds AI-102 %s of study, by our own estimate"
            .formatted(id, effort.hours());
    return ofToday(
        credential,
        open,
        paced(estimate, effort.hours(), asked) + mark(effort.path().id()),
        new Prose()
            .say(first(effort.path(), open, asked))
            .say(
                open.languages().isEmpty()
                    ? ""
                    : "%s is taken for granted; without it, add some weeks.%s"
                        .formatted(
                            Prose.joined(
                                open.languages().stream().map(Prose::language).toList(), "and"),
                            mark(id)))
            .inOne());
  }

  /** What has to be held too and is not yet, with its own hours. */
  private static Optional<String> first(GoalPath path, Credential open, Asked asked) {
    return path.credentials().stream()
        .filter(step ->
            open.requires().stream().anyMatch(rule -> rule.anyOf().contains(step.credential())))
        .filter(step -> !asked.holds(step.credential()))
        .findFirst()
        .map(step ->
            "%s comes first, as it has to be held too: another %s.%s"
                .formatted(step.credential(), step.hours(), mark(open.id())));
  }

  /** The estimate, with what the hours and weeks at hand make of it. */
  private static String paced(String estimate, Hours hours, Asked asked) {
    String text = asked.part().text();
    Optional<Integer> named = Numbers.namedHoursPerWeek(text);
    @Nullable Integer aWeek = named.orElse(asked.profile().hoursPerWeek());
    Optional<Double> weeks = weeks(asked);
    Optional<Double> total =
        (named.isPresent() ? Optional.<Integer>empty() : Numbers.namedHours(text))
            .map(Integer::doubleValue)
            .or(() -> aWeek == null ? Optional.empty() : weeks.map(number -> number * aWeek));
    if (total.isPresent()) {
      double all = total.get();
      return "%s%s, and you have about %d."
          .formatted(
              all >= hours.max()
                  ? "Yes, that is enough: "
                  : all >= hours.min() ? "It can be enough: " : "No, that is hardly enough: ",
              estimate,
              Math.round(all));
    }
    if (weeks.isPresent()) {
      boolean days = weeks.get() < 1;
      double parts = days ? weeks.get() * 7 : weeks.get();
      double most = hours.max() / weeks.get();
      return "%s%s; in %s %s that is %s hours a %s."
          .formatted(
              hours.min() / weeks.get() > MOST_A_WEEK
                  ? "No, hardly: "
                  : most <= EASY_A_WEEK
                      ? "Yes, that can be enough: "
                      : "Only if you have the hours: ",
              estimate,
              Math.round(parts),
              days ? "days" : "weeks",
              range(hours, parts),
              days ? "day" : "week");
    }
    return aWeek == null || aWeek < 1
        ? estimate + "."
        : "%s; at %d hours a week that is %s weeks."
            .formatted(estimate, aWeek, range(hours, aWeek));
  }

  private static String range(Hours hours, double parts) {
    return "%d to %d"
        .formatted((int) Math.ceil(hours.min() / parts), (int) Math.ceil(hours.max() / parts));
  }

  /** As the question names them, or until the day that it names. */
  private static Optional<Double> weeks(Asked asked) {
    return StudySpan.weeks(asked.part().text())
        .or(() ->
            Optional.ofNullable(asked.finishBy())
                .map(end -> ChronoUnit.DAYS.between(asked.today(), end) / 7.0))
        .filter(weeks -> weeks > 0);
  }

  static Told difficulty(Credential credential, Asked asked) {
    Credential open = current(credential, asked);
    String id = open.id();
    String rate = "How many people pass is not in my knowledge. [^guide-pass-rate]";
    return effort(open, asked)
        .map(effort ->
            ofToday(
                credential,
                open,
                "%s is an exam on the %s level that takes somebody who holds AI-102 %s of study, by our own estimate. [^%s]"
                    .formatted(id, open.level().word(), effort.hours(), effort.path().id()),
                newest(effort.path(), id).map(words -> words + " ").orElse("") + rate))
        .orElseGet(() ->
            new Told(
                "How hard %s is, I can't say: I have no estimate of hours for it and know no pass rate; it is on the %s level%s. [^%s]"
                    .formatted(
                        id,
                        open.level().word(),
                        open.requires().isEmpty()
                            ? ""
                            : " and requires " + ComparisonAdvice.requires(open),
                        id),
                guide(open),
                false));
  }

  private static Optional<String> newest(GoalPath path, String credential) {
    return path.gap().stream()
        .filter(gap -> gap.credential().equals(credential) && gap.size() == Gap.Size.LARGE)
        .findFirst()
        .map(gap ->
            "What holds most that is new: \"%s\".%s".formatted(gap.domain(), mark(credential)));
  }

  /** The one to learn for today: of one that retired the successor. */
  private static Credential current(Credential credential, Asked asked) {
    return StandingAdvice.following(credential, asked).orElse(credential);
  }

  private static String guide(Credential credential) {
    return credential
        .studyGuide()
        .map(
            "Mark each line of its [study guide](%s) as known, shaky or new, and you see where you stand."
                ::formatted)
        .orElse("");
  }

  /** With what was of the one that retired, where another is learned for today. */
  private static Told ofToday(Credential credential, Credential open, String answer, String more) {
    Told told = Told.of(answer, more);
    if (credential.equals(open)) {
      return told;
    }
    String retired = "retired " + StandingAdvice.lastDay(credential);
    return told.after(
        credential.id().equals(NextStepAdvice.BADGE)
            ? "By the article AI-102 took 80 to 150 hours [^article-time] until it " + retired
            : credential.id() + " " + retired,
        credential);
  }

  private static Optional<Effort> effort(Credential credential, Asked asked) {
    return asked.catalogue().paths().stream()
        .filter(path -> credential.statusOn(asked.today()) != Status.RETIRED)
        .flatMap(path ->
            path.credentials().stream()
                .filter(step -> step.credential().equals(credential.id()))
                .map(step -> new Effort(path, step.hours())))
        .findFirst();
  }
}
