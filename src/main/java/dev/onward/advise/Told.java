package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Note.Matter;
import java.util.stream.Collectors;

/**
 * A fact of one credential as it is told: the answer in a sentence, and what is added where it is
 * told alone.
 */
record Told(String answer, String more, boolean known) {
  static Told of(String answer, String more) {
    return new Told(answer, more, true);
  }

  static Told of(String answer) {
    return of(answer, "");
  }

  /** On the credential's own file, which is named behind the answer. */
  static Told by(Credential credential, String answer, String more) {
    return of(answer + mark(credential.id()), more);
  }

  static Told by(Credential credential, String answer) {
    return by(credential, answer, "");
  }

  /** That a fact is not known, and who says it; {@code what} opens the sentence. */
  static Told unknown(Credential credential, String what) {
    return new Told(
        "%s is not in my knowledge; %s says it.%s"
            .formatted(what, page(credential), mark(credential.id())),
        "",
        false);
  }

  static String page(Credential credential) {
    return "[the page of %s](%s)".formatted(credential.id(), credential.url());
  }

  /** What the notes of a credential say on a matter, with how sure that is. */
  static String notes(Credential credential, Matter matter) {
    return credential.notes(matter).stream()
        .map(note -> note.text() + mark(credential.id()) + Prose.sureness(note.confidence()))
        .collect(Collectors.joining(" "));
  }

  /** The same of what followed a credential that can't be taken any more. */
  Told after(String over, Credential retired) {
    return new Told(
        "%s; what counts now is its successor: %s%s"
            .formatted(over, Prose.inside(answer), mark(retired.id())),
        more,
        known);
  }

  String whole() {
    return more.isEmpty() ? answer : answer + (more.startsWith("- ") ? "\n\n" : " ") + more;
  }
}
