package dev.onward.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.ground.Claim.Kind;
import org.junit.jupiter.api.Test;

class ClaimFinderTest {
  @Test
  void findsCodesInEveryWriting() {
    assertClaims(
        "Pass AI-103, ai 200 and AZ\u2011305.", "CODE AI-103", "CODE AI-200", "CODE AZ-305");
    assertClaims("The AWS exam is AIF-C01.", "CODE AIF-C01");
  }

  @Test
  void findsDatesInEveryWriting() {
    assertClaims("30 June 2026", "DATE 2026-06-30");
    assertClaims("June 30, 2026", "DATE 2026-06-30");
    assertClaims("am 30. Juni 2026", "DATE 2026-06-30");
    assertClaims("le 1er août 2026", "DATE 2026-08-01");
    assertClaims("30 de junio de 2026", "DATE 2026-06-30");
    assertClaims("2026-06-30 and 2026-07", "DATE 2026-06-30", "DATE 2026-07");
    assertClaims("in March 2027 or 2028", "DATE 2027-03", "DATE 2028");
  }

  @Test
  void findsNumbersWithTheirUnits() {
    assertClaims("$184,500 a year", "NUMBER $184500");
    assertClaims("184.5k dollars", "NUMBER $184500");
    assertClaims("20 % more, or 12.5 percent", "NUMBER 20%", "NUMBER 12.5%");
    assertClaims("five hours a week for 6 weeks", "NUMBER 5", "NUMBER 6");
    assertClaims("half a million readers", "NUMBER million");
    assertClaims("700 of 1,000 points", "NUMBER 1000", "NUMBER 700");
  }

  @Test
  void smallCountsAndListNumbersClaimNothing() {
    assertClaims("There are 3 steps.");
    assertClaims("12. Write it down");
    assertClaims("See https://learn.microsoft.com/en-us/2027/99 for it");
  }

  @Test
  void findsNamesOfProducts() {
    assertClaims("Use Azure Quantum Mentor for it", "NAME azure quantum mentor");
  }

  @Test
  void aDayBacksItsMonthAndItsYear() {
    Claim day = new Claim(Kind.DATE, "2026-06-30");
    assertThat(new Claim(Kind.DATE, "2026-06").isBackedBy(day)).isTrue();
    assertThat(new Claim(Kind.DATE, "2026").isBackedBy(day)).isTrue();
    assertThat(new Claim(Kind.DATE, "2027").isBackedBy(day)).isFalse();
    assertThat(day.isBackedBy(new Claim(Kind.DATE, "2026"))).isFalse();
  }

  @Test
  void aSourceThatSpellsANumberBacksItsDigits() {
    assertThat(ClaimFinder.backing("It opens six months before."))
        .contains(new Claim(Kind.NUMBER, "6"));
  }

  private static void assertClaims(String text, String... claims) {
    assertThat(ClaimFinder.in(text))
        .extracting(claim -> claim.kind() + " " + claim.value())
        .containsExactlyInAnyOrder(claims);
  }
}
