package dev.onward.understand.wish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.plan.Terms.Pause;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as people name them, in the languages in which they write, on Monday 30 November 2026. */
class WishTimesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final LocalDate TOMORROW = TODAY.plusDays(1);
  private static final PlanWords WORDS =
      new PlanWords(KnowledgeLoader.load(Path.of("knowledge")).vocabulary().plans());

  private static WishTimes times(String text) {
    return new WishTimes(WORDS, TODAY, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          out from the 14th to the 28th of December         | 2026-12-14 | 2026-12-28
          14-28 dec                                         | 2026-12-14 | 2026-12-28
          gone between 3 and 9 March                        | 2027-03-03 | 2027-03-09
          Dec 20 to Jan 6 is family time                    | 2026-12-20 | 2027-01-06
          20 December through 6 January                     | 2026-12-20 | 2027-01-06
          from January 10 until January 24, 2028            | 2028-01-10 | 2028-01-24
          vom 20.12. bis 6.1.                               | 2026-12-20 | 2027-01-06
          zwischen dem 10. und dem 20. Januar               | 2027-01-10 | 2027-01-20
          del 5 al 19 de abril                              | 2027-04-05 | 2027-04-19
          de 10 a 24 de janeiro                             | 2027-01-10 | 2027-01-24
          du 3 au 17 mai                                    | 2027-05-03 | 2027-05-17
          March mein 5 se 15 tak                            | 2027-03-05 | 2027-03-15
          2027-02-06 - 2027-02-13                           | 2027-02-06 | 2027-02-13
          nothing in February                               | 2027-02-01 | 2027-02-28
          im Februar 2028 geht nichts                       | 2028-02-01 | 2028-02-29
          todo enero                                        | 2027-01-01 | 2027-01-31
          the first week of March                           | 2027-03-01 | 2027-03-07
          the last two weeks of January                     | 2027-01-18 | 2027-01-31
          as duas últimas semanas de dezembro               | 2026-12-18 | 2026-12-31
          January ke pehle do hafte                         | 2027-01-01 | 2027-01-14
          the second half of July                           | 2027-07-16 | 2027-07-31
          die zweite Hälfte im Juli                         | 2027-07-16 | 2027-07-31
          la semaine du 18 janvier                          | 2027-01-18 | 2027-01-24
          between Christmas and New Year                    | 2026-12-24 | 2027-01-01
          two weeks around Christmas                        | 2026-12-19 | 2027-01-01
          over Easter                                       | 2027-03-26 | 2027-03-29
          next week                                         | 2026-12-07 | 2026-12-13
          nächste Woche                                     | 2026-12-07 | 2026-12-13
          la semana que viene                               | 2026-12-07 | 2026-12-13
          the next three weeks                              | 2026-12-01 | 2026-12-21
          two weeks from 10 January                         | 2027-01-10 | 2027-01-23
          a fortnight                                       | 2026-12-01 | 2026-12-14
          until 9 January                                   | 2026-12-01 | 2027-01-09
          nothing until February                            | 2026-12-01 | 2027-01-31
          """)
  void daysThatAreToBeFreeAreRead(String text, LocalDate from, LocalDate to) {
    assertThat(times(text).free(TOMORROW).readings())
        .as(text)
        .containsExactly(List.of(new Pause(from, to)));
  }

  @Test
  void whatMayBeSeveralIsHandedBackAsSuch() {
    assertThat(times("two weeks in January").free(TOMORROW).readings()).hasSize(3);
    assertThat(times("from February on").free(TOMORROW).readings()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          done by the end of March          | 2027-03-31
          finish before June                | 2027-05-31
          before the end of May             | 2027-05-31
          bis Ende Februar                  | 2027-02-28
          avant juin                        | 2027-05-31
          antes de abril                    | 2027-03-31
          by 20 September                   | 2027-09-20
          by mid-January                    | 2027-01-15
          """)
  void endsAreRead(String text, LocalDate end) {
    assertThat(times(text).end(Optional.empty())).as(text).contains(end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          only 4 hours a week from February on       | 2027-02-01
          ab März nur noch 4 Stunden                 | 2027-03-01
          a partir de febrero 8 horas                | 2027-02-01
          à partir de mars 3 heures                  | 2027-03-01
          starting 15 January I have 3 hours         | 2027-01-15
          from mid-January 4 hours                   | 2027-01-15
          """)
  void theDayFromWhichSomethingHoldsIsRead(String text, LocalDate from) {
    assertThat(times(text).from()).as(text).contains(from);
    assertThat(times(text).isWithin()).as(text).isFalse();
  }

  @Test
  void whatHoldsInASpanOnlyIsKnownAsSuch() {
    assertThat(times("in February only 3 hours a week").isWithin()).isTrue();
    assertThat(times("next week just one hour").isWithin()).isTrue();
  }

  @Test
  void numbersThatAreNoDaysAreNone() {
    Stream.of(
            "AI-103 and AZ 104",
            "steps 2 and 3 are done",
            "make it 8 hours a week",
            "from 5 to 8 hours a week",
            "30-35 % of it",
            "I may do it",
            "what do I have to do",
            "I study on Tuesdays",
            "support is 24/7",
            "3.5 hours")
        .forEach(text -> assertThat(times(text).times()).as(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          make it 8 hours a week                     | 8
          two hours more                             | 7
          bump it up by 2 hours                      | 7
          cut it by two hours                        | 3
          half the hours                             | 2
          nur noch die Hälfte der Stunden            | 2
          ahora solo puedo 3 horas a la semana       | 3
          só consigo 4 horas por semana              | 4
          10 hours, it was 5 so far                  | 10
          seven, not five                            | 7
          hafte mein do ghante                       | 2
          """)
  void hoursAreReadAgainstThePresentFive(String text, int hours) {
    assertThat(new WeekHours(WORDS, 5, times(text).withoutTimes()).readings())
        .as(text)
        .containsExactly(hours);
  }

  @Test
  void hoursBetweenWhichNobodyCanTellAreHandedBack() {
    assertThat(new WeekHours(WORDS, 5, "6 hours or maybe 7 hours").readings())
        .containsExactly(6, 7);
  }
}
