package dev.onward.talk;

import dev.onward.ai.Reply.Tokens;
import dev.onward.database.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the chat model was used for and what it cost, by day, for the operator and for the daily
 * ceiling; nothing in it belongs to a person. Shared by all nodes of a database. What is added is
 * written a moment later, many answers at once: when a thousand end together, none waits for its
 * entry. Thread-safe. Who opens it closes it.
 */
public final class Ledger implements AutoCloseable {
  /** What is counted. */
  public enum Measure {
    /** Answers that the model worded to their end. */
    ANSWERS,
    /** Those that nobody waited for any more. */
    ABANDONED,
    FROM_CACHE,
    PROMPT_TOKENS,
    COMPLETION_TOKENS,
    /** In millionths of a cent. */
    COST,
    /** Sentences that state something and were compared with their sources. */
    SENTENCES,
    /** Of them, those replaced by what the catalogue says. */
    CORRECTED,
    /** Of them, those marked as not in the sources. */
    MARKED,
    /** Marks that named no source and were taken away. */
    STRAY_MARKS,
    TOOL_CALLS,
    FELL_BACK_AWAY,
    FELL_BACK_BUSY,
    FELL_BACK_FILTERED,
    FELL_BACK_EMPTY,
    FELL_BACK_CEILING;

    static Measure of(Fallback fallback) {
      return switch (fallback) {
        case AWAY -> FELL_BACK_AWAY;
        case BUSY -> FELL_BACK_BUSY;
        case FILTERED -> FELL_BACK_FILTERED;
        case EMPTY -> FELL_BACK_EMPTY;
        case CEILING -> FELL_BACK_CEILING;
      };
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The amounts of one day. */
  public record Day(LocalDate day, Map<Measure, Long> amounts) {
    public Day {
      amounts = Map.copyOf(amounts);
    }

    public long amount(Measure measure) {
      return amounts.getOrDefault(measure, 0L);
    }
  }

  private static final Logger log = LoggerFactory.getLogger(Ledger.class);
  private static final Duration PACE = Duration.ofSeconds(1);

  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private Map<LocalDate, Map<Measure, Long>> unwritten = new HashMap<>();
  private final Thread writer;

  private Ledger(Database database) {
    this.database = database;
    this.writer = Thread.ofVirtual().name("ledger").unstarted(this::writeOnAndOn);
  }

  /** Opens the ledger; a thread of its own writes what is added until it is closed. */
  public static Ledger open(Database database) {
    Ledger ledger = new Ledger(database);
    ledger.writer.start();
    return ledger;
  }

  private void writeOnAndOn() {
    try {
      while (true) {
        Thread.sleep(PACE);
        try {
          write();
        } catch (JdbiException e) {
          log.warn("the model's use could not be written; it is tried again", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Adds what came of one answer. */
  void add(LocalDate day, Making making) {
    add(day, outcome(making), making);
  }

  /** Adds what a line of the weekly mail used up. */
  void addLine(LocalDate day, Tokens tokens, long cost) {
    Map<Measure, Long> amounts = new EnumMap<>(Measure.class);
    amounts.put(Measure.PROMPT_TOKENS, (long) tokens.prompt());
    amounts.put(Measure.COMPLETION_TOKENS, (long) tokens.completion());
    amounts.put(Measure.COST, cost);
    add(Map.of(day, amounts));
  }

  /** Adds what was used up for one that nobody waited for any more. */
  void addAbandoned(LocalDate day, Making making) {
    add(day, Measure.ABANDONED, making);
  }

  private static Measure outcome(Making making) {
    if (making.fallback() != null) {
      return Measure.of(making.fallback());
    }
    return making.cached() ? Measure.FROM_CACHE : Measure.ANSWERS;
  }

  private void add(LocalDate day, Measure outcome, Making making) {
    Map<Measure, Long> amounts = new EnumMap<>(Measure.class);
    amounts.put(outcome, 1L);
    amounts.put(Measure.PROMPT_TOKENS, (long) making.tokens().prompt());
    amounts.put(Measure.COMPLETION_TOKENS, (long) making.tokens().completion());
    amounts.put(Measure.COST, making.cost());
    if (!making.cached()) {
      amounts.put(Measure.SENTENCES, (long) making.checked().sentences());
      amounts.put(Measure.CORRECTED, (long) making.checked().corrected());
      amounts.put(Measure.MARKED, (long) making.checked().marked());
      amounts.put(Measure.STRAY_MARKS, (long) making.strayMarks());
      amounts.put(Measure.TOOL_CALLS, (long) making.tools().size());
    }
    add(Map.of(day, amounts));
  }

  private void add(Map<LocalDate, Map<Measure, Long>> days) {
    lock.lock();
    try {
      days.forEach((day, amounts) -> {
        Map<Measure, Long> known =
            unwritten.computeIfAbsent(day, d -> new EnumMap<>(Measure.class));
        amounts.forEach((measure, amount) -> known.merge(measure, amount, Long::sum));
      });
    } finally {
      lock.unlock();
    }
  }

  /** Writes what was added. */
  void write() {
    Map<LocalDate, Map<Measure, Long>> days = taken();
    if (days.isEmpty()) {
      return;
    }
    boolean written = false;
    try {
      database.useTransaction(handle ->
          days.forEach((day, amounts) ->
              amounts.forEach((measure, amount) -> add(handle, day, measure, amount))));
      written = true;
    } finally {
      if (!written) {
        add(days);
      }
    }
  }

  private Map<LocalDate, Map<Measure, Long>> taken() {
    lock.lock();
    try {
      Map<LocalDate, Map<Measure, Long>> days = unwritten;
      unwritten = new HashMap<>();
      return days;
    } finally {
      lock.unlock();
    }
  }

  private static void add(Handle handle, LocalDate day, Measure measure, long amount) {
    if (amount == 0) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO model_use (day, measure, amount) VALUES (:day, :measure, :amount)
            ON CONFLICT (day, measure) DO UPDATE SET amount = model_use.amount + excluded.amount
            """)
        .bind("day", day.toString())
        .bind("measure", measure.word())
        .bind("amount", amount)
        .execute();
  }

  /** The tokens of a day, prompts and completions together. */
  long tokens(LocalDate day) {
    long written =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(SUM(amount), 0) FROM model_use
                    WHERE day = :day AND measure IN ('prompt_tokens', 'completion_tokens')
                    """)
                .bind("day", day.toString())
                .mapTo(Long.class)
                .one());
    lock.lock();
    try {
      Map<Measure, Long> more = unwritten.getOrDefault(day, Map.of());
      return written
          + more.getOrDefault(Measure.PROMPT_TOKENS, 0L)
          + more.getOrDefault(Measure.COMPLETION_TOKENS, 0L);
    } finally {
      lock.unlock();
    }
  }

  /** The days from the given one on, the first first; days without use are left out. */
  public List<Day> since(LocalDate first) {
    return database
        .with(handle ->
            handle
                .createQuery(
                    """
                    SELECT day, measure, amount FROM model_use WHERE day >= :first
                    ORDER BY day, measure
                    """)
                .bind("first", first.toString())
                .reduceRows(
                    new TreeMap<LocalDate, Map<Measure, Long>>(),
                    (days, row) -> {
                      days.computeIfAbsent(
                              LocalDate.parse(row.getColumn("day", String.class)),
                              day -> new EnumMap<>(Measure.class))
                          .put(
                              Measure.valueOf(
                                  row.getColumn("measure", String.class).toUpperCase(Locale.ROOT)),
                              row.getColumn("amount", Long.class));
                      return days;
                    }))
        .entrySet()
        .stream()
        .map(entry -> new Day(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public void close() {
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    write();
  }
}
