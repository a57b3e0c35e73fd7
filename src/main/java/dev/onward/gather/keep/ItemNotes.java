package dev.onward.gather.keep;

import dev.onward.database.Database;
import dev.onward.gather.judge.ItemWording;
import dev.onward.gather.prose.PromptInjection;
import dev.onward.gather.prose.Sanitizer;
import dev.onward.gather.read.SourceItem;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the notes of items worded by somebody who can, once for each state of an item. The quotation
 * stands until then, and where no other words can be vouched for. What an editor worded is left
 * alone. Thread-safe.
 */
public final class ItemNotes {
  private static final Logger log = LoggerFactory.getLogger(ItemNotes.class);

  private final Database database;
  private final Items items;
  private final Writer writer;
  private final InstantSource clock;

  public ItemNotes(Database database, Writer writer, InstantSource clock) {
    this.database = database;
    this.items = new Items(database);
    this.writer = writer;
    this.clock = clock;
  }

  /** Says in words of its own what an item says. */
  public interface Writer {
    /**
     * A short note in plain words; empty where none can be vouched for.
     *
     * @throws Away when it can't be asked now
     */
    Optional<String> note(SourceItem finding, LocalDate day);
  }

  /** The writer can't be asked now. */
  public static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Away(Throwable cause) {
      super(cause);
    }
  }

  private record Due(String id, String hash) {}

  /** Words some notes that are due, shown items first. */
  public void word(int most) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    int worded = 0;
    try {
      for (Due due : due(most)) {
        Optional<Entry> entry = items.find(due.id());
        if (entry.isPresent() && keep(due, note(entry.get(), day))) {
          worded++;
        }
      }
    } catch (Away e) {
      log.info("notes wait for the model: {}", String.valueOf(e.getCause()));
    }
    if (worded > 0) {
      log.info("worded the notes of {} items", worded);
    }
  }

  private List<Due> due(int most) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT i.id, i.content_hash FROM gathered_item i
                LEFT JOIN gathered_note n ON n.item_id = i.id AND n.content_hash = i.content_hash
                WHERE n.item_id IS NULL AND i.same_as IS NULL AND i.edited = 0 AND i.pinned = 0
                  AND i.standing IN ('let-in', 'waiting')
                ORDER BY i.standing, i.score DESC, i.id LIMIT :most
                """)
            .bind("most", most)
            .map(row ->
                new Due(
                    row.getColumn("id", String.class), row.getColumn("content_hash", String.class)))
            .list());
  }

  private Optional<ItemWording> note(Entry entry, LocalDate day) {
    return writer
        .note(entry.finding().readable(), day)
        .map(note ->
            "%s, in short: %s"
                .formatted(Sanitizer.of(entry.origin().publisher(), 80), Sanitizer.of(note)))
        .filter(note -> note.length() <= ItemWording.LONGEST_NOTE)
        .filter(note -> PromptInjection.in("", note).isEmpty())
        .map(note -> new ItemWording(entry.wording().title(), note, entry.wording().why()));
  }

  /** False where the item keeps its words, or became another meanwhile. */
  private boolean keep(Due due, Optional<ItemWording> wording) {
    return database.inTransaction(handle -> {
      Items.lock(handle);
      boolean same =
          handle
                  .createUpdate(
                      """
                      INSERT INTO gathered_note (item_id, content_hash)
                      SELECT id, content_hash FROM gathered_item
                      WHERE id = :id AND content_hash = :hash AND edited = 0 AND pinned = 0
                      ON CONFLICT (item_id) DO UPDATE SET content_hash = excluded.content_hash
                      """)
                  .bind("id", due.id())
                  .bind("hash", due.hash())
                  .execute()
              == 1;
      if (!same || wording.isEmpty()) {
        return false;
      }
      Entry entry = Items.find(handle, due.id()).orElseThrow();
      Items.decide(
          handle,
          entry.decided(entry.judgement(), wording.get(), entry.trail()),
          entry.isShown() ? Items.nextVersion(handle) : 0);
      return true;
    });
  }
}
