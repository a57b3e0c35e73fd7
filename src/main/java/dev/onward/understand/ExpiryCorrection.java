package dev.onward.understand;

import dev.onward.knowledge.AsOf;
import dev.onward.plan.Profile.HeldBadge;
import java.util.List;

/**
 * Takes a day that follows "sorry, I misread it" as the right expiry of the only badge with one.
 */
final class ExpiryCorrection {
  private final Mentions mentions;
  private final Cues cues;

  ExpiryCorrection(Mentions mentions, Cues cues) {
    this.mentions = mentions;
    this.cues = cues;
  }

  void read(String message, Notes notes) {
    List<HeldBadge> dated =
        notes.profile().held().stream().filter(badge -> badge.expiresOn() != null).toList();
    List<NamedTime> days =
        new DateFinder(notes.today()).find(message).stream().filter(NamedTime::isDay).toList();
    boolean elsewhere = !notes.learned().isEmpty() || !mentions.credentials(message).isEmpty();
    if (elsewhere || dated.size() != 1 || days.isEmpty() || !cues.in("mistook", message)) {
      return;
    }
    HeldBadge badge = dated.getFirst();
    AsOf right = AsOf.of(days.getLast().first());
    notes.learn(
        notes.profile().withHeld(badge.withExpiry(right)),
        "your %s expires on %s instead".formatted(badge.credential(), right.spoken()));
  }
}
