package dev.onward.gather.keep;

import dev.onward.gather.judge.Assessment;
import dev.onward.gather.judge.Curator.Taken;
import dev.onward.gather.judge.Origin;
import dev.onward.gather.judge.ReviewStatus;
import dev.onward.gather.read.SourceItem;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of an item that changed at its source. What an editor pinned stays as it is, what
 * one rejected stays out; what one let in or worded is theirs to read again, unless the rules have
 * no doubt of it or its source says nothing else than before.
 */
record Revision(Entry before, Taken taken) {

  Entry to(SourceItem finding, Origin origin, Instant now) {
    Entry.Trail trail = before.trail();
    if (trail.pinned()) {
      return before.backAgain();
    }
    boolean stays = rejected() || (isTheirs() && before.finding().saysTheSameAs(finding));
    return new Entry(
        before.id(),
        finding,
        origin,
        stays ? kept() : isTheirs() ? again() : taken.judgement(),
        taken.about(),
        trail.edited() ? before.wording() : taken.wording(),
        before.sameAs(),
        new Entry.Trail(
            stays && trail.byEditor(),
            trail.edited(),
            false,
            trail.found(),
            now,
            Optional.empty()));
  }

  private boolean rejected() {
    return before.trail().byEditor() && before.judgement().standing() == ReviewStatus.DROPPED;
  }

  private boolean isTheirs() {
    boolean worded =
        before.trail().edited() && before.judgement().standing() != ReviewStatus.DROPPED;
    return before.trail().byEditor() || worded;
  }

  private Assessment kept() {
    Assessment judgement = before.judgement();
    return new Assessment(judgement.standing(), taken.judgement().score(), judgement.reasons());
  }

  private Assessment again() {
    boolean noDoubt =
        taken.judgement().standing() == ReviewStatus.LET_IN && !before.trail().edited();
    return noDoubt
        ? taken.judgement()
        : taken
            .judgement()
            .but(ReviewStatus.WAITING, "changed at its source after an editor read it");
  }
}
