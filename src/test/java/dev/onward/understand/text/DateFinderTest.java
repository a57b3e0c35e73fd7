package dev.onward.understand.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFinderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static List<NamedTime> find(String text) {
    return new DateFinder(TODAY).find(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          expires on 2027-05-12            | 2027-05-12
          it ends 12 May 2027              | 2027-05-12
          until the 3rd of March 2027      | 2027-03-03
          May 12, 2027                     | 2027-05-12
          Sept 1st 2027                    | 2027-09-01
          am 12. Mai 2027                  | 2027-05-12
          am 12.05.2027                    | 2027-05-12
          le 1er août 2027                 | 2027-08-01
          el 12 de mayo de 2027            | 2027-05-12
          on 25/12/2026                    | 2026-12-25
          on 12/25/2026                    | 2026-12-25
          on 5.6.27                        | 2027-06-05
          on March 3rd                     | 2027-03-03
          on 12 January                    | 2027-01-12
          tomorrow                         | 2026-11-24
          yesterday                        | 2026-11-22
          in 10 days                       | 2026-12-03
          """)
  void aDayIsFoundHoweverItIsWritten(String text, LocalDate day) {
    assertThat(find(text))
        .singleElement()
        .satisfies(time -> {
          assertThat(time.isDay()).isTrue();
          assertThat(time.first()).isEqualTo(day);
          assertThat(time.otherwise()).isNull();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          in June 2026          | 2026-06
          06/2025               | 2025-06
          2025-06               | 2025-06
          im Mai 2027           | 2027-05
          en junio de 2025      | 2025-06
          next March            | 2027-03
          last May              | 2026-05
          since October         | 2026-10
          in May                | 2027-05
          next month            | 2026-12
          end of March 2027     | 2027-03
          in three months       | 2027-02
          three months ago      | 2026-08
          vor drei Monaten      | 2026-08
          hace dos meses        | 2026-09
          last spring           | 2026
          summer 2025           | 2025
          two years ago         | 2024
          a year ago            | 2025
          in 2025               | 2025
          next year             | 2027
          """)
  void aSpanIsKeptNoMoreExactThanItWasNamed(String text, String iso) {
    assertThat(find(text)).singleElement().extracting(NamedTime::iso).isEqualTo(iso);
  }

  @Test
  void aWinterBelongsToTwoYearsAndToNone() {
    assertThat(find("last winter")).singleElement().extracting(NamedTime::iso).isNull();
  }

  @Test
  void aDateThatReadsTwoWaysKeepsBoth() {
    NamedTime time = find("expires 03/12/2027").getFirst();
    assertThat(time.first()).isEqualTo("2027-12-03");
    assertThat(time.otherwise()).isEqualTo(LocalDate.of(2027, 3, 12));
  }

  @Test
  void aDayThatDoesNotExistLeavesItsMonth() {
    assertThat(find("31 February 2027"))
        .singleElement()
        .extracting(NamedTime::iso)
        .isEqualTo("2027-02");
  }

  @Test
  void ofThePastTheYearBeforeIsMeantWhereNoneIsSaid() {
    assertThat(find("in June").getFirst().past(TODAY).iso()).isEqualTo("2026-06");
    assertThat(find("in June 2027").getFirst().past(TODAY).iso()).isEqualTo("2027-06");
  }

  @ParameterizedTest
  @CsvSource({
    "45/13/2027",
    "AI-102 may be gone",
    "step 3 may take long",
    "AZ-104 and AZ-305",
    "5 hours a week",
    "version 3.5",
    "I have three years of experience"
  })
  void whatIsNoDateIsNone(String text) {
    assertThat(find(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan my next half year                  | 2027-05-23
          in three months I want to be through    | 2027-02-23
          give me a 12-week plan                  | 2027-02-15
          over the next six months                | 2027-05-23
          """)
  void aSpanOfTimeAheadEndsCountedFromToday(String text, LocalDate end) {
    assertThat(new DateFinder(TODAY).ahead(text)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "I got certified two years ago",
    "I have three years of experience",
    "I have worked with Azure for five years",
    "five hours a week"
  })
  void whatLiesBehindIsNoSpanAhead(String text) {
    assertThat(new DateFinder(TODAY).ahead(text)).isNull();
  }
}
