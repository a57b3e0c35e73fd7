package dev.onward.digest.compose;

/**
 * How much a thing matters to its reader this week, in one scale for days, steps and news, so that
 * the most important one leads the letter. {@code before} is how many of its kind are chosen
 * already: each takes from the next, so that a letter is not all of one kind.
 */
final class Importance {
  private static final int EACH_BEFORE = 8;
  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private Importance() {}

  static int of(Deadline deadline, Situation situation, int before) {
    long left = deadline.daysFrom(situation.day());
    int base = deadline.kind().isChange() ? 75 : left <= WEEK ? 100 : left <= MONTH ? 85 : 60;
    int own = deadline.kind().isOfTheReader() ? 8 : 0;
    return less(base + own, before);
  }

  static int of(DueStep due, int before) {
    return less(
        switch (due.standing()) {
          case DUE -> 82;
          case LATE -> 78;
        },
        before);
  }

  static int of(Pick pick, int before) {
    return less(
        switch (pick.tie().kind()) {
          case PLANNED -> 80;
          case USED -> 74;
          case HELD -> 72;
          case ON_THE_WAY -> 70;
          case OPTION, GOAL -> 66;
          case TOPIC -> 60;
          case EVERYBODY -> 56;
        },
        before);
  }

  private static int less(int base, int before) {
    return Math.max(0, base - EACH_BEFORE * before);
  }
}
