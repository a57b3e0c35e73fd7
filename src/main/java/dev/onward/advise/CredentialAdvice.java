package dev.onward.advise;

import static dev.onward.advise.Prose.date;
import static dev.onward.advise.Prose.joined;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Renewal;
import dev.onward.knowledge.Credential.Requirement;
import dev.onward.knowledge.Credential.Successor;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.Lifecycle;
import dev.onward.knowledge.Status;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds of one credential today: whether it is open, how it is renewed, what it requires. */
final class CredentialAdvice {
  private CredentialAdvice() {}

  static Advice status(Asked asked) {
    Prose prose = new Prose();
    for (Credential credential : asked.credentials()) {
      prose.say(standing(credential, asked.today()));
      prose.say(holder(credential, asked));
      prose.say(announced(credential, asked.today()));
    }
    return Advice.grounded(prose.toString());
  }

  /** Whether it can be taken, and what followed. */
  static String standing(Credential credential, LocalDate today) {
    String mark = mark(credential.id());
    Lifecycle dates = credential.lifecycle();
    String name = credential.codeAndName();
    return switch (credential.statusOn(today)) {
      case RETIRED ->
          "%s, retired on %s and can no longer be earned.%s%s"
              .formatted(
                  name,
                  dates.retiresOn().map(Prose::date).orElse(""),
                  mark,
                  successor(credential, today));
      case RETIRING -> {
        LocalDate last = dates.retiresOn().orElseThrow();
        long days = ChronoUnit.DAYS.between(today, last);
        yield "%s can still be earned until %s; %s.%s%s"
            .formatted(
                name,
                date(last),
                days == 0
                    ? "today is its last day"
                    : days + (days == 1 ? " day" : " days") + " are left",
                mark,
                successor(credential, today));
      }
      case BETA ->
          "%s was in beta when last read on %s, so results come late and the terms may change.%s"
              .formatted(name, credential.verified().spoken(), mark);
      case UPCOMING ->
          "%s is announced and not open yet%s.%s"
              .formatted(
                  name,
                  dates.betaFrom().map(on -> "; a beta is expected from " + on.spoken()).orElse(""),
                  mark);
      case ACTIVE ->
          "%s can be taken: it was seen live on %s%s.%s%s"
              .formatted(
                  name,
                  credential.verified().spoken(),
                  dates
                      .liveFrom()
                      .map(on ->
                          ", and has been out of beta since " + on.spoken() + " at the latest")
                      .orElse(""),
                  mark,
                  Prose.sureness(credential.sureness().status()));
    };
  }

  private static String successor(Credential credential, LocalDate today) {
    List<String> sentences = new ArrayList<>();
    for (Successor next : credential.successors()) {
      String sentence =
          switch (next.relation()) {
            case REPLACED_BY ->
                "Its successor is %s: a separate credential with its own exam to pass, without any automatic conversion.%s%s";
            case NEAREST -> "The nearest to it is %s.%s%s";
            case NEXT_LEVEL, ADVISED_NEXT, ACCEPTED_BY -> "";
          };
      if (!sentence.isEmpty()) {
        sentences.add(
            sentence.formatted(next.id(), mark(credential.id()), mark(next.id()).strip()));
      }
    }
    if (sentences.isEmpty() && credential.statusOn(today) == Status.RETIRED) {
      return " No direct successor is known to me.";
    }
    return sentences.isEmpty() ? "" : " " + String.join(" ", sentences);
  }

  /** What a retired or retiring credential means for somebody who holds it. */
  private static String holder(Credential credential, Asked asked) {
    if (!credential.isMicrosoft()
        || !credential.expires()
        || credential.statusOn(asked.today()) != Status.RETIRED) {
      return "";
    }
    return "If you hold it, it stays active until its own expiry date and then moves to your transcript's history; it cannot be renewed. [^policy-after-retirement]";
  }

  private static String announced(Credential credential, LocalDate today) {
    return String.join(
        " ",
        credential.lifecycle().announced().stream()
            .map(change ->
                "Announced for %s%s: %s [^%s]"
                    .formatted(
                        change.on().spoken(),
                        change.on().lastDay().isBefore(today)
                            ? ", and not confirmed to me since"
                            : "",
                        change.what(),
                        credential.id()))
            .toList());
  }

