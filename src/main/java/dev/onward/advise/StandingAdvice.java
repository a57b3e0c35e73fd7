package dev.onward.advise;

import static dev.onward.advise.Prose.date;
import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Successor;
import dev.onward.knowledge.Lifecycle;
import dev.onward.knowledge.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Whether a credential can be taken today, what followed it and what is announced. */
final class StandingAdvice {
  private StandingAdvice() {}

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
          "%s was in beta when last read %s, so results come late and the terms may change.%s"
              .formatted(name, credential.verified().when(), mark);
      case UPCOMING ->
          "%s is announced and not open yet%s.%s"
              .formatted(
                  name,
                  dates.betaFrom().map(on -> "; a beta is expected from " + on.spoken()).orElse(""),
                  mark);
      case ACTIVE ->
          "%s can be taken: it was seen live %s%s.%s%s"
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
}
