package dev.onward.plan;

import dev.onward.knowledge.Catalogue;
import java.util.Comparator;
import java.util.List;

/** The renewals that have their place in a plan, the one that closes first in front. */
final class Renewals {
  private Renewals() {}

  /** Those that close before the plan ends and are not done. */
  static List<RenewalWindow> of(Wish wish, Catalogue catalogue) {
    return wish.lapsing().stream()
        .flatMap(badge -> RenewalWindow.of(badge, wish.startsOn(), catalogue).stream())
        .filter(window -> !window.closes().isAfter(wish.horizon()))
        .filter(window -> !wish.isDone(Tasks.renewal(window).id()))
        .filter(window -> !wish.terms().leavesOut(Tasks.renewal(window)))
        .sorted(
            Comparator.comparing(RenewalWindow::closes)
                .thenComparing(window -> window.credential().id()))
        .toList();
  }
}
