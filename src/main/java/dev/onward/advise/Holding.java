package dev.onward.advise;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.util.Optional;

/** A badge that the person holds, and what they told of its dates. */
record Holding(Credential credential, HeldBadge badge, LocalDate today) {
  static Optional<Holding> of(Credential credential, Asked asked) {
    return asked
        .profile()
        .held(credential.id())
        .map(badge -> new Holding(credential, badge, asked.today()));
  }

  boolean hasLapsed() {
    return badge.hasLapsedBy(today);
  }

  /** The expiry, where it is known and ahead. */
  Optional<AsOf> ahead() {
    return hasLapsed() ? Optional.empty() : badge.expiry();
  }

  /** "yours stays active until 12 May 2027"; empty where no date is known. */
  Optional<String> words() {
    return standing().map("yours "::concat);
  }

  /** "stays active until 12 May 2027"; empty where no date is known. */
  Optional<String> standing() {
    if (hasLapsed()) {
      return Optional.of("ran out" + badge.expiry().map(on -> " " + on.when()).orElse(""));
    }
    return ahead()
        .map(expiry -> "stays active until " + until(expiry))
        .or(() ->
            reckoned()
                .map(on ->
                    "ends %s by the one-year rule, if you never renewed it".formatted(on.when())));
  }

  static String until(AsOf expiry) {
    return expiry.isExact() ? expiry.spoken() : "some day in " + expiry.spoken();
  }

  /** The end by the rule, where only the day of the pass is known. */
  Optional<AsOf> reckoned() {
    String earned = badge.earned();
    Optional<Integer> months = credential.renewal().flatMap(Credential.Renewal::validMonths);
    if (earned == null || months.isEmpty()) {
      return Optional.empty();
    }
    AsOf since = new AsOf(earned);
    return Optional.of(later(since, since.lastDay().plusMonths(months.get())));
  }

  /** A day as exact as another one. */
  static AsOf later(AsOf exactAs, LocalDate day) {
    return new AsOf(day.toString().substring(0, exactAs.iso().length()));
  }
}
