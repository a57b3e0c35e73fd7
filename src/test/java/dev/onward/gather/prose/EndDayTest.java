package dev.onward.gather.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndDayTest {
  private static final Optional<LocalDate> SAID = Optional.of(LocalDate.of(2026, 3, 16));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Thing will be retired on July 31, 2031 | Order it before 31 July 2026. | - | 2031-07-31",
        "Thing | It will be retired on October 13th, 2026. | - | 2026-10-13",
        "Thing | It retires 13 October 2026. | - | 2026-10-13",
        "Thing | It is retired from the 1st of October 2026. | - | 2026-10-01",
        "Thing | Retirement date: 2026-10-13. | - | 2026-10-13",
        "Thing | It will stop working on 10/31/2026. | - | 2026-10-31",
        "Thing | Migrate by March 31, 2027. Version 2024-07-01-preview is not affected. | 2027-03 | 2027-03-31",
        "Thing | You can use it until Sept. 30, 2027. | 2027-09 | 2027-09-30",
        "Thing | Support for the old base concluded on January 11, 2022. Support ends on January 12, 2027. | - | 2027-01-12",
        "Thing | After May 31, 2027 any remaining machine is stopped. Purchases will end April 2, 2026. | 2027-05 | 2027-05-31",
        "Thing | It will be retired on June 8, 2026. On September 8, 2026 its images are removed. | 2026-06 | 2026-06-08",
        "Thing | It will be retired on 30 September. | 2026-09 | 2026-09-30",
        "Thing | It will be retired on 30 September. | - | -",
        "Thing retires in November 2026 | Updates stop after March 2026. | 2026-11 | 2026-11",
        "Thing | It will be retired in November 2026. | - | 2026-11",
        "Thing | It will be retired on 6/7/2026. | - | -",
        "Thing | It will be retired on 6/7/2026. | 2026-06 | 2026-06",
        "Thing | It will be retired on June 31, 2026. | - | -",
        "Thing | Announced on March 15, 2026. | - | -",
        "Thing | Released on July 1, 2027, it is our best. | - | -",
        "Thing | It will be retired on September 30,2027. | - | 2027-09-30",
        "Thing | It will be retired on 30-Sep-2027. | - | 2027-09-30",
        "Thing | On 16 March 2026, we announced that it will be retired on 30 September 2027. | - | 2027-09-30",
        "Thing | Its retirement date has been extended from March 31, 2027 to September 30, 2027. | - | 2027-09-30",
        "Thing | No date at all. | 2029-03 | 2029-03",
        "Thing | No date at all. | - | -"
      })
  void theDayIsTheOneThatTheWordsCallAnEnd(
      String title, String text, @Nullable String field, @Nullable String day) {
    EndDay found = EndDay.find(title, text, Optional.ofNullable(field).map(YearMonth::parse), SAID);

    assertThat(found.day().map(Object::toString)).isEqualTo(Optional.ofNullable(day));
    assertThat(found.remark()).isEmpty();
  }
}
