package dev.onward.plan;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.CommunityRoute;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath.Gap;
import dev.onward.knowledge.Project;
import dev.onward.knowledge.Status;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.plan.Route.Leg;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes career plans. Beside every credential stands a portfolio piece and a community step; what a
 * credential requires comes before it; nothing retired is a step; a badge that can be renewed is
 * renewed in its window; the weekly hours are never exceeded. What can't be done in time is left
 * out and said. Steps that an earlier plan has done are kept as they are.
 */
public final class Planner {
  private static final int MONTHS_AHEAD = 30;
  private static final int EXAM_HOURS = 4;
  private static final int RENEWAL_HOURS = 3;
  private static final int MOST_STUDY_HOURS = 25;
  private static final int PIECES_WITHOUT_EXAMS = 3;

  private final Catalogue catalogue;

  public Planner(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public CareerPlan plan(Wish wish) {
    return new Drafting(wish).plan();
  }

  /** One plan in the making. */
  private final class Drafting {
    private final Wish wish;
    private final Route route;
    private final Picks picks;
    private final Timeline timeline;
    private final LocalDate horizon;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<HeldBadge> toRenew;
    private int hoursLeftOut;

    Drafting(Wish wish) {
      this.wish = wish;
      this.route = Route.toward(wish, catalogue);
      this.picks = new Picks(catalogue, wish, route.path());
      this.timeline = new Timeline(wish.startsOn(), wish.hoursPerWeek());
      this.horizon =
          wish.finishBy() != null ? wish.finishBy() : wish.startsOn().plusMonths(MONTHS_AHEAD);
      this.toRenew = new ArrayList<>(renewable());
    }

    CareerPlan plan() {
      warnings.addAll(route.warnings());
      warnAboutLapsing();
      steps.addAll(wish.done());
      addRoutine();
      if (route.legs().isEmpty()) {
        for (int i = 0; i < PIECES_WITHOUT_EXAMS; i++) {
          addProject(Optional.empty());
          addCommunity();
        }
      }
      route.legs().forEach(this::addLeg);
      toRenew.stream().toList().forEach(this::addRenewal);
      warnAboutTime();
      return new CareerPlan(
          route.id(), route.title(), wish.startsOn(), wish.hoursPerWeek(), steps, warnings);
    }

    /** The exam comes before the portfolio piece where that keeps a badge current. */
    private void addLeg(Leg leg) {
      addStudy(leg);
      if (examFirst(leg)) {
        addExam(leg.credential());
        addProject(Optional.of(leg.credential().id()));
      } else {
        addProject(Optional.of(leg.credential().id()));
        addExam(leg.credential());
      }
      addCommunity();
    }

    private boolean examFirst(Leg leg) {
      Optional<LocalDate> lapse = lapseThatItBridges(leg.credential());
      int project = 30;
      return lapse.map(day -> timeline.dueIfNext(project + EXAM_HOURS).isAfter(day)).orElse(false);
    }

    private Optional<LocalDate> lapseThatItBridges(Credential credential) {
      return catalogue
          .predecessors(credential.id(), Credential.Successor.Relation.REPLACED_BY)
          .stream()
          .flatMap(before -> wish.profile().held(before.id()).stream())
          .map(HeldBadge::expiresOn)
          .filter(day -> day != null && !day.isBefore(wish.startsOn()))
          .findFirst();
    }

    private void addRoutine() {
      add(
          "follow-changes",
          Kind.UPDATE,
          "Set up one routine for following changes",
          "Names, exams and services change every month; half an hour a week keeps the rest of the"
              + " plan true. [^community-weekly-digest]",
          1,
          null,
          "You subscribed to one feed or digest and know on which day you read it.",
          List.of("community-weekly-digest"));
    }

    private void addStudy(Leg leg) {
      Credential credential = leg.credential();
      int hours = Math.max(1, leg.hours().middle() - EXAM_HOURS);
      int parts = (hours + MOST_STUDY_HOURS - 1) / MOST_STUDY_HOURS;
      List<String> domains = domainsByGap(credential);
      parts = Math.max(1, Math.min(parts, Math.max(1, domains.size())));
      for (int part = 0; part < parts; part++) {
        List<String> these =
            domains.subList(part * domains.size() / parts, (part + 1) * domains.size() / parts);
        int share = hours * (part + 1) / parts - hours * part / parts;
        String id = slug(credential.id()) + "-study-" + (part + 1);
        addAfterRenewals(
            share,
            () ->
                add(
                    id,
                    Kind.LEARNING,
                    "Study for " + credential.id() + (these.isEmpty() ? "" : ": " + joined(these)),
                    studyReason(credential, these),
                    share,
                    credential.studyGuide().orElse(credential.url()).toString(),
                    "You can do each objective of these parts of the study guide from memory, in a"
                        + " lab of your own.",
                    List.of(credential.id())));
      }
    }

    /** Large gaps first: they need the longest time to settle. */
    private List<String> domainsByGap(Credential credential) {
      List<Gap> gaps =
          route.path().stream()
              .flatMap(path -> path.gap().stream())
              .filter(gap -> gap.credential().equals(credential.id()))
              .sorted(Comparator.comparing(Gap::size).reversed())
              .toList();
      if (!gaps.isEmpty()) {
        return gaps.stream().map(Gap::domain).toList();
      }
      return credential.skills().stream()
          .flatMap(skills -> skills.domains().stream())
          .map(Credential.Domain::name)
          .toList();
    }

    private String studyReason(Credential credential, List<String> domains) {
      List<String> notes =
          route.path().stream()
              .flatMap(path -> path.gap().stream())
              .filter(gap -> gap.credential().equals(credential.id()))
              .filter(gap -> domains.contains(gap.domain()))
              .map(gap -> gap.domain() + ": " + gap.note())
              .toList();
      String mark = " [^" + credential.id() + "]";
      return notes.isEmpty()
          ? "What the outline of " + credential.codeAndName() + " asks." + mark
          : String.join(" ", notes) + mark;
    }

    private void addExam(Credential credential) {
      String price =
          credential
              .exam()
              .priceUsd()
              .map(usd ->
                  " The list price in the United States is %d US dollars; elsewhere it differs."
                      .formatted(usd))
              .orElse("");
      int before = steps.size();
      addAfterRenewals(
          EXAM_HOURS,
          () ->
              add(
                  slug(credential.id()) + "-exam",
                  Kind.CREDENTIAL,
                  "Sit " + credential.codeAndName(),
                  credential.summary() + price + " [^" + credential.id() + "]",
                  EXAM_HOURS,
                  credential.url().toString(),
                  "The credential stands in your Microsoft Learn profile or its vendor's record.",
                  List.of(credential.id())));
      if (steps.size() > before) {
        checkDates(credential, steps.getLast().dueOn());
      }
    }

    private void checkDates(Credential credential, LocalDate due) {
      if (credential.statusOn(due) == Status.RETIRED) {
        steps.removeIf(step -> step.id().startsWith(slug(credential.id()) + "-"));
        warnings.add(
            "%s retires on %s, before your hours would bring you to it; it is left out. [^%s]"
                .formatted(
                    credential.id(),
                    AsOf.spoken(credential.lifecycle().retiresOn().orElseThrow()),
                    credential.id()));
      }
      lapseThatItBridges(credential)
          .filter(due::isAfter)
          .ifPresent(day ->
              warnings.add(
                  "You would be without a current badge from %s to about %s; more hours a week"
                          .formatted(AsOf.spoken(day), AsOf.spoken(due))
                      + " would close the gap."));
    }

    private void addProject(Optional<String> credential) {
      Optional<Project> pick = picks.project(credential);
      if (pick.isEmpty()) {
        return;
      }
      Project project = pick.get();
      String evidence =
          project.evidences().stream()
              .filter(e -> credential.isEmpty() || e.credential().equals(credential.get()))
              .findFirst()
              .map(e -> " It evidences \"%s\" of %s.".formatted(e.domain(), e.credential()))
              .orElse("");
      int hours = project.hours().middle();
      addAfterRenewals(
          hours,
          () ->
              add(
                  project.id(),
                  Kind.PORTFOLIO,
                  project.document().title(),
                  firstSentence(project.document().lead())
                      + evidence
                      + " Set a budget alert at %d US dollars. [^%s]"
                          .formatted(project.costCeilingUsd(), project.id()),
                  hours,
                  project.document().url().map(Object::toString).orElse(null),
                  "The repository is public, with your change, one measurement and a write-up.",
                  List.of(project.id())));
    }

    private void addCommunity() {
      picks.community().ifPresent(this::addCommunity);
    }

    private void addCommunity(CommunityRoute route) {
      addAfterRenewals(
          route.hours(),
          () ->
              add(
                  route.id(),
                  Kind.COMMUNITY,
                  route.document().title(),
                  firstSentence(
                          route
                              .document()
                              .section("First step")
                              .map(section -> section.plain())
                              .orElse(route.document().lead()))
                      + " [^"
                      + route.id()
                      + "]",
                  route.hours(),
                  route.document().url().map(Object::toString).orElse(null),
                  route.visible()
                      ? "There is a public link to it that you can show."
                      : "You have done it once and know whether to go on.",
                  List.of(route.id())));
    }

    private List<HeldBadge> renewable() {
      return wish.profile().held().stream()
          .filter(
              badge -> badge.expiresOn() != null && !badge.expiresOn().isBefore(wish.startsOn()))
          .filter(badge -> badge.expiresOn() == null || !badge.expiresOn().isAfter(horizon()))
          .filter(badge ->
              catalogue
                  .credential(badge.credential())
                  .map(c -> c.expires() && c.canRenewOn(opens(c, badge)))
                  .orElse(false))
          .toList();
    }

    private LocalDate horizon() {
      return wish.finishBy() != null ? wish.finishBy() : wish.startsOn().plusMonths(MONTHS_AHEAD);
    }

    private LocalDate opens(Credential credential, HeldBadge badge) {
      LocalDate expires = badge.expiresOn() == null ? wish.startsOn() : badge.expiresOn();
      int days = credential.renewal().flatMap(Credential.Renewal::opensDays).orElse(180);
      LocalDate opens = expires.minusDays(days);
      return opens.isBefore(wish.startsOn()) ? wish.startsOn() : opens;
    }

    /** Lets renewals go first whose window is open, or would close while the work is done. */
    private void addAfterRenewals(int hours, Runnable work) {
      for (HeldBadge badge : List.copyOf(toRenew)) {
        Credential credential = catalogue.credential(badge.credential()).orElseThrow();
        boolean open = !timeline.next().isBefore(opens(credential, badge));
        boolean wouldClose =
            badge.expiresOn() != null
                && timeline.dueIfNext(hours + RENEWAL_HOURS).isAfter(badge.expiresOn());
        if (open || wouldClose) {
          addRenewal(badge);
        }
      }
      work.run();
    }

    private void addRenewal(HeldBadge badge) {
      toRenew.remove(badge);
      Credential credential = catalogue.credential(badge.credential()).orElseThrow();
      timeline.skipTo(opens(credential, badge));
      LocalDate expires = badge.expiresOn();
      if (expires == null || timeline.dueIfNext(RENEWAL_HOURS).isAfter(expires)) {
        return;
      }
      add(
          slug(credential.id()) + "-renewal",
          Kind.LEARNING,
          "Renew " + credential.codeAndName(),
          "It expires on %s, and there is no grace after that day. The assessment is free, online and open-book. [^policy-renewal-window]"
              .formatted(AsOf.spoken(expires)),
          RENEWAL_HOURS,
          credential.url().toString(),
          "Your Learn profile shows the new expiry date.",
          List.of("policy-renewal-window", "policy-no-grace", credential.id()));
    }

    private void add(
        String id,
        Kind kind,
        String title,
        String why,
        int hours,
        @org.jspecify.annotations.Nullable String url,
        String doneWhen,
        List<String> sources) {
      if (wish.done().stream().anyMatch(step -> step.id().equals(id))) {
        return;
      }
      if (timeline.dueIfNext(hours).isAfter(horizon)) {
        hoursLeftOut += hours;
        warnings.add(
            "Left out, because it does not fit before %s: %s."
                .formatted(AsOf.spoken(horizon), title));
        return;
      }
      LocalDate start = timeline.next();
      LocalDate due = timeline.take(hours);
      steps.add(
          new Step(id, kind, title, why, start, due, hours, url, doneWhen, Progress.TODO, sources));
    }

    private void warnAboutLapsing() {
      for (HeldBadge badge : wish.profile().held()) {
        Credential credential = catalogue.credential(badge.credential()).orElse(null);
        if (credential == null || badge.expiresOn() == null) {
          continue;
        }
        if (badge.expiresOn().isBefore(wish.startsOn())) {
          warnings.add(
              "Your %s lapsed on %s; it can't come back without a new pass. [^policy-no-grace]"
                  .formatted(credential.id(), AsOf.spoken(badge.expiresOn())));
        } else if (!credential.canRenewOn(wish.startsOn())) {
          warnings.add(
              "Your %s lapses on %s and can't be renewed. [^%s]"
                  .formatted(credential.id(), AsOf.spoken(badge.expiresOn()), credential.id()));
        }
      }
    }

    private void warnAboutTime() {
      if (hoursLeftOut == 0) {
        return;
      }
      int whole =
          steps.stream().filter(s -> s.status() != Progress.DONE).mapToInt(Step::hours).sum()
              + hoursLeftOut;
      Timeline unbounded = new Timeline(wish.startsOn(), wish.hoursPerWeek());
      LocalDate end = unbounded.take(whole);
      long weeks = Math.max(1, ChronoUnit.WEEKS.between(wish.startsOn(), horizon));
      long needed = (long) Math.ceil(whole / (weeks * 0.85));
      warnings.add(
          "At %d hours a week all of it takes until about %s. To be through by %s you would need about %d hours a week, or drop a part or move the date."
              .formatted(wish.hoursPerWeek(), AsOf.spoken(end), AsOf.spoken(horizon), needed));
    }
  }

  private static String firstSentence(String text) {
    String plain = dev.onward.knowledge.Section.withoutMarks(text).replaceAll("\\s+", " ").strip();
    int end = plain.indexOf(". ");
    return end < 0 ? plain : plain.substring(0, end + 1);
  }

  private static String joined(List<String> domains) {
    return String.join("; ", domains);
  }

  private static String slug(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
