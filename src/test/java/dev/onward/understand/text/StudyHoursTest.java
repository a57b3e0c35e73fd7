package dev.onward.understand.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyHoursTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          five hours a week                                   | 5
          no more than 4h/wk                                  | 4
          max 3 hrs weekly                                    | 3
          5-8 hours a week                                    | 5
          between 4 and 6 hours per week                      | 4
          a couple of hours a week                            | 2
          half an hour a day                                  | 3
          2 hours every evening                               | 14
          one hour a day on weekdays                          | 5
          2 hours each weekday                                | 10
          3 hours on Saturdays                                | 3
          weekends only, about 6 hours                        | 6
          I only have 90 minutes a week                       | 1
          one and a half hours a week                         | 1
          an hour and a half a day                            | 10
          20 min a day                                        | 2
          about ten hours a month                             | 2
          not 5 hours a week but 8                            | 8
          not 5 hours, 8 hours a week                         | 8
          my hours to three a week                            | 3
          40 hours a week is my job, 5 hours a week for study | 5
          drei Stunden pro Woche                              | 3
          cinq heures par semaine                             | 5
          5 horas a la semana                                 | 5
          """)
  void theWholeHoursOfAWeekAreFound(String text, int hours) {
    assertThat(StudyHours.weekly(text)).map(StudyHours::hours).contains(hours);
  }

  @ParameterizedTest
  @CsvSource({
    "I work 40 hours a week",
    "I spent 5 hours last week",
    "the exam takes 2 hours",
    "0 hours a week",
    "100 hours a week",
    "20 minutes a week",
    "a few hours a week",
    "no time at all"
  })
  void whatNamesNoHoursForStudyNamesNone(String text) {
    assertThat(StudyHours.weekly(text)).isEmpty();
  }

  @Test
  void aFractionIsRoundedDownAndKnownToBe() {
    assertThat(StudyHours.weekly("half an hour a day"))
        .hasValueSatisfying(hours -> {
          assertThat(hours.exact()).isEqualTo(3.5);
          assertThat(hours.isRounded()).isTrue();
        });
    assertThat(StudyHours.weekly("3 hours a week").orElseThrow().isRounded()).isFalse();
  }

  @Test
  void hoursWithoutAWeekAreHoursToo() {
    assertThat(Numbers.hours("make that four hours")).contains(4);
    assertThat(Numbers.hours("make it better")).isEmpty();
  }
}
