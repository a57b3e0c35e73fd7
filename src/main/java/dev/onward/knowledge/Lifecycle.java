package dev.onward.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The dates that decide a credential's status. {@code liveFrom} is the first day on which it was
 * seen without the beta mark; {@code retiresOn} the last day on which it can be earned; {@code
 * renewalEndsOn} the last day on which holders can renew.
 */
public record Lifecycle(
    Optional<AsOf> betaFrom,
    Optional<AsOf> liveFrom,
    Optional<LocalDate> retiresOn,
    Optional<LocalDate> renewalEndsOn,
    List<Announced> announced) {

  /** A change that is announced and not yet confirmed. */
  public record Announced(AsOf on, String what, Confidence confidence, List<String> sources) {
    public Announced {
      sources = List.copyOf(sources);
    }
  }

  public Lifecycle {
    announced = List.copyOf(announced);
  }

  public Status statusOn(LocalDate day) {
    if (retiresOn.isPresent()) {
      return day.isAfter(retiresOn.get()) ? Status.RETIRED : Status.RETIRING;
    }
    if (liveFrom.isPresent() && !day.isBefore(liveFrom.get().firstDay())) {
      return Status.ACTIVE;
    }
    if (betaFrom.isPresent()) {
      return day.isBefore(betaFrom.get().firstDay()) ? Status.UPCOMING : Status.BETA;
    }
    return liveFrom.isPresent() ? Status.UPCOMING : Status.ACTIVE;
  }

  public boolean canRenewOn(LocalDate day) {
    return renewalEndsOn.map(last -> !day.isAfter(last)).orElse(true);
  }
}
