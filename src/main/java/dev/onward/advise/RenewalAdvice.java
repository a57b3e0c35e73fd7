package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Note.Matter;
import dev.onward.knowledge.Credential.Renewal;
import dev.onward.knowledge.Credential.Renewal.Method;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long a credential is valid, how it is renewed, what that costs and what it adds. */
final class RenewalAdvice {
  private static final String WINDOW = mark("policy-renewal-window");
  private static final String AFTER = mark("policy-after-retirement");
  private static final int OPENS_DAYS = 180;

  private RenewalAdvice() {}

  static Told validity(Credential credential, Asked asked) {
    String id = credential.id();
    Optional<Holding> held = Holding.of(credential, asked);
    Optional<String> own = held.flatMap(Holding::standing);
    boolean ended = hasEnded(credential, asked);
    if (own.isPresent()) {
      boolean over = held.get().hasLapsed();
      return Told.of(
          "Your %s %s%s.%s"
              .formatted(
                  id,
                  own.get(),
                  over ? "; it stands in your transcript's history" : "",
                  over || ended ? AFTER : mark(id)),
          over ? "" : ended ? cannot(credential) + "." + mark(id) : renewable(held.get()));
    }
    String notes = Told.notes(credential, Matter.VALIDITY);
    if (credential.renewal().isEmpty()) {
      return Told.unknown(credential, "How long %s is valid".formatted(id));
    }
    if (!credential.expires()) {
      return Told.by(credential, "%s does not expire.".formatted(id), notes);
    }
    if (!ended) {
      return Told.by(credential, "%s %s.".formatted(id, term(credential)), notes);
    }
    return Told.of(
        "A badge in %s, which retired %s, is valid until the expiry date printed on it%s.%s"
            .formatted(
                id,
                StandingAdvice.lastDay(credential),
                StandingAdvice.following(credential, asked)
                    .map(next -> "; its successor, %s, %s".formatted(next.id(), term(next)))
                    .orElse(""),
                AFTER),
        notes.isEmpty() ? "Tell me your date, and I tell you what it means for you." : notes);
  }

  private static String term(Credential credential) {
    return credential
        .renewal()
        .flatMap(Renewal::validMonths)
        .map("is valid for %d months from the day on which its last requirement was met"::formatted)
        .orElse("does not expire");
  }

  static Told renewal(Credential credential, Asked asked) {
    String id = credential.id();
    Optional<Holding> held = Holding.of(credential, asked);
    if (hasEnded(credential, asked)) {
      String own =
          held.flatMap(Holding::words)
              .orElse("a badge that is held stays active until the date printed on it");
      return Told.by(
          credential,
          "No: %s; %s.".formatted(cannot(credential), own),
          StandingAdvice.following(credential, asked)
              .map(next ->
                  "To be certified again you pass the successor, %s.%s"
                      .formatted(next.codeAndName(), mark(next.id())))
              .orElse(""));
    }
    if (credential.renewal().isEmpty()) {
      return Told.unknown(credential, "How %s is renewed".formatted(id));
    }
    if (!credential.expires()) {
      return Told.by(credential, "%s does not expire, so there is nothing to renew.".formatted(id));
    }
    String way =
        switch (credential.renewal().get().method()) {
          case ASSESSMENT -> "";
          case RETAKE -> "is renewed by passing an exam again";
          case CREDITS -> "is renewed with continuing-education credits or a retake";
          case NONE -> "can't be renewed as far as I know";
        };
    return way.isEmpty()
        ? assessment(credential, held)
        : Told.by(
            credential,
            "%s %s; it %s.".formatted(id, way, term(credential)),
            Told.notes(credential, Matter.RENEWAL));
  }

  private static String cannot(Credential credential) {
    return "%s can't be renewed, since its renewal assessment ended with it on %s"
        .formatted(
            credential.id(),
            credential.lifecycle().renewalEndsOn().map(Prose::date).orElse("its last day"));
  }

  private static String renewable(Holding held) {
    return isAssessed(held.credential()) && held.ahead().isPresent()
        ? "It can be renewed for free: " + window(held) + "." + WINDOW
        : Told.notes(held.credential(), Matter.RENEWAL);
  }

  private static boolean isAssessed(Credential credential) {
    return credential.renewal().filter(rule -> rule.method() == Method.ASSESSMENT).isPresent();
  }

