package dev.onward.understand.profile;

import dev.onward.knowledge.AsOf;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.DateFinder;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NamedTime;
import dev.onward.understand.text.Token;
import java.time.LocalDate;
import java.util.List;

/**
 * Takes a day that follows "sorry, I misread it" as the right expiry of the only badge with one,
 * and a day alone as the one that was missing where the month is known.
 */
final class ExpiryCorrection {
  /** An answer to "tell me the day" is no longer than that. */
  private static final int BRIEF = 6;

  private final Mentions mentions;
  private final Cues cues;

  ExpiryCorrection(Mentions mentions, Cues cues) {
    this.mentions = mentions;
    this.cues = cues;
  }

  void read(String message, Notes notes) {
    List<HeldBadge> dated =
        notes.profile().held().stream().filter(badge -> badge.expiry().isPresent()).toList();
    List<NamedTime> days =
        new DateFinder(notes.today()).find(message).stream().filter(NamedTime::isDay).toList();
    boolean elsewhere = !notes.learned().isEmpty() || !mentions.credentials(message).isEmpty();
    if (elsewhere || dated.size() != 1 || days.isEmpty()) {
      return;
    }
    HeldBadge badge = dated.getFirst();
    LocalDate day = days.getLast().first();
    boolean briefly = Token.of(message).size() <= BRIEF;
    if (cues.in("mistook", message) || (briefly && completes(badge, day))) {
      notes.learn(
          notes.profile().withHeld(badge.withExpiry(AsOf.of(day))),
          "your %s expires on %s".formatted(badge.credential(), AsOf.spoken(day)));
    }
  }

  private static boolean completes(HeldBadge badge, LocalDate day) {
    return badge
        .expiry()
        .filter(expiry -> !expiry.isExact())
        .filter(expiry -> !day.isBefore(expiry.firstDay()) && !day.isAfter(expiry.lastDay()))
        .isPresent();
  }
}
