package dev.onward.understand.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.plan.Profile.HeldBadge;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenewalRuleTest {
  private static final Catalogue CATALOGUE = KnowledgeLoader.load(Path.of("knowledge")).catalogue();

  private static Optional<AsOf> expiry(HeldBadge before, String renewed) {
    return RenewalRule.expiry(
        CATALOGUE.credential(before.credential()).orElseThrow(), before, new AsOf(renewed));
  }

  @Test
  void aRenewalAddsAYearToTheExpiryBefore() {
    HeldBadge badge = new HeldBadge("AZ-104", null, LocalDate.of(2027, 1, 12));
    assertThat(expiry(badge, "2026-10")).contains(new AsOf("2028-01-12"));
  }

  @Test
  void theExpiryBeforeFollowsFromTheDayItWasEarned() {
    assertThat(expiry(HeldBadge.of("AZ-104").withEarned("2024-01-14"), "2025-12"))
        .contains(new AsOf("2027-01-14"));
    assertThat(expiry(HeldBadge.of("AZ-104").withEarned("2025-01"), "2025-10"))
        .contains(new AsOf("2027-01"));
  }

  @Test
  void nothingFollowsWhereTheYearAloneIsKnown() {
    assertThat(expiry(HeldBadge.of("AZ-104").withEarned("2024"), "2026-05")).isEmpty();
    assertThat(expiry(HeldBadge.of("AZ-104"), "2026-05")).isEmpty();
  }

  @Test
  void nothingFollowsFromARenewalOutsideTheWindow() {
    HeldBadge badge = new HeldBadge("AZ-104", null, LocalDate.of(2027, 6, 1));
    assertThat(expiry(badge, "2026-11-23")).isEmpty();
    assertThat(expiry(badge, "2027-06-02")).isEmpty();
    assertThat(expiry(badge, "2027-06-01")).contains(new AsOf("2028-06-01"));
  }

  @Test
  void nothingFollowsForWhatCouldNotBeRenewedThen() {
    HeldBadge badge = new HeldBadge("AI-102", null, LocalDate.of(2026, 12, 1));
    assertThat(expiry(badge, "2026-06-20")).contains(new AsOf("2027-12-01"));
    assertThat(expiry(badge, "2026-07-20")).isEmpty();
  }
}
