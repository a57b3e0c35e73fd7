package dev.onward.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked of their plan beside goal and hours. They are kept with the plan, so that it
 * still obeys them when it is drawn anew. {@code finishBy} is the day by which they want to be
 * through; {@code without} are the steps, credentials or kinds of step that they want left out, by
 * id or word; {@code extra} the ids of what they want in it beside the goal; {@code moves} what is
 * to stand elsewhere.
 */
public record Terms(
    @Nullable LocalDate finishBy,
    List<Pause> pauses,
    List<String> without,
    List<String> extra,
    List<Move> moves) {

  public static final Terms NONE = new Terms(null, List.of(), List.of(), List.of(), List.of());

  /** Days on which nothing is to be done, the first and the last included. */
  public record Pause(LocalDate from, LocalDate to) {
    public Pause {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException(to + " comes before " + from);
      }
    }

    public boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /**
   * Where a step is to stand: {@code other} is a step's id, {@code day} a day, as the place asks.
   */
  public record Move(String step, Place place, @Nullable String other, @Nullable LocalDate day) {
    public enum Place {
      BEFORE,
      AFTER,
      /** Not before the day. */
      FROM,
      /** To be done on the day. */
      ON
    }

    public static Move before(String step, String other) {
      return new Move(step, Place.BEFORE, other, null);
    }

    public static Move after(String step, String other) {
      return new Move(step, Place.AFTER, other, null);
    }

    public static Move from(String step, LocalDate day) {
      return new Move(step, Place.FROM, null, day);
    }

    public static Move on(String step, LocalDate day) {
      return new Move(step, Place.ON, null, day);
    }
  }

  public Terms {
    pauses = List.copyOf(pauses);
    without = List.copyOf(without);
    extra = List.copyOf(extra);
    moves = List.copyOf(moves);
  }

  public Terms until(@Nullable LocalDate day) {
    return new Terms(day, pauses, without, extra, moves);
  }

  /** With one more pause. */
  public Terms with(Pause pause) {
    return new Terms(finishBy, joined(pauses, List.of(pause)), without, extra, moves);
  }

  public Terms withPauses(List<Pause> others) {
    return new Terms(finishBy, others, without, extra, moves);
  }

  /** Without some more; what was added before is taken out again. */
  public Terms without(List<String> ids) {
    return new Terms(
        finishBy,
        pauses,
        joined(without, ids),
        those(extra, id -> !ids.contains(id)),
        those(moves, move -> !ids.contains(move.step())));
  }

  /** With something more in it; what was left out before comes back. */
  public Terms with(String id) {
    return new Terms(
        finishBy,
        pauses,
        those(without, out -> !out.equals(id)),
        joined(extra, List.of(id)),
        moves);
  }

  /** With a step at other places than those it was moved to before. */
  public Terms moved(String step, List<Move> places) {
    List<Move> kept = those(moves, move -> !move.step().equals(step));
    return new Terms(finishBy, pauses, without, extra, joined(kept, places));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }

  private static <T> List<T> those(List<T> all, Predicate<T> kept) {
    return all.stream().filter(kept).toList();
  }

  boolean pausesOn(LocalDate day) {
    return pauses.stream().anyMatch(pause -> pause.holds(day));
  }

  /** True where a task is to be left out, by itself or with all of its kind. */
  boolean leavesOut(Task task) {
    return without.contains(task.id()) || without.contains(word(task.kind()));
  }

  /** By which a kind of step is left out. */
  public static String word(CareerPlan.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
