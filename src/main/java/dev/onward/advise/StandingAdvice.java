package dev.onward.advise;

import static dev.onward.advise.Prose.date;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Note.Matter;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.Lifecycle;
import dev.onward.knowledge.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a credential can be taken today, and what followed it. */
final class StandingAdvice {
  private StandingAdvice() {}

  static Told status(Credential credential, Asked asked) {
    return Told.of(
        standing(credential, asked),
        new Prose()
            .say(holder(credential, asked))
            .say(announced(credential, asked.today()))
            .say(Told.notes(credential, Matter.STATUS))
            .inOne());
  }

  /** Whether it can be taken, and what followed, in a sentence. */
  static String standing(Credential credential, Asked asked) {
    LocalDate today = asked.today();
    String mark = mark(credential.id());
    Lifecycle dates = credential.lifecycle();
    String name = credential.codeAndName();
    return switch (credential.statusOn(today)) {
      case RETIRED ->
          "%s, retired %s and can no longer be earned; %s%s"
                  .formatted(name, lastDay(credential), followed(credential, asked), mark)
              + following(credential, asked).map(next -> mark(next.id())).orElse("");
      case RETIRING -> {
        LocalDate last = dates.retiresOn().orElseThrow();
        long days = ChronoUnit.DAYS.between(today, last);
        yield "%s, can still be earned until %s; %s.%s"
            .formatted(
                name,
                date(last),
                days == 0
                    ? "today is its last day"
                    : days + (days == 1 ? " day" : " days") + " are left",
                mark);
      }
      case BETA ->
          "%s, was in beta when last read %s, so results come late and the terms may change.%s"
              .formatted(name, credential.verified().when(), mark);
      case UPCOMING ->
          "%s, is announced and not open yet%s.%s"
              .formatted(
                  name,
                  dates.betaFrom().map(on -> "; a beta is expected from " + on.spoken()).orElse(""),
                  mark);
      case ACTIVE ->
          "%s, can be taken: it was seen live %s%s.%s%s"
              .formatted(
                  name,
                  credential.verified().when(),
                  dates
                      .liveFrom()
                      .map(on ->
                          ", and has been out of beta since " + on.spoken() + " at the latest")
                      .orElse(""),
                  mark,
                  Prose.sureness(credential.sureness().status()));
    };
  }

  private static String followed(Credential credential, Asked asked) {
    return following(credential, asked)
        .map(next ->
            (isReplacement(credential, next)
                    ? "its successor is %s, a credential with an exam of its own, without any automatic conversion."
                    : "the nearest to it is %s.")
                .formatted(next.id()))
        .orElse("no direct successor is known to me.");
  }

  private static boolean isReplacement(Credential credential, Credential next) {
    return credential
        .successor(Relation.REPLACED_BY)
        .filter(successor -> successor.id().equals(next.id()))
        .isPresent();
  }

  /** What took the place of a credential that can't be taken any more, or comes nearest to it. */
  static Optional<Credential> following(Credential credential, Asked asked) {
    return credential.statusOn(asked.today()) != Status.RETIRED
        ? Optional.empty()
        : credential
            .successor(Relation.REPLACED_BY)
            .or(() -> credential.successor(Relation.NEAREST))
            .flatMap(next -> asked.catalogue().credential(next.id()));
  }

  /** "on 30 June 2026", of a credential with a last day. */
  static String lastDay(Credential credential) {
    return credential.lifecycle().retiresOn().map(day -> "on " + date(day)).orElse("already");
  }

  /** Those that one of the others followed; all of them where none did. */
  static List<Credential> succeeded(List<Credential> credentials) {
    List<Credential> followed =
        credentials.stream()
            .filter(one ->
                one.successors().stream()
                    .anyMatch(next ->
                        credentials.stream().anyMatch(other -> other.id().equals(next.id()))))
            .toList();
    return followed.isEmpty() ? credentials : followed;
  }

  /** Those that none of the others followed: of a badge and what comes after it, the latter. */
  static List<Credential> latest(List<Credential> credentials) {
    return credentials.stream()
        .filter(one ->
            one.successors().stream()
                .noneMatch(
                    next -> credentials.stream().anyMatch(other -> other.id().equals(next.id()))))
        .toList();
  }

  static Told successor(Credential credential, Asked asked) {
    String id = credential.id();
    Optional<Credential> next =
        credential
            .successor(Relation.REPLACED_BY)
            .or(() -> credential.successor(Relation.NEAREST))
            .flatMap(successor -> asked.catalogue().credential(successor.id()));
    if (next.isEmpty()) {
      String predecessors =
          asked.catalogue().predecessors(id, Relation.REPLACED_BY).stream()
              .map(before ->
                  "It is itself the successor of %s, which retired %s.%s"
                      .formatted(before.id(), lastDay(before), mark(before.id())))
              .collect(Collectors.joining(" "));
      return credential.statusOn(asked.today()) == Status.RETIRED
          ? Told.of(
              "No direct successor of %s is known to me; it retired %s.%s"
                  .formatted(id, lastDay(credential), mark(id)))
          : Told.of(
              "None is known to me: %s has not retired, and no successor is announced.%s"
                  .formatted(id, mark(id)),
              predecessors);
    }
    String name = next.get().codeAndName();
    String mark = mark(id) + mark(next.get().id());
    String when = lastDay(credential);
    boolean over = credential.statusOn(asked.today()) == Status.RETIRED;
    return isReplacement(credential, next.get())
        ? Told.of(
            "%s, %s %s, which %s %s.%s"
                .formatted(
                    name,
                    over ? "replaced" : "replaces",
                    id,
                    over ? "retired" : "retires",
                    when,
                    mark),
            asked.holds(next.get().id())
                ? "You hold it already."
                : "It is a credential with an exam of its own; nothing converts automatically.")
        : Told.of(
            "None directly; the nearest to %s, which %s %s, is %s.%s"
                .formatted(id, over ? "retired" : "retires", when, name, mark));
  }

  /** What it means for this person. */
  private static String holder(Credential credential, Asked asked) {
    if (credential.statusOn(asked.today()) != Status.RETIRED) {
      return Holding.of(credential, asked)
          .flatMap(Holding::words)
          .map(words -> Prose.capital(words) + "." + mark(credential.id()))
          .orElse("");
    }
    if (!credential.isMicrosoft() || !credential.expires()) {
      return "";
    }
    return Holding.of(credential, asked)
            .map(held ->
                held.hasLapsed()
                    ? held.words().map(Prose::capital).orElse("") + "."
                    : held.words()
                        .map(words -> Prose.capital(words) + "; it cannot be renewed.")
                        .orElse("Yours stays active until its expiry date and cannot be renewed."))
            .orElse(
                "A badge that is held stays active until its own expiry date and cannot be renewed.")
        + mark("policy-after-retirement");
  }

  private static String announced(Credential credential, LocalDate today) {
    return credential.lifecycle().announced().stream()
        .map(change ->
            "Announced for %s%s: %s [^%s]"
                .formatted(
                    change.on().spoken(),
                    change.on().lastDay().isBefore(today) ? ", and not confirmed to me since" : "",
                    change.what(),
                    credential.id()))
        .collect(Collectors.joining(" "));
  }
}
