package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.gather.judge.InvalidEdit;
import dev.onward.gather.judge.ItemWording;
import dev.onward.gather.judge.ReviewStatus;
import dev.onward.gather.keep.Decisions.Before;
import dev.onward.gather.keep.Decisions.Undoable;
import dev.onward.gather.keep.Decisions.Verdict;
import dev.onward.gather.keep.Entry.Trail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * What an editor can do with the items that were taken in. Each decision is kept with who, when and
 * why, and holds on every node within a minute. Thread-safe.
 *
 * <p>All throw {@link InvalidEdit} where it can't be done.
 */
public final class Editor {
  private final Database database;
  private final Items items;

  public Editor(Database database) {
    this.database = database;
    this.items = new Items(database);
  }

  public void accept(String id, Signature by) {
    decide(id, Verdict.ACCEPT, by, entry -> standing(entry, ReviewStatus.LET_IN, by));
  }

  public void reject(String id, Signature by) {
    decide(id, Verdict.REJECT, by, entry -> standing(entry, ReviewStatus.DROPPED, by));
  }

  private static Entry standing(Entry entry, ReviewStatus standing, Signature by) {
    Trail trail = entry.trail();
    boolean pinned = trail.pinned() && standing == ReviewStatus.LET_IN;
    String reason =
        "%s by %s".formatted(standing == ReviewStatus.LET_IN ? "let in" : "rejected", by.who());
    return entry.decided(
        entry.judgement().but(standing, reason),
        entry.wording(),
        new Trail(true, trail.edited(), pinned, trail.found(), trail.changed(), trail.vanished()));
  }

  /** Words an item anew; how it stands is not changed. */
  public void edit(String id, ItemWording words, Signature by) {
    decide(
        id,
        Verdict.EDIT,
        by,
        entry -> {
          Trail trail = entry.trail();
          return entry.decided(
              entry.judgement(),
              words,
              new Trail(
                  trail.byEditor(),
                  true,
                  trail.pinned(),
                  trail.found(),
                  trail.changed(),
                  trail.vanished()));
        });
  }

  /** Lets an item in and keeps it as it is, whatever its source changes. */
  public void pin(String id, Signature by) {
    decide(id, Verdict.PIN, by, entry -> pinned(standing(entry, ReviewStatus.LET_IN, by), true));
  }

  /** Lets the source change it again, from its next look on. */
  public void unpin(String id, Signature by) {
    decide(id, Verdict.UNPIN, by, entry -> pinned(entry, false));
  }

  private static Entry pinned(Entry entry, boolean pinned) {
    Trail trail = entry.trail();
    return entry.decided(
        entry.judgement(),
        entry.wording(),
        new Trail(
            trail.byEditor(),
            trail.edited(),
            pinned,
            trail.found(),
            trail.changed(),
            trail.vanished()));
  }

  private void decide(String id, Verdict verdict, Signature by, UnaryOperator<Entry> decision) {
    database.useTransaction(handle -> {
      Entry entry = locked(handle, id);
      change(handle, entry, decision.apply(entry));
      Decisions.keep(handle, id, verdict, by, Before.of(entry), null);
    });
  }

  /** Takes the latest decision of an editor on an item back. */
  public void undo(String id, Signature by) {
    database.useTransaction(handle -> {
      Entry entry = locked(handle, id);
      Undoable latest =
          Decisions.latest(handle, id)
              .orElseThrow(
                  () -> new InvalidEdit("No editor decided anything on %s yet".formatted(id)));
      Before before = latest.before();
      Trail trail = entry.trail();
      change(
          handle,
          entry,
          entry.decided(
              entry.judgement().but(ReviewStatus.of(before.standing()), "as before " + by.who()),
              new ItemWording(before.title(), before.note(), before.why()),
              new Trail(
                  before.byEditor(),
                  before.edited(),
                  before.pinned(),
                  trail.found(),
                  trail.changed(),
                  trail.vanished())));
      Decisions.keep(handle, id, Verdict.UNDO, by, null, latest.id());
    });
  }

  private static Entry locked(Handle handle, String id) {
    Items.lock(handle);
    Entry entry =
        Items.find(handle, id).orElseThrow(() -> new InvalidEdit("There is no item " + id));
    if (entry.sameAs().isPresent()) {
      throw new InvalidEdit(
          "%s tells the same as %s; decide on that one".formatted(id, entry.sameAs().get()));
    }
    return entry;
  }

  private static void change(Handle handle, Entry before, Entry after) {
    boolean matters = before.isShown() || after.isShown();
    Items.decide(handle, after, matters ? Items.nextVersion(handle) : 0);
    if (before.trail().pinned() && !after.trail().pinned()) {
      Items.readAgain(handle, after.id());
    }
  }

  public Optional<Entry> find(String id) {
    return items.find(id);
  }

  /** Items that stand in some way, the most relevant first. */
  public List<Entry> list(ReviewStatus standing, int skip, int most) {
    return items.standing(standing, skip, most);
  }

  public Map<ReviewStatus, Integer> counts() {
    return items.counts();
  }
}
