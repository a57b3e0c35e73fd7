package dev.onward.talk;

import dev.onward.database.Database;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What the chat model was used for and what it cost, by day, for the operator and for the daily
 * ceiling; nothing in it belongs to a person. Shared by all nodes of a database. Thread-safe.
 */
public final class Ledger {
  /** What is counted. */
  public enum Measure {
    /** Answers that the model worded to their end. */
    ANSWERS,
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

  private final Database database;

  public Ledger(Database database) {
    this.database = database;
  }

  /** Adds what came of one answer. */
  void add(LocalDate day, Making making) {
    Map<Measure, Long> amounts = new EnumMap<>(Measure.class);
    if (making.fallback() == null) {
      amounts.put(making.cached() ? Measure.FROM_CACHE : Measure.ANSWERS, 1L);
    } else {
      amounts.put(Measure.of(making.fallback()), 1L);
    }
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
    amounts.values().removeIf(amount -> amount == 0);
    database.useTransaction(
        handle -> amounts.forEach((measure, amount) -> add(handle, day, measure, amount)));
  }

  private static void add(Handle handle, LocalDate day, Measure measure, long amount) {
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
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT COALESCE(SUM(amount), 0) FROM model_use
                WHERE day = :day AND measure IN ('prompt_tokens', 'completion_tokens')
                """)
            .bind("day", day.toString())
            .mapTo(Long.class)
            .one());
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
}
