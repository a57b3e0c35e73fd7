package dev.onward.understand.profile;

import dev.onward.understand.text.Clause;
import dev.onward.understand.text.NameFinder.Found;
import dev.onward.understand.text.NamedTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A sentence with what stands in it: its clauses, the credentials it names and its dates. */
record Scene(String text, List<Spot> spots, List<Placed> clauses) {
  enum Kind {
    BADGE,
    /** "It", "my badge": a credential that is not named. */
    POINTER,
    /** A date that is over. */
    PAST,
    /** A date to come. */
    AHEAD,
    /** A date without a year, which may be either. */
    OPEN;

    boolean isDate() {
      return this == PAST || this == AHEAD || this == OPEN;
    }
  }

  /** A part of the sentence that is looked at as one. */
  record Spot(Kind kind, int start, int end) {
    boolean overlaps(Spot other) {
      return start < other.end() && other.start() < end;
    }

    boolean overlaps(int from, int to) {
      return start < to && from < end;
    }
  }

  /** A clause and where it stands. */
  record Placed(Clause clause, int start, int end) {}

  Scene {
    spots = List.copyOf(spots);
    clauses = List.copyOf(clauses);
  }

  static Scene of(String text, List<Spot> spots, List<Clause> clauses) {
    List<Spot> apart = new ArrayList<>();
    for (Spot spot : spots) {
      if (apart.stream().noneMatch(spot::overlaps)) {
        apart.add(spot);
      }
    }
    apart.sort(Comparator.comparingInt(Spot::start));
    return new Scene(text, apart, placed(text, clauses));
  }

  static List<Spot> badges(List<Found> found) {
    return found.stream().map(f -> new Spot(Kind.BADGE, f.start(), f.end())).toList();
  }

  static List<Spot> dates(List<NamedTime> times, LocalDate today) {
    return times.stream().map(time -> date(time, today)).toList();
  }

  static Spot date(NamedTime time, LocalDate today) {
    Kind kind = time.first().isAfter(today) ? Kind.AHEAD : Kind.PAST;
    return new Spot(time.yearSaid() ? kind : Kind.OPEN, time.start(), time.end());
  }

  private static List<Placed> placed(String text, List<Clause> clauses) {
    List<Placed> placed = new ArrayList<>();
    int from = 0;
    for (Clause clause : clauses) {
      int start = Math.max(from, text.indexOf(clause.text(), from));
      from = Math.min(text.length(), start + clause.text().length());
      placed.add(new Placed(clause, start, from));
    }
    return placed;
  }

  /** The clause in which something stands. */
  Placed around(Spot spot) {
    Placed last = clauses.getFirst();
    for (Placed clause : clauses) {
      if (clause.start() <= spot.start()) {
        last = clause;
      }
    }
    return last;
  }
}