  static Advice renewal(Asked asked) {
    Prose prose = new Prose();
    if (asked.credentials().isEmpty()) {
      prose
          .say(
              "Microsoft's associate, expert and specialty credentials last one year; the renewal is a free, open-book online assessment that opens six months before the expiry date. [^policy-validity] [^policy-renewal-window]")
          .say("After the date there is no grace period and no exception. [^policy-no-grace]");
    }
    asked.credentials().forEach(credential -> prose.say(renewal(credential, asked)));
    return Advice.grounded(prose.toString());
  }

  private static String renewal(Credential credential, Asked asked) {
    Optional<HeldBadge> badge = asked.profile().held(credential.id());
    Lifecycle dates = credential.lifecycle();
    if (!dates.canRenewOn(asked.today())) {
      return ended(credential, badge, asked);
    }
    Optional<Renewal> renewal = credential.renewal();
    if (renewal.isEmpty()) {
      return "How long %s lasts and how it is renewed is not in my knowledge; its page says so. [^%s]"
          .formatted(credential.codeAndName(), credential.id());
    }
    if (!credential.expires()) {
      return "%s does not expire, so there is nothing to renew. [^%s]"
          .formatted(credential.codeAndName(), credential.id());
    }
    return switch (renewal.get().method()) {
      case ASSESSMENT -> assessment(credential, badge, asked.today());
      case RETAKE ->
          "%s lasts %d months and is renewed by passing the exam again. [^%s]"
              .formatted(credential.codeAndName(), months(renewal.get()), credential.id());
      case CREDITS ->
          "%s lasts %d months and is renewed with continuing-education credits or a retake. [^%s]"
              .formatted(credential.codeAndName(), months(renewal.get()), credential.id());
      case NONE ->
          "%s lasts %d months; no renewal is known to me. [^%s]"
              .formatted(credential.codeAndName(), months(renewal.get()), credential.id());
    };
  }

  private static int months(Renewal renewal) {
    return renewal.validMonths().orElse(0);
  }

  private static String ended(Credential credential, Optional<HeldBadge> badge, Asked asked) {
    String id = credential.id();
    Prose prose =
        new Prose()
            .say(
                "No, %s can't be renewed: the renewal assessment ended with the certification on %s. [^%s]"
                    .formatted(
                        id,
                        credential.lifecycle().renewalEndsOn().map(Prose::date).orElse(""),
                        id));
    LocalDate expires = badge.map(HeldBadge::expiresOn).orElse(null);
    if (expires == null) {
      prose.say(
          "A badge that you hold stays active until the expiry date printed on it, then it moves to your transcript's history. [^policy-after-retirement] There is no grace after that day. [^policy-no-grace]");
    } else if (expires.isBefore(asked.today())) {
      prose.say(
          "Yours ran out on %s, as you told me. It stands in your transcript's history; an exception is not made. [^policy-no-grace]"
              .formatted(date(expires)));
    } else {
      prose.say(
          "Yours stays active until %s, as you told me, and then moves to your transcript's history. [^policy-after-retirement]"
              .formatted(date(expires)));
    }
    credential
        .successor(Relation.REPLACED_BY)
        .flatMap(next -> asked.catalogue().credential(next.id()))
        .ifPresent(next ->
            prose.say(
                "To be certified again you pass the successor, %s. [^%s]"
                    .formatted(next.codeAndName(), next.id())));
    return prose.toString();
  }

  private static String assessment(
      Credential credential, Optional<HeldBadge> badge, LocalDate today) {
    int days = credential.renewal().flatMap(Renewal::opensDays).orElse(180);
    Prose prose =
        new Prose()
            .say(
                "%s is valid for one year and can be renewed for free: an open-book online assessment on Microsoft Learn, open from six months before the expiry date. [^%s] [^policy-renewal-window]"
                    .formatted(credential.codeAndName(), credential.id()));
    LocalDate expires = badge.map(HeldBadge::expiresOn).orElse(null);
    if (expires != null && expires.isBefore(today)) {
      prose.say(
          "Yours ran out on %s, as you told me; after that day only a new pass of the exam helps. [^policy-no-grace]"
              .formatted(date(expires)));
    } else if (expires != null) {
      LocalDate opens = expires.minusDays(days);
      prose.say(
          opens.isAfter(today)
              ? "Yours runs until %s, so the window opens about %s, in %d days."
                  .formatted(date(expires), date(opens), ChronoUnit.DAYS.between(today, opens))
              : "Yours runs until %s, so the window is open now.".formatted(date(expires)));
    } else {
      prose.say("After the expiry date there is no grace and no exception. [^policy-no-grace]");
    }
    return prose.toString();
  }

