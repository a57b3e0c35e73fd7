package dev.onward.digest.compose;

import dev.onward.digest.compose.Deadline.Kind;
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
 * Finds the days that a reader should know of, all of them tied to them: what changed for a
 * credential since the issue before, which exams and renewals end soon, and what becomes of the
 * badges they hold. What comes is told when it is 90, 30 and 7 days away, each once.
 */
final class Deadlines {
  private static final int ANY_DISTANCE = 400;

  private final Situation situation;
  private final Ties ties;
  private final int farthest;
  private final List<Deadline> found = new ArrayList<>();

  private Deadlines(Situation situation, int farthest) {
    this.situation = situation;
    this.ties = new Ties(situation);
    this.farthest = farthest;
  }

  /** What was not told yet: the reader's own first, then the soonest. */
  static List<Deadline> of(Situation situation) {
    return new Deadlines(situation, Deadline.DISTANCES.getLast()).untold();
  }

  /** The days to come, however far away, the soonest first. */
  static List<Deadline> ahead(Situation situation) {
    return new Deadlines(situation, ANY_DISTANCE)
        .untold().stream()
            .filter(deadline -> !deadline.kind().isChange())
            .sorted(Comparator.comparing(Deadline::on).thenComparing(d -> d.credential().id()))
            .toList();
  }

  private List<Deadline> untold() {
    situation.catalogue().credentials().forEach(this::addOf);
    situation.standing().profile().held().forEach(this::addOf);
    return found.stream()
        .filter(deadline -> !situation.isTold(deadline.key()))
        .filter(deadline -> !isKnown(deadline))
        .filter(deadline -> !isSaidByTheBadge(deadline))
        .sorted(order())
        .toList();
  }

  private static Comparator<Deadline> order() {
    return Comparator.<Deadline, Boolean>comparing(d -> !d.kind().isOfTheReader())
        .thenComparing(d -> d.kind().isChange())
        .thenComparing(Deadline::on)
        .thenComparing(d -> d.credential().id())
        .thenComparing(Deadline::kind);
  }

  /** What has come as it was told, or was told as news, is nothing new. */
  private boolean isKnown(Deadline deadline) {
    if (!deadline.kind().isChange()) {
      return false;
    }
    boolean asDay =
        situation.past().told().stream()
            .flatMap(key -> Deadline.Told.of(key).stream())
            .anyMatch(told ->
                told.credential().equals(deadline.credential().id()) && leadsTo(told, deadline));
    return asDay
        || situation.toldUpdates().stream()
            .anyMatch(update -> Sameness.tells(update, deadline.credential(), deadline.on()));
  }

  private static boolean leadsTo(Deadline.Told told, Deadline deadline) {
    return switch (deadline.kind()) {
      case RETIRED -> told.kind() == Kind.RETIRES && told.on().plusDays(1).equals(deadline.on());
      case BADGE_LAPSED ->
          told.kind() == Kind.BADGE_LAPSES && told.on().plusDays(1).equals(deadline.on());
      default -> false;
    };
  }

  /** Who is told when their own badge can be renewed is not told when anybody's can. */
  private boolean isSaidByTheBadge(Deadline deadline) {
    return deadline.kind() == Kind.RENEWAL_ENDS
        && found.stream()
            .anyMatch(other ->
                other.kind().isOfTheReader()
                    && other.credential().id().equals(deadline.credential().id()));
  }

  // ---------------------------------------------------------------- credentials

  private void addOf(Credential credential) {
    ties.of(credential).ifPresent(tie -> addOf(credential, tie));
  }

  private void addOf(Credential credential, Tie tie) {
    credential
        .lifecycle()
        .retiresOn()
        .ifPresent(last -> {
          addComing(Kind.RETIRES, credential, last, tie);
          addPast(Kind.RETIRED, credential, last.plusDays(1), tie);
        });
    credential
        .lifecycle()
        .renewalEndsOn()
        .filter(last -> !credential.lifecycle().retiresOn().equals(Optional.of(last)))
        .ifPresent(last -> addComing(Kind.RENEWAL_ENDS, credential, last, tie));
    exact(credential.lifecycle().betaFrom())
        .ifPresent(day -> addPast(Kind.OPENS_AS_BETA, credential, day, tie));
    exact(credential.lifecycle().liveFrom())
        .filter(day -> credential.lifecycle().betaFrom().isPresent())
        .ifPresent(day -> addPast(Kind.LEAVES_BETA, credential, day, tie));
  }

  private static Optional<LocalDate> exact(Optional<AsOf> day) {
    return day.filter(AsOf::isExact).map(AsOf::firstDay);
  }

  private void addComing(Kind kind, Credential credential, LocalDate on, Tie tie) {
    OptionalInt step = step(on);
    if (step.isPresent()) {
      found.add(new Deadline(kind, credential, on, step.getAsInt(), tie));
    }
  }

  private void addPast(Kind kind, Credential credential, LocalDate on, Tie tie) {
    if (situation.span().holds(on)) {
      found.add(new Deadline(kind, credential, on, 0, tie));
    }
  }

  /** The nearest distance that a day has come within; none where it is past or far away. */
  private OptionalInt step(LocalDate on) {
    long left = on.toEpochDay() - situation.day().toEpochDay();
    if (left < 0 || left > farthest) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        Deadline.DISTANCES.stream().filter(step -> left <= step).findFirst().orElse(farthest));
  }

  // ---------------------------------------------------------------- badges

  private void addOf(HeldBadge badge) {
    Optional<Credential> credential =
        situation.catalogue().credential(badge.credential()).filter(Credential::expires);
    LocalDate expires = badge.expiresOn();
    if (credential.isEmpty() || expires == null) {
      return;
    }
    Tie tie = Tie.of(Tie.Kind.HELD, credential.get().id());
    addPast(Kind.BADGE_LAPSED, credential.get(), expires.plusDays(1), tie);
    Optional<RenewalWindow> window =
        RenewalWindow.of(badge, expires.minusYears(1), situation.catalogue())
            .filter(w -> !w.closes().isBefore(situation.day()));
    if (window.isPresent()) {
      addWindow(window.get(), tie);
    } else {
      addComing(Kind.BADGE_LAPSES, credential.get(), expires, tie);
    }
  }

  /** The day it opens is told once, whenever its reader comes after it; then when it closes. */
  private void addWindow(RenewalWindow window, Tie tie) {
    OptionalInt step = step(window.closes());
    if (step.isPresent() && step.getAsInt() <= Deadline.DISTANCES.getLast()) {
      addComing(Kind.BADGE_CLOSES, window.credential(), window.closes(), tie);
    } else if (!window.opens().isAfter(situation.day())) {
      found.add(new Deadline(Kind.BADGE_OPENS, window.credential(), window.opens(), 0, tie));
    }
  }
}
