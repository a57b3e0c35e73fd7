package dev.onward.digest;

import dev.onward.digest.Deadline.Kind;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.plan.RenewalWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the days that a reader should know of: what changed for a credential since the issue
 * before, which exams and renewals end soon, and what becomes of the badges they hold. What comes
 * is told when it is 90, 30 and 7 days away, each once; what concerns nothing of theirs only when
 * it is 30 and 7 days away.
 */
final class Deadlines {
  private static final List<Integer> DISTANCES = List.of(7, 30, 90);
  private static final int FAR = 90;

  private final Situation situation;
  private final List<Deadline> found = new ArrayList<>();

  private Deadlines(Situation situation) {
    this.situation = situation;
  }

  /** What was not told yet: the reader's own first, then what concerns them, the soonest first. */
  static List<Deadline> of(Situation situation) {
    Deadlines deadlines = new Deadlines(situation);
    situation.catalogue().credentials().forEach(deadlines::addOf);
    situation.standing().profile().held().forEach(deadlines::addOf);
    return deadlines.found.stream()
        .filter(deadline -> !situation.isTold(deadline.key()))
        .sorted(order())
        .toList();
  }

  private static Comparator<Deadline> order() {
    return Comparator.<Deadline, Boolean>comparing(d -> !d.bond().concerns())
        .thenComparing(d -> d.kind().isChange())
        .thenComparing(Deadline::on)
        .thenComparing(d -> d.credential().id())
        .thenComparing(Deadline::kind);
  }

  // ---------------------------------------------------------------- credentials

  private void addOf(Credential credential) {
    Bond bond = Bond.of(credential, situation);
    credential
        .lifecycle()
        .retiresOn()
        .ifPresent(last -> {
          addComing(Kind.RETIRES, credential, last, bond);
          addPast(Kind.RETIRED, credential, last.plusDays(1), bond);
        });
    credential
        .lifecycle()
        .renewalEndsOn()
        .filter(last -> !credential.lifecycle().retiresOn().equals(Optional.of(last)))
        .ifPresent(last -> addComing(Kind.RENEWAL_ENDS, credential, last, bond));
    exact(credential.lifecycle().betaFrom())
        .ifPresent(day -> addPast(Kind.OPENS_AS_BETA, credential, day, bond));
    exact(credential.lifecycle().liveFrom())
        .filter(day -> credential.lifecycle().betaFrom().isPresent())
        .ifPresent(day -> addPast(Kind.LEAVES_BETA, credential, day, bond));
  }

  private static Optional<LocalDate> exact(Optional<AsOf> day) {
    return day.filter(AsOf::isExact).map(AsOf::firstDay);
  }

  private void addComing(Kind kind, Credential credential, LocalDate on, Bond bond) {
    OptionalInt step = step(on);
    if (step.isPresent() && (bond.concerns() || step.getAsInt() < FAR)) {
      found.add(new Deadline(kind, credential, on, step.getAsInt(), bond));
    }
  }

  private void addPast(Kind kind, Credential credential, LocalDate on, Bond bond) {
    if (situation.span().holds(on)) {
      found.add(new Deadline(kind, credential, on, 0, bond));
    }
  }

  /** The nearest distance that a day has come within; none where it is past or far away. */
  private OptionalInt step(LocalDate on) {
    long left = on.toEpochDay() - situation.day().toEpochDay();
    return left < 0
        ? OptionalInt.empty()
        : DISTANCES.stream().mapToInt(Integer::intValue).filter(step -> left <= step).findFirst();
  }

  // ---------------------------------------------------------------- badges

  private void addOf(HeldBadge badge) {
    Optional<Credential> credential =
        situation.catalogue().credential(badge.credential()).filter(Credential::expires);
    LocalDate expires = badge.expiresOn();
    if (credential.isEmpty() || expires == null) {
      return;
    }
    addPast(Kind.BADGE_LAPSED, credential.get(), expires.plusDays(1), Bond.HELD);
    Optional<RenewalWindow> window =
        RenewalWindow.of(badge, expires.minusYears(1), situation.catalogue())
            .filter(w -> !w.closes().isBefore(situation.day()));
    if (window.isPresent()) {
      addWindow(window.get());
    } else {
      addComing(Kind.BADGE_LAPSES, credential.get(), expires, Bond.HELD);
    }
  }

  /** The day it opens is told once, whenever its reader comes after it; then when it closes. */
  private void addWindow(RenewalWindow window) {
    OptionalInt step = step(window.closes());
    if (step.isPresent()) {
      addComing(Kind.BADGE_CLOSES, window.credential(), window.closes(), Bond.HELD);
    } else if (!window.opens().isAfter(situation.day())) {
      found.add(new Deadline(Kind.BADGE_OPENS, window.credential(), window.opens(), 0, Bond.HELD));
    }
  }
}
