package dev.onward.plan;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.CommunityRoute;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Project;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan.Kind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tasks that plans are made of, in words. */
final class Tasks {
  static final int EXAM_HOURS = 4;
  static final int RENEWAL_HOURS = 3;
  private static final String DIGEST = "community-weekly-digest";

  private Tasks() {}

  static Task routine() {
    return new Task(
        "follow-changes",
        Kind.UPDATE,
        "Set up one routine for following changes",
        "Names, exams and services change every month; half an hour a week keeps the rest of the plan true."
            + mark(DIGEST),
        1,
        null,
        "You subscribed to one feed or digest and know on which day you read it.",
        List.of(DIGEST));
  }

  static Task exam(Credential credential) {
    String price =
        credential
            .exam()
            .priceUsd()
            .map(usd ->
                " The list price in the United States is %d US dollars; elsewhere it differs."
                    .formatted(usd))
            .orElse("");
    return new Task(
        slug(credential) + "-exam",
        Kind.CREDENTIAL,
        "Sit " + credential.codeAndName(),
        credential.summary() + price + mark(credential.id()),
        EXAM_HOURS,
        credential.url().toString(),
        "The credential stands in your Microsoft Learn profile or its vendor's record.",
        List.of(credential.id()));
  }

  /** A portfolio piece; it names what it evidences of the credential beside which it stands. */
  static Task piece(Project project, Optional<Credential> beside) {
    String evidence =
        project.evidences().stream()
            .filter(e -> beside.isEmpty() || e.credential().equals(beside.get().id()))
            .findFirst()
            .map(e -> " It evidences \"%s\" of %s.".formatted(e.domain(), e.credential()))
            .orElse("");
    return new Task(
        project.id(),
        Kind.PORTFOLIO,
        project.document().title(),
        firstSentence(project.document().lead()) + evidence + cost(project) + mark(project.id()),
        project.hours().middle(),
        project.document().url().map(URI::toString).orElse(null),
        "The repository is public, with your change, one measurement and a write-up.",
        List.of(project.id()));
  }

  private static String cost(Project project) {
    return project.costCeilingUsd() == 0
        ? " It costs nothing but the hours."
        : " Set a budget alert at %d US dollars.".formatted(project.costCeilingUsd());
  }

  static Task community(CommunityRoute route) {
    String first =
        route.document().section("First step").map(Section::text).orElse(route.document().lead());
    return new Task(
        route.id(),
        Kind.COMMUNITY,
        route.document().title(),
        firstSentence(first) + mark(route.id()),
        route.hours(),
        route.document().url().map(URI::toString).orElse(null),
        route.visible()
            ? "There is a public link to it that you can show."
            : "You have done it once and know whether to go on.",
        List.of(route.id()));
  }

  static Task renewal(RenewalWindow window) {
    Credential credential = window.credential();
    return new Task(
        // A badge is renewed every year; a renewal that is done must not stand for the next one.
        slug(credential) + "-renewal-" + window.expires().getYear(),
        Kind.LEARNING,
        "Renew " + credential.codeAndName(),
        "It expires on %s, and there is no grace after that day. The assessment is free, online and open-book.%s"
            .formatted(AsOf.spoken(window.expires()), mark("policy-renewal-window")),
        RENEWAL_HOURS,
        credential.url().toString(),
        "Your Learn profile shows the new expiry date.",
        List.of("policy-renewal-window", "policy-no-grace", credential.id()));
  }

  /** What a person put in themselves; nothing of the knowledge stands behind it. */
  static Task own(Terms.OwnStep step) {
    return new Task(
        step.id(),
        Kind.OWN,
        step.title(),
        "You put it in yourself.",
        step.hours(),
        null,
        "You say that it is done.",
        List.of());
  }

  static String slug(Credential credential) {
    return credential.id().toLowerCase(Locale.ROOT);
  }

  static String mark(String id) {
    return " [^" + id + "]";
  }

  private static String firstSentence(String text) {
    String plain = Section.withoutMarks(text).replaceAll("\\s+", " ").strip();
    int end = plain.indexOf(". ");
    return end < 0 ? plain : plain.substring(0, end + 1);
  }
}
