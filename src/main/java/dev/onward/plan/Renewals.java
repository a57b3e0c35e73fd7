package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The renewals that wait for their place in a plan, the one that closes first in front. */
final class Renewals {
  private final List<RenewalWindow> waiting;

  private Renewals(List<RenewalWindow> waiting) {
    this.waiting = new ArrayList<>(waiting);
  }

  /** Those that close before the plan ends and are not done. */
  static Renewals of(Wish wish, Catalogue catalogue) {
    return new Renewals(
        wish.lapsing().stream()
            .flatMap(badge -> RenewalWindow.of(badge, wish.startsOn(), catalogue).stream())
            .filter(window -> !window.closes().isAfter(wish.horizon()))
            .filter(window -> !wish.isDone(Tasks.renewal(window).id()))
            .sorted(
                Comparator.comparing(RenewalWindow::closes)
                    .thenComparing(window -> window.credential().id()))
            .toList());
  }

  /**
   * Takes those that have to go before work that would fill the timeline up to a day: their window
   * is open when the work begins, or would close before there is room for them behind it.
   */
  List<RenewalWindow> takeBefore(LocalDate begin, LocalDate due, Timeline timeline) {
    int urgent = urgent(due, timeline);
    List<RenewalWindow> first = new ArrayList<>(waiting.subList(0, urgent));
    waiting.subList(urgent, waiting.size()).stream()
        .filter(window -> !window.opens().isAfter(begin))
        .forEach(first::add);
    waiting.removeAll(first);
    return first;
  }

  /** How many of the waiting have to go, so that the last of them that would close does not. */
  private int urgent(LocalDate due, Timeline timeline) {
    int urgent = 0;
    for (int i = 0; i < waiting.size(); i++) {
      int hours = (i + 1) * Tasks.RENEWAL_HOURS;
      if (timeline.dueIfFrom(due.plusDays(1), hours).isAfter(waiting.get(i).closes())) {
        urgent = i + 1;
      }
    }
    return urgent;
  }

  List<RenewalWindow> takeAll() {
    List<RenewalWindow> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }
}
