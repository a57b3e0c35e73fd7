package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Renewal;
import dev.onward.knowledge.Credential.Renewal.Method;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.util.Optional;

/** The days on which a held badge can be renewed by assessment, the first and the last included. */
public record RenewalWindow(
    Credential credential, LocalDate expires, LocalDate opens, LocalDate closes) {
  private static final int USUAL_DAYS = 180;

  public RenewalWindow {
    if (closes.isBefore(opens)) {
      throw new IllegalArgumentException(credential.id() + " closes before it opens");
    }
  }

  /** The part of a badge's window that is left from a day on; empty where there is none. */
  public static Optional<RenewalWindow> of(HeldBadge badge, LocalDate from, Catalogue catalogue) {
    LocalDate expires = badge.expiresOn();
    if (expires == null) {
      return Optional.empty();
    }
    return catalogue
        .credential(badge.credential())
        .filter(RenewalWindow::hasAssessment)
        .flatMap(credential -> of(credential, expires, from));
  }

  private static boolean hasAssessment(Credential credential) {
    return credential.expires()
        && credential.renewal().filter(rule -> rule.method() == Method.ASSESSMENT).isPresent();
  }

  private static Optional<RenewalWindow> of(
      Credential credential, LocalDate expires, LocalDate from) {
    int days = credential.renewal().flatMap(Renewal::opensDays).orElse(USUAL_DAYS);
    LocalDate opens = later(expires.minusDays(days), from);
    LocalDate ends = credential.lifecycle().renewalEndsOn().orElse(expires);
    LocalDate closes = ends.isBefore(expires) ? ends : expires;
    return closes.isBefore(opens)
        ? Optional.empty()
        : Optional.of(new RenewalWindow(credential, expires, opens, closes));
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
