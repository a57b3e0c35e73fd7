package dev.onward.knowledge;

import dev.onward.knowledge.Credential.Domain;
import dev.onward.knowledge.Credential.Exam;
import dev.onward.knowledge.Credential.Level;
import dev.onward.knowledge.Credential.Note;
import dev.onward.knowledge.Credential.Renewal;
import dev.onward.knowledge.Credential.Requirement;
import dev.onward.knowledge.Credential.Skills;
import dev.onward.knowledge.Credential.Style;
import dev.onward.knowledge.Credential.Successor;
import dev.onward.knowledge.Credential.Sureness;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the YAML of one credential. */
final class CredentialReader {
  private static final Pattern STATUS_WORD =
      Pattern.compile("(?i)\\b(?:retired|retires|retiring|retirement|in beta|discontinued)\\b");

  private static final Lifecycle NO_DATES =
      new Lifecycle(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  private CredentialReader() {}

  static Optional<Credential> read(Fields fields) {
    Sureness sureness = sureness(fields.child("confidence"));
    Credential credential =
        new Credential(
            fields.text("id"),
            fields.text("title"),
            fields.text("name"),
            fields.text("vendor"),
            fields.choice("level", Level.class),
            fields.text("role"),
            fields.text("summary"),
            fields.url("url"),
            fields.optionalUrl("study_guide"),
            fields.optionalTexts("aliases"),
            fields.choice("style", Style.class),
            fields.optionalTexts("languages"),
            exam(fields.child("exam")),
            fields.optionalChild("lifecycle").map(CredentialReader::lifecycle).orElse(NO_DATES),
            fields.optionalChild("renewal").map(CredentialReader::renewal),
            fields.children("requires").stream().map(CredentialReader::requirement).toList(),
            fields.children("successors").stream().map(CredentialReader::successor).toList(),
            fields.optionalChild("skills").map(CredentialReader::skills),
            fields.children("notes").stream().map(CredentialReader::note).toList(),
            sureness,
            fields.date("verified"),
            fields.texts("sources"));
    if (STATUS_WORD.matcher(credential.summary()).find()) {
      fields.fault("summary", "'summary' states a status; leave it to the dates under 'lifecycle'");
    }
    if (credential.sources().isEmpty()) {
      fields.fault("sources", "'sources' is empty; name at least one key of references.yaml");
    }
    fields.finish();
    return fields.isSound() ? Optional.of(credential) : Optional.empty();
  }

  private static Exam exam(Fields fields) {
    return new Exam(
        fields.texts("codes"),
        fields.optionalText("title"),
        fields.optionalNumber("minutes"),
        fields.optionalNumber("pass_score"),
        fields.optionalNumber("price_usd"));
  }

  private static Lifecycle lifecycle(Fields fields) {
    Lifecycle lifecycle =
        new Lifecycle(
            fields.optionalDate("beta_from"),
            fields.optionalDate("live_from"),
            fields.optionalDay("retires_on"),
            fields.optionalDay("renewal_ends_on"),
            fields.children("announced").stream().map(CredentialReader::announced).toList());
    if (lifecycle.betaFrom().isPresent()
        && lifecycle.liveFrom().isPresent()
        && lifecycle.liveFrom().get().lastDay().isBefore(lifecycle.betaFrom().get().firstDay())) {
      fields.fault("live_from", "'live_from' is before 'beta_from'; one of the two is wrong");
    }
    return lifecycle;
  }

  private static Lifecycle.Announced announced(Fields fields) {
    return new Lifecycle.Announced(
        fields.date("on"),
        fields.text("what"),
        fields.choice("confidence", Confidence.class),
        fields.texts("sources"));
  }

  private static Renewal renewal(Fields fields) {
    return new Renewal(
        fields.optionalNumber("valid_months"),
        fields.choice("method", Renewal.Method.class),
        fields.optionalNumber("opens_days_before"));
  }

  private static Requirement requirement(Fields fields) {
    return new Requirement(
        fields.texts("any_of"),
        fields.choice("for", Requirement.Subject.class),
        fields.optionalText("note"),
        fields.choice("confidence", Confidence.class));
  }

  private static Successor successor(Fields fields) {
    return new Successor(
        fields.text("id"),
        fields.choice("kind", Successor.Relation.class),
        fields.optionalText("note"),
        fields.choice("confidence", Confidence.class));
  }

  private static Skills skills(Fields fields) {
    return new Skills(
        fields.optionalDate("as_of"),
        fields.choice("confidence", Confidence.class),
        fields.optionalText("note"),
        fields.children("domains").stream().flatMap(child -> domain(child).stream()).toList());
  }

  private static Optional<Domain> domain(Fields fields) {
    String name = fields.text("name");
    int min = fields.number("min");
    int max = fields.number("max");
    if (min < 1 || max < min || max > 100) {
      fields.fault("min", "weights must be percentages with min <= max");
      return Optional.empty();
    }
    return Optional.of(new Domain(name, min, max));
  }

  private static Note note(Fields fields) {
    return new Note(
        fields.text("text"),
        fields.optionalChoice("on", Note.Matter.class),
        fields.choice("confidence", Confidence.class),
        fields.texts("sources"));
  }

  private static Sureness sureness(Fields fields) {
    Confidence status = fields.choice("status", Confidence.class);
    return new Sureness(
        status,
        fields.optionalChoice("dates", Confidence.class).orElse(status),
        fields.optionalChoice("url", Confidence.class).orElse(status),
        fields.optionalChoice("requirements", Confidence.class).orElse(status));
  }
}
