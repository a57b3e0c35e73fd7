package dev.onward.understand;

import java.time.LocalDate;
import java.util.List;

/** A clause with the times that it names, found once. */
record TimedClause(Clause clause, List<NamedTime> times, LocalDate today) {
  static TimedClause of(Clause clause, LocalDate today) {
    return new TimedClause(clause, new DateFinder(today).find(clause.text()), today);
  }

  String text() {
    return clause.text();
  }

  boolean namesTimeWithin(int from, int to) {
    return times.stream().anyMatch(time -> time.start() >= from && time.start() < to);
  }
}