  private static Told assessment(Credential credential, Optional<Holding> held) {
    String id = credential.id();
    String last =
        credential
            .lifecycle()
            .renewalEndsOn()
            .map(day -> ", for the last time on " + Prose.date(day))
            .orElse("");
    if (held.filter(Holding::hasLapsed).isPresent()) {
      return Told.of(
          "No: %s, there is no grace period, and only a new pass of the exam of %s helps. [^policy-no-grace]"
              .formatted(held.flatMap(Holding::words).orElseThrow(), id));
    }
    Optional<AsOf> ahead = held.flatMap(Holding::ahead);
    if (ahead.isPresent()) {
      return Told.by(
          credential,
          "Yes, %s can be renewed: yours runs until %s, and %s%s."
              .formatted(id, Holding.until(ahead.get()), window(held.orElseThrow()), last),
          "It is a free, open-book online assessment on Microsoft Learn, and has to be passed before the expiry date."
              + WINDOW);
    }
    return Told.by(
        credential,
        "%s is renewed by a free, open-book online assessment on Microsoft Learn, open from about six months before the expiry date%s."
            .formatted(id, last),
        new Prose()
            .say("After that date there is no grace and no exception. [^policy-no-grace]")
            .say(Told.notes(credential, Matter.RENEWAL))
            .inOne());
  }

  /** "the window opens about 5 March 2027, in 102 days", or that it is open. */
  private static String window(Holding held) {
    AsOf expiry = held.ahead().orElseThrow();
    int days = held.credential().renewal().flatMap(Renewal::opensDays).orElse(OPENS_DAYS);
    LocalDate opens = expiry.firstDay().minusDays(days);
    return opens.isAfter(held.today())
        ? "the window opens about %s, in %d days"
            .formatted(
                Holding.later(expiry, opens).spoken(), ChronoUnit.DAYS.between(held.today(), opens))
        : "the window is open now";
  }

  static Told cost(Credential credential, Asked asked) {
    String id = credential.id();
    if (hasEnded(credential, asked)) {
      return ended(credential, asked, "renewing its successor, %s, is free");
    }
    if (!credential.expires() || hasLapsed(credential, asked)) {
      return renewal(credential, asked);
    }
    if (isAssessed(credential)) {
      return Told.by(
          credential,
          "Nothing: renewing %s is free.".formatted(id),
          "You pass an online assessment on Microsoft Learn before the expiry date; there is no limit on attempts. [^policy-renewal-attempts]");
    }
    return credential.renewal().filter(rule -> rule.method() == Method.RETAKE).isEmpty()
        ? Told.unknown(credential, "What renewing %s costs".formatted(id))
        : Told.by(
            credential,
            "It is not free: %s is renewed by an exam%s."
                .formatted(
                    id,
                    credential
                        .exam()
                        .priceUsd()
                        .map(
                            ", and the one that earns it costs %d US dollars at the US list price"
                                ::formatted)
                        .orElse("")),
            Told.notes(credential, Matter.RENEWAL));
  }

  static Told gain(Credential credential, Asked asked) {
    String id = credential.id();
    if (hasEnded(credential, asked)) {
      return ended(
          credential, asked, "a renewal of its successor, %s, adds twelve months to the old date");
    }
    if (!credential.expires() || hasLapsed(credential, asked)) {
      return renewal(credential, asked);
    }
    if (!isAssessed(credential)) {
      return Told.unknown(credential, "From which day a renewed %s counts".formatted(id));
    }
    Optional<Holding> held = Holding.of(credential, asked);
    Optional<AsOf> ends = held.flatMap(Holding::ahead);
    if (ends.isEmpty()) {
      return Told.of(
          "Twelve months, and renewing early costs none of them: the new year is added to the old expiry date, not counted from the day of the renewal."
              + WINDOW,
          "The window opens about six months before the expiry date." + WINDOW);
    }
    return Told.of(
        "You lose no months: a renewal of %s adds twelve to the old expiry date, so yours would run until %s instead of %s, on whichever day of the window you pass it.%s"
            .formatted(
                id,
                Holding.later(ends.get(), ends.get().lastDay().plusYears(1)).spoken(),
                ends.get().spoken(),
                WINDOW),
        Prose.capital(window(held.orElseThrow())) + ".");
  }

  private static boolean hasEnded(Credential credential, Asked asked) {
    return !credential.lifecycle().canRenewOn(asked.today());
  }

  private static boolean hasLapsed(Credential credential, Asked asked) {
    return Holding.of(credential, asked).filter(Holding::hasLapsed).isPresent();
  }

  /** That it can't be renewed any more, and what holds for the one that followed. */
  private static Told ended(Credential credential, Asked asked, String following) {
    Optional<Credential> next = StandingAdvice.following(credential, asked);
    return Told.of(
        cannot(credential)
            + next.map(c -> "; " + following.formatted(c.id())).orElse("")
            + "."
            + mark(credential.id())
            + next.map(c -> mark(c.id())).orElse(""),
        Holding.of(credential, asked)
            .flatMap(Holding::words)
            .map(own -> Prose.capital(own) + "." + AFTER)
            .orElse(""));
  }
}
