package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.gather.judge.Assessment;
import dev.onward.gather.judge.Curator;
import dev.onward.gather.judge.Curator.Taken;
import dev.onward.gather.judge.Origin;
import dev.onward.gather.keep.Decisions.Verdict;
import dev.onward.gather.keep.Items.Known;
import dev.onward.gather.read.Address;
import dev.onward.gather.read.SourceItem;
import dev.onward.gather.source.SourceRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what one look at one source finds, some items at a time, each lot in one transaction: an
 * item that is known and has not changed is only noted as seen. Not thread-safe; {@link #finish}
 * takes in the rest.
 */
public final class Intake {
  private static final int LOT = 100;

  private final Database database;
  private final Curator curator;
  private final SourceRule rule;
  private final Instant now;
  private final boolean dry;
  private final Map<String, SourceItem> lot = new LinkedHashMap<>();
  private IntakeCounts tally = IntakeCounts.NONE;

  private Intake(Database database, Curator curator, SourceRule rule, Instant now, boolean dry) {
    this.database = database;
    this.curator = curator;
    this.rule = rule;
    this.now = now;
    this.dry = dry;
  }

  public static Intake into(Database database, Curator curator, SourceRule rule, Instant now) {
    return new Intake(database, curator, rule, now, false);
  }

  /** One that takes in nothing and only tells what it would. */
  public static Intake dry(Database database, Curator curator, SourceRule rule, Instant now) {
    return new Intake(database, curator, rule, now, true);
  }

  public void take(SourceItem finding) {
    tally = tally.plus(IntakeCounts.Count.FOUND);
    // Of two with one key the later one holds.
    if (lot.put(finding.key(), finding) != null) {
      tally = tally.plus(IntakeCounts.Count.TWICE);
    }
    if (lot.size() == LOT) {
      takeLot();
    }
  }

  public IntakeCounts finish() {
    takeLot();
    return tally;
  }

  private void takeLot() {
    List<SourceItem> findings = List.copyOf(lot.values());
    lot.clear();
    if (findings.isEmpty()) {
      return;
    }
    database.with(handle -> {
      handle.begin();
      try {
        Lot taken = new Lot(handle);
        taken.take(findings);
        tally = tally.plus(taken.counts);
        if (dry) {
          handle.rollback();
        } else {
          handle.commit();
        }
        return findings.size();
      } catch (RuntimeException e) {
        handle.rollback();
        throw e;
      }
    });
  }

  /** One lot in its transaction. */
  private final class Lot {
    private final Handle handle;
    private @Nullable Long version;
    private final Set<String> lotKeys = new HashSet<>();
    private IntakeCounts counts = IntakeCounts.NONE;

    Lot(Handle handle) {
      this.handle = handle;
    }

    void take(List<SourceItem> findings) {
      findings.forEach(finding -> lotKeys.add(finding.key()));
      Items.lock(handle);
      Map<String, Known> known =
          Items.known(handle, rule.id(), findings.stream().map(SourceItem::key).toList());
      List<String> seen = new ArrayList<>();
      for (SourceItem finding : findings) {
        Known before = known.get(finding.key());
        String hash = Fingerprint.of(rule.publisher() + rule.confidence() + finding);
        if (before == null) {
          takeNew(finding, hash);
        } else if (!before.contentHash().equals(hash)) {
          takeChanged(Items.find(handle, before.id()).orElseThrow(), finding, hash);
        } else {
          count(IntakeCounts.Count.UNCHANGED);
          seen.add(before.id());
          if (before.vanished()) {
            Items.backAgain(handle, before.id(), version());
          }
        }
      }
      Items.seen(handle, seen, now);
    }

    private void count(IntakeCounts.Count what) {
      counts = counts.plus(what);
    }

    /** Counted up once a lot, and only where something that is shown changes. */
    private long version() {
      Long counted = version;
      if (counted == null) {
        counted = Items.nextVersion(handle);
        version = counted;
      }
      return counted;
    }

    private void takeNew(SourceItem finding, String hash) {
      Optional<Entry> before = moved(finding);
      if (before.isPresent()) {
        takeChanged(before.get(), finding, hash);
        return;
      }
      Taken taken = curator.take(finding, rule, now);
      List<String> bands = Likeness.bands(finding.title() + " " + finding.text());
      Entry entry =
          new Entry(
              id(finding),
              taken.finding(),
              Origin.of(rule),
              taken.judgement(),
              taken.about(),
              taken.wording(),
              Optional.empty(),
              new Entry.Trail(false, false, false, now, now, Optional.empty()));
      Optional<Entry> twin =
          new DuplicateFinder(handle)
              .of(taken.finding(), bands)
              .filter(other -> !entry.wouldHide(other) && !other.wouldHide(entry));
      Entry settled = twin.isEmpty() ? entry : joined(entry, twin.get());
      Items.save(handle, settled, hash, now, settled.isShown() ? version() : 0);
      MinHashBands.keep(handle, settled.id(), bands);
      count(IntakeCounts.Count.NEW);
      decided(settled, taken);
    }

    /**
     * The item of this source that comes under another id or address now: it says the same, is of
     * the same day, and was not seen under its old id in this look. Azure's own ids never change.
     */
    private Optional<Entry> moved(SourceItem finding) {
      return rule.kind() == SourceRule.Kind.AZURE_UPDATES
          ? Optional.empty()
          : Items.unseen(handle, rule.id(), MatchKey.of(finding), now).stream()
              .filter(entry -> !lotKeys.contains(entry.finding().key()))
              .filter(entry -> isSamePost(entry.finding(), finding))
              .findFirst();
    }

    private static boolean isSamePost(SourceItem one, SourceItem other) {
      boolean words = one.title().equals(other.title()) && one.text().equals(other.text());
      return words
          && one.change() == other.change()
          && one.published().equals(other.published())
          && one.listed().equals(other.listed());
    }

    /** An Azure update has its number for a name, wherever it was found first. */
    private String id(SourceItem finding) {
      String own =
          "update-"
              + rule.id()
              + "-"
              + Fingerprint.of(rule.id() + "|" + finding.key()).substring(0, 10);
      return Address.azureUpdate(finding.url())
          .map(number -> "update-" + number)
          .filter(id -> Items.find(handle, id).isEmpty())
          .orElse(own);
    }

    /** The better of two that tell the same stands for both. */
    private Entry joined(Entry entry, Entry twin) {
      count(IntakeCounts.Count.SAME);
      if (!entry.isBetterThan(twin)) {
        if (twin.isShown()) {
          Items.decide(handle, twin, version());
        }
        return entry.sameAs(twin.id());
      }
      List<Entry> others = new ArrayList<>(Items.followers(handle, List.of(twin.id())));
      others.add(twin);
      for (Entry other : others) {
        Items.decide(handle, other.sameAs(entry.id()), version());
      }
      return entry;
    }

    private void takeChanged(Entry before, SourceItem finding, String hash) {
      Taken taken = curator.take(finding, rule, now);
      Entry revised = new Revision(before, taken).to(taken.finding(), Origin.of(rule), now);
      Entry after = parted(revised);
      boolean matters = before.isShown() || after.isShown();
      Items.save(handle, after, hash, now, matters ? version() : 0);
      SourceItem kept = after.finding();
      MinHashBands.keep(handle, after.id(), Likeness.bands(kept.title() + " " + kept.text()));
      count(IntakeCounts.Count.CHANGED);
      decided(after, taken);
    }

    /** What changed may tell something else now than those that it was one with. */
    private Entry parted(Entry revised) {
      for (Entry other : Items.followers(handle, List.of(revised.id()))) {
        if (!DuplicateFinder.areSame(revised.finding(), other.finding())) {
          Entry free = other.alone();
          Items.decide(handle, free, free.isShown() ? version() : 0);
        }
      }
      Optional<Entry> leader = revised.sameAs().flatMap(id -> Items.find(handle, id));
      if (leader.isEmpty() || DuplicateFinder.areSame(revised.finding(), leader.get().finding())) {
        return revised;
      }
      if (leader.get().isShown()) {
        Items.decide(handle, leader.get(), version());
      }
      return revised.alone();
    }

    private void decided(Entry entry, Taken taken) {
      Assessment judgement = entry.judgement();
      Decisions.keep(
          handle,
          entry.id(),
          Verdict.of(judgement.standing()),
          new Signature(Decisions.RULES, String.join("; ", judgement.reasons()), now));
      if (entry.sameAs().isEmpty()) {
        count(IntakeCounts.Count.of(judgement.standing()));
      }
      int raised = Proposals.raise(taken.proposals(), rule.id(), now, handle);
      counts = counts.plus(IntakeCounts.Count.PROPOSED, raised);
    }
  }
}
