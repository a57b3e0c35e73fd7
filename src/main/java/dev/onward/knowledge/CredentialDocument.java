package dev.onward.knowledge;

import dev.onward.knowledge.Credential.Renewal;
import dev.onward.knowledge.Credential.Requirement;
import dev.onward.knowledge.Credential.Successor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A credential's facts as a text that can be searched and cited. It states dates, never a status,
 * so that the same passage is right on every day.
 */
final class CredentialDocument {
  private CredentialDocument() {}

  static Document of(Credential credential) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("", lead(credential)));
    add(sections, "Dates and retirement", dates(credential));
    add(sections, "Prerequisites", prerequisites(credential));
    add(sections, "Exam", exam(credential));
    add(sections, "Skills measured", skills(credential));
    add(sections, "Validity and renewal", renewal(credential));
    add(sections, "What follows", successors(credential));
    add(sections, "Notes", notes(credential));
    return new Document(
        credential.id(),
        Kind.CREDENTIAL,
        credential.title() + " (" + String.join(", ", credential.exam().codes()) + ")",
        Optional.of(credential.url()),
        Optional.empty(),
        credential.verified(),
        credential.sureness().status(),
        List.of("certification"),
        credential.sources(),
        sections);
  }

  private static void add(List<Section> sections, String heading, String text) {
    if (!text.isBlank()) {
      sections.add(new Section(heading, text));
    }
  }

  private static String lead(Credential credential) {
    return "%s, exam %s, is a credential by %s on the %s level for the role of %s. %s"
        .formatted(
            credential.name(),
            String.join(" and ", credential.exam().codes()),
            credential.vendor(),
            credential.level().word(),
            credential.role(),
            credential.summary());
  }

  private static String dates(Credential credential) {
    Lifecycle dates = credential.lifecycle();
    List<String> sentences = new ArrayList<>();
    String id = credential.id();
    dates.betaFrom().ifPresent(on -> sentences.add(id + " was in beta from " + on.spoken() + "."));
    dates
        .liveFrom()
        .ifPresent(
            on -> sentences.add(id + " was seen without the beta mark on " + on.spoken() + "."));
    dates
        .retiresOn()
        .ifPresent(on ->
            sentences.add(
                "The retirement date of %s is %s: the last day on which it can be earned."
                    .formatted(id, AsOf.spoken(on))));
    dates
        .renewalEndsOn()
        .ifPresent(on ->
            sentences.add(
                "The renewal assessment ends on the same terms on %s; no renewal of %s after it."
                    .formatted(AsOf.spoken(on), id)));
    for (Lifecycle.Announced change : dates.announced()) {
      sentences.add("Announced for " + change.on().spoken() + ": " + change.what());
    }
    return String.join(" ", sentences);
  }

  private static String prerequisites(Credential credential) {
    return credential.requires().stream()
        .map(requirement -> sentence(credential, requirement))
        .collect(Collectors.joining(" "));
  }

  private static String sentence(Credential credential, Requirement requirement) {
    String what =
        requirement.subject() == Requirement.Subject.CREDENTIAL
            ? "To be awarded the credential %s one has to hold %s."
            : "To sit the exam of %s one has to hold %s.";
    return what.formatted(credential.id(), String.join(" or ", requirement.anyOf()))
        + requirement.note().map(note -> " " + note).orElse("");
  }

  private static String exam(Credential credential) {
    Credential.Exam exam = credential.exam();
    List<String> parts = new ArrayList<>();
    exam.title().ifPresent(title -> parts.add("Exam title: " + title + "."));
    exam.minutes().ifPresent(minutes -> parts.add("Length: " + minutes + " minutes."));
    exam.passScore().ifPresent(score -> parts.add("Passing score: " + score + "."));
    exam.priceUsd()
        .ifPresent(
            price -> parts.add("List price in the United States: " + price + " US dollars."));
    if (!credential.languages().isEmpty()) {
      parts.add(
          "Programming languages that the outline assumes: "
              + String.join(", ", credential.languages())
              + ".");
    }
    credential.studyGuide().ifPresent(guide -> parts.add("Study guide: " + guide));
    return String.join(" ", parts);
  }

  private static String skills(Credential credential) {
    return credential
        .skills()
        .map(skills ->
            "Skills measured by %s%s: %s.%s"
                .formatted(
                    credential.id(),
                    skills.asOf().map(on -> " (outline of " + on.spoken() + ")").orElse(""),
                    skills.domains().stream()
                        .map(domain -> domain.name() + " " + domain.weight())
                        .collect(Collectors.joining("; ")),
                    skills.note().map(note -> " " + note).orElse("")))
        .orElse("");
  }

  private static String renewal(Credential credential) {
    if (credential.renewal().isEmpty()) {
      return "";
    }
    Renewal renewal = credential.renewal().get();
    String term =
        renewal
            .validMonths()
            .map(months -> credential.id() + " is valid for " + months + " months.")
            .orElse(credential.id() + " does not expire.");
    String how =
        switch (renewal.method()) {
          case ASSESSMENT ->
              "The programme's renewal is a free online assessment on Microsoft Learn"
                  + renewal
                      .opensDays()
                      .map(days -> ", open from " + days + " days before expiry")
                      .orElse("")
                  + ".";
          case RETAKE -> "It is renewed by passing the exam again.";
          case CREDITS -> "It is renewed with continuing-education credits or by a retake.";
          case NONE -> "";
        };
    String end =
        credential
            .lifecycle()
            .renewalEndsOn()
            .map(on -> "That assessment's last day is " + AsOf.spoken(on) + ".")
            .orElse("");
    return String.join(" ", term, how, end).strip();
  }

  private static String successors(Credential credential) {
    return credential.successors().stream()
        .map(next ->
            "- "
                + words(next.relation())
                + " "
                + next.id()
                + next.note().map(n -> ": " + n).orElse(""))
        .collect(Collectors.joining("\n"));
  }

  private static String words(Successor.Relation relation) {
    return switch (relation) {
      case REPLACED_BY -> "Replaced by";
      case NEXT_LEVEL -> "Next level:";
      case ADVISED_NEXT -> "We advise as a next step:";
      case NEAREST -> "Nearest alternative:";
      case ACCEPTED_BY -> "Listed as accepted by";
    };
  }

  private static String notes(Credential credential) {
    return credential.notes().stream()
        .map(note ->
            "- "
                + note.text()
                + (note.confidence().isBelowB() ? " (" + note.confidence().words() + ")" : ""))
        .collect(Collectors.joining("\n"));
  }
}
