package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Renewal;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.Lifecycle;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How a credential is renewed, and until when. */
final class RenewalAdvice {
  private RenewalAdvice() {}

  static Advice renewal(Asked asked) {
    Prose prose = new Prose();
    if (asked.credentials().isEmpty()) {
      prose
          .say(
              "Microsoft's associate, expert and specialty credentials last one year; the renewal is a free, open-book online assessment that opens six months before the expiry date. [^policy-validity] [^policy-renewal-window]")
          .say(
              "After the date there is no grace period and no exception. [^policy-no-grace] Fundamentals credentials and Applied Skills do not expire, so nothing has to be renewed there. [^policy-validity]");
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
}
