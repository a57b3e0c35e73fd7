package dev.onward.gather.keep;

import dev.onward.gather.judge.About;
import dev.onward.gather.judge.Assessment;
import dev.onward.gather.judge.ItemWording;
import dev.onward.gather.judge.Origin;
import dev.onward.gather.judge.ReviewStatus;
import dev.onward.gather.read.Address;
import dev.onward.gather.read.SourceItem;
import java.time.Instant;
import java.util.Optional;

/**
 * An item that was taken in, and how it stands. {@code sameAs} names the item that stands for it
 * where two sources tell the same.
 */
public record Entry(
    String id,
    SourceItem finding,
    Origin origin,
    Assessment judgement,
    About about,
    ItemWording wording,
    Optional<String> sameAs,
    Trail trail) {

  /** True where readers see it. */
  public boolean isShown() {
    return judgement.standing() == ReviewStatus.LET_IN && sameAs.isEmpty();
  }

  /**
   * True where it and not the other should stand for what both tell: by how they stand with us,
   * then by how sure they are, then what is announced officially. What an editor decided on stays.
   */
  boolean isBetterThan(Entry other) {
    if (other.trail.byEditor() || other.trail.edited() || other.trail.pinned()) {
      return false;
    }
    int standing = judgement.standing().compareTo(other.judgement.standing());
    int confidence = origin.confidence().compareTo(other.origin.confidence());
    if (standing != 0 || confidence != 0) {
      return standing != 0 ? standing < 0 : confidence < 0;
    }
    return Address.azureUpdate(finding.url()).isPresent()
        && Address.azureUpdate(other.finding.url()).isEmpty();
  }

  /** What waits has to be seen by an editor, so nothing that is let in may stand before it. */
  boolean wouldHide(Entry other) {
    return judgement.standing() == ReviewStatus.LET_IN
        && other.judgement.standing() == ReviewStatus.WAITING;
  }

  Entry sameAs(String other) {
    return new Entry(id, finding, origin, judgement, about, wording, Optional.of(other), trail);
  }

  /** One that stands for itself again. */
  Entry alone() {
    return new Entry(id, finding, origin, judgement, about, wording, Optional.empty(), trail);
  }

  /** The same, seen at its source. */
  Entry backAgain() {
    Trail seen =
        new Trail(
            trail.byEditor(),
            trail.edited(),
            trail.pinned(),
            trail.found(),
            trail.changed(),
            Optional.empty());
    return decided(judgement, wording, seen);
  }

  Entry decided(Assessment next, ItemWording words, Trail then) {
    return new Entry(id, finding, origin, next, about, words, sameAs, then);
  }

  /** What happened to it: {@code vanished} is when its source was first seen without it. */
  public record Trail(
      boolean byEditor,
      boolean edited,
      boolean pinned,
      Instant found,
      Instant changed,
      Optional<Instant> vanished) {}
}
