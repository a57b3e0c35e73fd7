package dev.onward.plan;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Renewal;
import dev.onward.knowledge.Credential.Renewal.Method;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Says which held badges have lapsed, and which will without a renewal that could be a step. */
final class Lapses {
  private final Wish wish;
  private final Catalogue catalogue;

  Lapses(Wish wish, Catalogue catalogue) {
    this.wish = wish;
    this.catalogue = catalogue;
  }

  List<String> warnings() {
    return wish.profile().held().stream().flatMap(badge -> warning(badge).stream()).toList();
  }

  private Optional<String> warning(HeldBadge badge) {
    LocalDate expires = badge.expiresOn();
    if (expires == null) {
      return Optional.empty();
    }
    return catalogue
        .credential(badge.credential())
        .filter(Credential::expires)
        .flatMap(credential -> warning(badge, credential, expires));
  }

  private Optional<String> warning(HeldBadge badge, Credential credential, LocalDate expires) {
    String id = credential.id();
    String day = AsOf.spoken(expires);
    if (expires.isBefore(wish.startsOn())) {
      return Optional.of(
          "Your %s lapsed on %s; it can't come back without a new pass.%s"
              .formatted(id, day, Tasks.mark("policy-no-grace")));
    }
    if (!credential.canRenewOn(wish.startsOn())) {
      return Optional.of(
          "Your %s lapses on %s and can't be renewed.%s".formatted(id, day, Tasks.mark(id)));
    }
    if (RenewalWindow.of(badge, wish.startsOn(), catalogue).isEmpty()) {
      return Optional.of(
          "Your %s lapses on %s; %s.%s".formatted(id, day, wayOut(credential), Tasks.mark(id)));
    }
    return Optional.empty();
  }

  private static String wayOut(Credential credential) {
    Method method = credential.renewal().map(Renewal::method).orElse(Method.NONE);
    return switch (method) {
      case RETAKE -> "it is renewed by passing its exam again, which this plan does not hold";
      case CREDITS -> "it is renewed by credits, which this plan does not count";
      case ASSESSMENT, NONE -> "its renewal ends before its window opens";
    };
  }
}
