package dev.onward.understand.profile;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Renewal;
import dev.onward.plan.Profile.HeldBadge;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reckons the expiry that follows from a renewal: it is added to the expiry before, and can only be
 * done in the window before that. Gives nothing where more than one answer fits.
 */
final class RenewalRule {
  private static final int WINDOW_DAYS = 180;
  private static final int MOST_YEARS = 10;

  private RenewalRule() {}

  static Optional<AsOf> expiry(Credential credential, HeldBadge before, AsOf renewed) {
    Optional<Renewal> renewal = credential.renewal();
    Optional<Integer> months = renewal.flatMap(Renewal::validMonths);
    if (months.isEmpty() || !credential.canRenewOn(renewed.firstDay())) {
      return Optional.empty();
    }
    int window = renewal.flatMap(Renewal::opensDays).orElse(WINDOW_DAYS);
    List<AsOf> fitting =
        formerExpiries(before, months.get())
            .filter(expiry -> isOpen(expiry, window, renewed))
            .toList();
    return fitting.size() == 1
        ? Optional.of(later(fitting.getFirst(), months.get()))
        : Optional.empty();
  }

  /** The expiry that was named, else the days on which the badge earned then may have run out. */
  private static Stream<AsOf> formerExpiries(HeldBadge badge, int months) {
    Optional<AsOf> named = badge.expiry();
    if (named.isPresent()) {
      return named.stream();
    }
    return Optional.ofNullable(badge.earned()).stream()
        .map(AsOf::new)
        .filter(earned -> earned.iso().length() > 4)
        .flatMap(earned ->
            IntStream.rangeClosed(1, MOST_YEARS).mapToObj(n -> later(earned, n * months)));
  }

  private static boolean isOpen(AsOf expiry, int window, AsOf renewed) {
    LocalDate opens = expiry.firstDay().minusDays(window);
    return !renewed.lastDay().isBefore(opens) && !renewed.firstDay().isAfter(expiry.lastDay());
  }

  /** Months later, no more exact than before. */
  static AsOf later(AsOf date, int months) {
    String day = date.firstDay().plusMonths(months).toString();
    return new AsOf(day.substring(0, date.iso().length()));
  }
}
