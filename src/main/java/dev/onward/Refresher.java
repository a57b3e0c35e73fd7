package dev.onward;

import dev.onward.documents.OwnDocuments;
import dev.onward.gather.keep.PublishedItems;
import dev.onward.gather.keep.PublishedItems.Step;
import dev.onward.gather.keep.SourceWatch;
import dev.onward.index.PassageIndex;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Freshness;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.LiveCatalogue;
import dev.onward.knowledge.OwnDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's catalogue and index as the database has the live items: looks every some
 * seconds, indexes what changed and then shows it. Answers go on meanwhile with what was there
 * before. Who starts it closes it.
 */
final class Refresher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Refresher.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration LOOK_AT_FILES = Duration.ofSeconds(30);

  /** So many are shown together, so that the first need not wait for the last of thousands. */
  private static final int AT_ONCE = 200;

  private final PublishedItems shelf;
  private final SourceWatch sources;
  private final LiveCatalogue live;
  private final PassageIndex index;
  private final OwnDocuments documents;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** When the operator's folders are looked through again. */
  private Instant lookAgain = Instant.MIN;

  /** True after a change that may not have reached the index. */
  private boolean behind;

  private Refresher(
      PublishedItems shelf,
      SourceWatch sources,
      LiveCatalogue live,
      PassageIndex index,
      OwnDocuments documents,
      InstantSource clock) {
    this.shelf = shelf;
    this.sources = sources;
    this.live = live;
    this.index = index;
    this.documents = documents;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("refresher").unstarted(this::goOn);
  }

  /** Brings everything up to date at once, and keeps it so from then on. */
  static Refresher start(
      PublishedItems shelf,
      SourceWatch sources,
      LiveCatalogue live,
      PassageIndex index,
      OwnDocuments documents,
      InstantSource clock) {
    Refresher refresher = new Refresher(shelf, sources, live, index, documents, clock);
    refresher.begin();
    refresher.thread.start();
    return refresher;
  }

  /** The index may hold items of the last run: those are not embedded again. */
  private void begin() {
    boolean last = false;
    while (!last) {
      last = shelf.advance(AT_ONCE).last();
    }
    sync();
  }

  private void sync() {
    show();
    // The operator's files are read later, beside the answers: what is there of them stays.
    PassageIndex.Synced synced = index.sync(live.get().documents(), id -> !OwnDocuments.isOwn(id));
    behind = false;
    log.info(
        "index: {} documents written, {} removed, {} unchanged",
        synced.written(),
        synced.removed(),
        synced.unchanged());
  }

  private void goOn() {
    try {
      while (!closed.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        refresh();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refresh() {
    try {
      if (behind) {
        sync();
      }
      boolean last = false;
      while (!last && closed.getCount() > 0) {
        Step step = shelf.advance(AT_ONCE);
        if (!step.isNothing()) {
          index.change(step.changed(), step.gone());
          show();
          log.info(
              "live items: {} shown anew or changed, {} taken away",
              step.changed().size(),
              step.gone().size());
        }
        last = step.last();
      }
      refreshDocuments();
      showFreshness();
    } catch (RuntimeException e) {
      // A database that is away now may be back at the next look.
      behind = true;
      log.error("the live items can't be refreshed", e);
    }
  }

  /** What was indexed before a restart is not indexed again; what is gone since is taken out. */
  private void refreshDocuments() {
    if (!clock.instant().isAfter(lookAgain)) {
      return;
    }
    boolean last = false;
    while (!last && closed.getCount() > 0) {
      OwnDocuments.Step step = documents.advance(AT_ONCE);
      last = step.last();
      if (!step.isNothing()) {
        index.sync(step.changed(), step.gone()::contains);
        show();
      }
    }
    if (last) {
      Set<String> there = documents.all().stream().map(OwnDocument::id).collect(Collectors.toSet());
      Set<String> gone =
          index.documents().stream()
              .filter(id -> OwnDocuments.isOwn(id) && !there.contains(id))
              .collect(Collectors.toSet());
      if (!gone.isEmpty() && !documents.isPartial()) {
        index.change(List.of(), gone);
      }
      lookAgain = clock.instant().plus(LOOK_AT_FILES);
    }
  }

  private void show() {
    Catalogue own = live.own();
    List<Item> more = new ArrayList<>(shelf.updates());
    more.addAll(documents.all());
    live.show(own.with(more, shelf.references()).as(freshness()));
  }

  private void showFreshness() {
    Freshness now = freshness();
    if (!now.equals(live.get().freshness())) {
      live.show(live.get().as(now));
    }
  }

  private Freshness freshness() {
    return sources.freshness(live.own().verifiedUpTo(), clock.instant());
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      // An index that is closed amid a change would lose it; the next start would make it again.
      thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
