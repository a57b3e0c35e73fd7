package dev.onward.digest.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the mail is due, against every change of the clocks that the time zone data knows. */
class SlotTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2029-01-01T00:00:00Z");

  private static Slot slot(String day, int hour, String zone) {
    return new Slot(DayOfWeek.valueOf(day), hour, ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource({
    // A zone without changes
    "MONDAY, 8, Asia/Kolkata, 2026-11-27T00:00:00Z, 2026-11-30, 2026-11-30T02:30:00Z",
    // Winter and summer time: the hour on the wall stays
    "MONDAY, 8, Europe/Berlin, 2026-10-20T00:00:00Z, 2026-10-26, 2026-10-26T07:00:00Z",
    "MONDAY, 8, Europe/Berlin, 2026-10-18T00:00:00Z, 2026-10-19, 2026-10-19T06:00:00Z",
    // The hour that is skipped: the first moment after it
    "SUNDAY, 2, Europe/Berlin, 2027-03-25T00:00:00Z, 2027-03-28, 2027-03-28T01:00:00Z",
    "SUNDAY, 2, America/New_York, 2027-03-12T00:00:00Z, 2027-03-14, 2027-03-14T07:00:00Z",
    "SUNDAY, 2, Australia/Lord_Howe, 2026-10-01T00:00:00Z, 2026-10-04, 2026-10-03T15:30:00Z",
    // The hour that comes twice: the first one
    "SUNDAY, 2, Europe/Berlin, 2026-10-22T00:00:00Z, 2026-10-25, 2026-10-25T00:00:00Z",
    "SUNDAY, 1, America/New_York, 2026-10-29T00:00:00Z, 2026-11-01, 2026-11-01T05:00:00Z",
    // A day that a country left out
    "FRIDAY, 9, Pacific/Apia, 2011-12-28T00:00:00Z, 2011-12-30, 2011-12-30T10:00:00Z",
    // At the very moment the next one is in a week
    "FRIDAY, 9, UTC, 2026-11-27T09:00:00Z, 2026-12-04, 2026-12-04T09:00:00Z",
    "FRIDAY, 9, UTC, 2026-11-27T08:59:59Z, 2026-11-27, 2026-11-27T09:00:00Z",
  })
  void theNextIssueIsAtTheHourOnTheWall(
      String day, int hour, String zone, Instant after, LocalDate issue, Instant at) {
    assertThat(slot(day, hour, zone).next(after)).isEqualTo(new Slot.Issue(issue, at));
  }

  @Test
  void inAnHourThatComesTwiceItComesOnce() {
    Slot slot = slot("SUNDAY", 2, "Europe/Berlin");
    Instant first = slot.next(Instant.parse("2026-10-24T00:00:00Z")).at();
    assertThat(slot.next(first).at()).isEqualTo(Instant.parse("2026-11-01T01:00:00Z"));
  }

  /**
   * The first moment at which a clock on the wall shows that time or a later one, found by looking.
   */
  private static Instant byLooking(ZoneId zone, LocalDateTime wanted) {
    Instant moment =
        wanted.atOffset(java.time.ZoneOffset.UTC).toInstant().minus(Duration.ofHours(20));
    while (LocalDateTime.ofInstant(moment, zone).isBefore(wanted)) {
      moment = moment.plus(Duration.ofMinutes(15));
    }
    return moment;
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    for (ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
        next != null && next.getInstant().isBefore(UNTIL);
        next = zone.getRules().nextTransition(next.getInstant())) {
      changes.add(next);
    }
    return changes;
  }

  /** Without the names that ical4j, a library of other tests, announces and has no rules for. */
  private static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(name -> Objects.nonNull(ZoneId.of(name).getRules()))
        .toList();
  }

  @Test
  void everyHourAroundEveryChangeOfEveryZoneIsWhatAClockOnTheWallSays() {
    int compared = 0;
    for (String name : zones()) {
      ZoneId zone = ZoneId.of(name);
      for (ZoneOffsetTransition change : changes(zone)) {
        LocalDate date = change.getDateTimeBefore().toLocalDate();
        for (int hour = 0; hour < 24; hour++) {
          Slot slot = new Slot(date.getDayOfWeek(), hour, zone);
          Instant found = slot.next(change.getInstant().minus(Duration.ofDays(2))).at();
          assertThat(found)
              .as("%s at %d in %s", date, hour, name)
              .isEqualTo(byLooking(zone, date.atTime(hour, 0)));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(20_000);
  }

  @Test
  void inEveryZoneEachWeekHasOneIssue() {
    for (String name : zones()) {
      for (DayOfWeek day : Stream.of(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY).toList()) {
        Slot slot = new Slot(day, 2, ZoneId.of(name));
        Slot.Issue issue = slot.next(FROM);
        while (issue.at().isBefore(UNTIL)) {
          Slot.Issue next = slot.next(issue.at());
          assertThat(next.day()).as(name).isEqualTo(issue.day().plusWeeks(1));
          assertThat(slot.next(next.at().minusMillis(1))).as(name).isEqualTo(next);
          issue = next;
        }
      }
    }
  }

  @Test
  void thereIsNoHourTwentyFour() {
    assertThatThrownBy(() -> slot("MONDAY", 24, "UTC"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
