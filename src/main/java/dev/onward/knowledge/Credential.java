package dev.onward.knowledge;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A certification: its exam, dates, requirements, successors, renewal and skills. */
public record Credential(
    String id,
    String title,
    String name,
    String vendor,
    Level level,
    String role,
    String summary,
    URI url,
    Optional<URI> studyGuide,
    List<String> aliases,
    Style style,
    List<String> languages,
    Exam exam,
    Lifecycle lifecycle,
    Optional<Renewal> renewal,
    List<Requirement> requires,
    List<Successor> successors,
    Optional<Skills> skills,
    List<Note> notes,
    Sureness sureness,
    AsOf verified,
    List<String> sources)
    implements Item {

  public enum Level {
    FUNDAMENTALS,
    INTERMEDIATE,
    ASSOCIATE,
    SPECIALTY,
    PROFESSIONAL,
    EXPERT,
    BUSINESS,
    OTHER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The daily work that a credential suits. */
  public enum Style {
    CODE,
    LOW_CODE,
    OPERATIONS,
    DESIGN,
    BUSINESS
  }

  public record Exam(
      List<String> codes,
      Optional<String> title,
      Optional<Integer> minutes,
      Optional<Integer> passScore,
      Optional<Integer> priceUsd) {
    public Exam {
      codes = List.copyOf(codes);
    }
  }

  /** The programme's rule; whether it still runs is a matter of the lifecycle. */
  public record Renewal(Optional<Integer> validMonths, Method method, Optional<Integer> opensDays) {
    public enum Method {
      /** Free, online and open-book, on Microsoft Learn. */
      ASSESSMENT,
      RETAKE,
      CREDITS,
      NONE
    }
  }

  public record Requirement(
      List<String> anyOf, Subject subject, Optional<String> note, Confidence confidence) {
    /** What can't be had without it. */
    public enum Subject {
      CREDENTIAL,
      EXAM
    }

    public Requirement {
      anyOf = List.copyOf(anyOf);
    }
  }

  public record Successor(
      String id, Relation relation, Optional<String> note, Confidence confidence) {
    public enum Relation {
      REPLACED_BY,
      NEXT_LEVEL,
      ADVISED_NEXT,
      NEAREST,
      ACCEPTED_BY
    }
  }

  public record Skills(
      Optional<AsOf> asOf, Confidence confidence, Optional<String> note, List<Domain> domains) {
    public Skills {
      domains = List.copyOf(domains);
    }
  }

  /** A part of the exam with its weight in percent. */
  public record Domain(String name, int min, int max) {
    public Domain {
      if (min < 1 || max < min || max > 100) {
        throw new IllegalArgumentException("weight " + min + " to " + max);
      }
    }

    public String weight() {
      return min + "–" + max + "%";
    }
  }

  /** A remark in sentences; {@code on} says of what, where a question asks for just that. */
  public record Note(
      String text, Optional<Matter> on, Confidence confidence, List<String> sources) {
    public enum Matter {
      /** The human languages of the exam. */
      LANGUAGES,
      /** The programming language and tools that the exam expects. */
      TOOLING,
      BOOKING,
      SCORE,
      STATUS,
      VALIDITY,
      RENEWAL,
      REQUIREMENTS,
      /** What the credential counts toward. */
      UNLOCKS
    }

    public Note {
      sources = List.copyOf(sources);
    }
  }

  /** How sure each aspect is. */
  public record Sureness(
      Confidence status, Confidence dates, Confidence url, Confidence requirements) {}

  public Credential {
    aliases = List.copyOf(aliases);
    languages = List.copyOf(languages);
    requires = List.copyOf(requires);
    successors = List.copyOf(successors);
    notes = List.copyOf(notes);
    sources = List.copyOf(sources);
  }

  public Status statusOn(LocalDate day) {
    return lifecycle.statusOn(day);
  }

  /** "AI-103, Azure AI Apps and Agents Developer Associate". */
  public String codeAndName() {
    return id + ", " + name;
  }

  public boolean isMicrosoft() {
    return vendor.equals("Microsoft");
  }

  /** True where a holder has something that lapses. */
  public boolean expires() {
    return renewal.flatMap(Renewal::validMonths).isPresent();
  }

  /** True where a holder can lengthen its validity on that day. */
  public boolean canRenewOn(LocalDate day) {
    return lifecycle.canRenewOn(day)
        && renewal.filter(rule -> rule.method() != Renewal.Method.NONE).isPresent();
  }

  public List<Note> notes(Note.Matter matter) {
    return notes.stream().filter(note -> note.on().filter(on -> on == matter).isPresent()).toList();
  }

  public Optional<Successor> successor(Successor.Relation relation) {
    return successors.stream().filter(next -> next.relation() == relation).findFirst();
  }

  @Override
  public Document document() {
    return CredentialDocument.of(this);
  }
}
