package dev.onward.advise;

import static dev.onward.advise.Prose.joined;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Note.Matter;
import dev.onward.knowledge.Status;
import java.util.List;
import java.util.function.Function;

/** How an exam is sat: in which language, with which tools, and where it is booked. */
final class SittingAdvice {
  private SittingAdvice() {}

  static Told languages(Credential credential, Asked asked) {
    return ofToday(
        credential,
        asked,
        open -> {
          String note = Told.notes(open, Matter.LANGUAGES);
          return note.isEmpty()
              ? Told.unknown(open, "In which languages %s is offered".formatted(open.id()))
              : Told.of(note);
        });
  }

  static Told booking(Credential credential, Asked asked) {
    return ofToday(
        credential,
        asked,
        open ->
            open.statusOn(asked.today()) == Status.UPCOMING
                ? Told.of("%s can't be booked yet.%s".formatted(open.id(), mark(open.id())))
                : Told.of(
                    "You book %s on [its page](%s)%s.%s"
                        .formatted(
                            open.id(),
                            open.url(),
                            open.isMicrosoft() ? ", in the part about scheduling" : "",
                            mark(open.id())),
                    "What the exam provider asks of room, camera and computer for a sitting at home, it shows when you book. [^guide-exam-at-home]"
                        + (open.notes(Matter.BOOKING).isEmpty()
                            ? ""
                            : " " + Told.notes(open, Matter.BOOKING))));
  }

  static Told tooling(Credential credential, Asked asked) {
    return ofToday(credential, asked, open -> expected(open, asked.part().languages()));
  }

  private static Told expected(Credential credential, List<String> wanted) {
    List<String> languages = credential.languages();
    String id = credential.id();
    String notes = Told.notes(credential, Matter.TOOLING);
    if (languages.isEmpty()) {
      return Told.of(
          switch (credential.style()) {
            case CODE, OPERATIONS, DESIGN ->
                "No one programming language is named for %s in what we read; it is about %s.%s"
                    .formatted(id, DescriptionAdvice.work(credential), mark(id));
            case LOW_CODE, BUSINESS ->
                "None: %s asks for no programming.%s".formatted(id, mark(id));
          });
    }
    String assumed =
        "the outline of %s assumes %s"
            .formatted(id, joined(languages.stream().map(Prose::language).toList(), "and"));
    if (wanted.isEmpty()) {
      return Told.of(notes.isEmpty() ? Prose.capital(assumed) + "." + mark(id) : notes);
    }
    return Told.of(
        languages.containsAll(wanted)
            ? "Yes: %s.%s".formatted(assumed, mark(id))
            : "No: %s, and we found no edition in %s.%s"
                .formatted(
                    assumed, joined(wanted.stream().map(Prose::language).toList(), "or"), mark(id)),
        notes);
  }

  /** Of one that can't be taken any more only the successor's sitting is of use. */
  private static Told ofToday(
      Credential credential, Asked asked, Function<Credential, Told> sitting) {
    if (credential.statusOn(asked.today()) != Status.RETIRED) {
      return sitting.apply(credential);
    }
    String over = "%s retired %s".formatted(credential.id(), StandingAdvice.lastDay(credential));
    return StandingAdvice.following(credential, asked)
        .map(next -> sitting.apply(next).after(over, credential))
        .orElseGet(() -> Told.of(over + " and can't be taken any more." + mark(credential.id())));
  }
}
