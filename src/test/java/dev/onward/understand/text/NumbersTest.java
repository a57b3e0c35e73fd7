package dev.onward.understand.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hours a week, as people write them. */
class NumbersTest {
  @Test
  void hoursAreReadInDigitsAndWords() {
    assertThat(Numbers.hoursPerWeek("I have 5 hours a week")).contains(5);
    assertThat(Numbers.hoursPerWeek("five to seven hrs/week")).contains(5);
    assertThat(Numbers.hoursPerWeek("two hours every evening")).contains(14);
    assertThat(Numbers.hoursPerWeek("weekly budget of 8 h")).contains(8);
    assertThat(Numbers.hoursPerWeek("change my hours to three a week")).contains(3);
    assertThat(Numbers.hoursPerWeek("sechs Stunden pro Woche")).contains(6);
    assertThat(Numbers.hours("make that four hours")).contains(4);
  }

  @Test
  void hoursThatNoPlanTakesAreNamedAndNotKept() {
    for (String text :
        new String[] {
          "0 hours a week",
          "zero hours per week",
          "half an hour a week",
          "0.5 hours per week",
          "-3 hours a week",
          "minus 3 hours a week",
          "61 hours a week",
          "1000 hours a week",
          "20 hours a day"
        }) {
      assertThat(Numbers.namedHoursPerWeek(text)).as(text).isPresent();
      assertThat(Numbers.hoursPerWeek(text)).as(text).isEmpty();
    }
    assertThat(Numbers.namedHoursPerWeek("-3 hours a week")).contains(-3);
    assertThat(Numbers.hoursPerWeek("60 hours a week")).contains(60);
    assertThat(Numbers.hoursPerWeek("4-6 hours a week")).contains(4);
  }

  @Test
  void otherNumbersAreNoHours() {
    assertThat(Numbers.namedHoursPerWeek("AI-102 in 3 weeks")).isEmpty();
    assertThat(Numbers.namedHoursPerWeek("I passed 2 exams this week")).isEmpty();
  }
}