  static Advice requirements(Asked asked) {
    Prose prose = new Prose();
    List<Credential> targets = targets(asked.credentials());
    for (Credential credential : targets) {
      prose.say(requirements(credential, asked));
    }
    return Advice.grounded(prose.toString());
  }

  /** Of several credentials, those that ask for another of them are what is wanted. */
  private static List<Credential> targets(List<Credential> named) {
    List<Credential> wanting =
        named.stream()
            .filter(credential ->
                credential.requires().stream()
                    .flatMap(requirement -> requirement.anyOf().stream())
                    .anyMatch(id -> named.stream().anyMatch(other -> other.id().equals(id))))
            .toList();
    if (!wanting.isEmpty()) {
      return wanting;
    }
    List<Credential> open = named.stream().filter(c -> !c.id().equals("AI-102")).toList();
    return open.isEmpty() ? named : open;
  }

  private static String requirements(Credential credential, Asked asked) {
    Prose prose = new Prose();
    String id = credential.id();
    if (credential.requires().isEmpty()) {
      prose.say(
          "%s requires no other certification as far as the pages read on %s say. [^%s]"
              .formatted(credential.codeAndName(), credential.verified().spoken(), id));
    }
    for (Requirement requirement : credential.requires()) {
      prose.say(required(credential, requirement, asked));
    }
    for (Credential other : asked.credentials()) {
      if (!other.id().equals(id)
          && credential.requires().stream().noneMatch(r -> r.anyOf().contains(other.id()))
          && other.requires().stream().noneMatch(r -> r.anyOf().contains(id))) {
        prose.say(
            credential.requires().isEmpty()
                ? "%s is not needed for it either.".formatted(other.id())
                : "%s is not on that list, so it does not take the place of %s. [^%s]"
                    .formatted(
                        other.id(), joined(credential.requires().getFirst().anyOf(), "or"), id));
      }
    }
    if (!credential.languages().isEmpty()) {
      prose.say(
          "Its outline assumes %s. [^%s]"
              .formatted(
                  joined(credential.languages().stream().map(Prose::capital).toList(), "and"), id));
    }
    prose.say(
        String.join(
            " ",
            credential.notes().stream()
                .filter(
                    note -> note.text().matches("(?is).*(?:requir|prerequisite|accepted|list).*"))
                .map(note -> note.text() + Prose.sureness(note.confidence()) + mark(id))
                .toList()));
    if (!credential.statusOn(asked.today()).isOpen()) {
      prose.say(standing(credential, asked.today()));
    }
    return prose.toString();
  }

  private static String required(Credential credential, Requirement requirement, Asked asked) {
    List<String> names =
        requirement.anyOf().stream()
            .map(id -> asked.catalogue().credential(id).map(Credential::codeAndName).orElse(id))
            .toList();
    Optional<String> held =
        requirement.anyOf().stream().filter(id -> asked.profile().holds(id)).findFirst();
    String id = credential.id();
    String sentence =
        requirement.subject() == Requirement.Subject.CREDENTIAL
            ? "The credential %s is only awarded to people who also hold %s; you may sit the exam itself in any order.%s"
            : "To sit the exam of %s you have to hold %s first.%s";
    String own =
        held.map(h -> " You told me that you hold %s, so what is missing is %s.".formatted(h, id))
            .orElse("");
    return sentence.formatted(credential.codeAndName(), joined(names, "or"), mark(id))
        + requirement.note().map(note -> " " + note + mark(id)).orElse("")
        + Prose.sureness(requirement.confidence())
        + own;
  }
}
