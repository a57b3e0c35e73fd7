package dev.onward.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked of their plan beside goal and hours. They are kept with the plan, so that it
 * still obeys them when it is drawn anew. {@code finishBy} is the day by which they want to be
 * through; {@code without} are the steps, credentials or kinds of step that they want left out, by
 * id or word; {@code extra} the ids of what they want in it beside the goal; {@code moves} what is
 * to stand elsewhere; {@code paces} the hours a week from later days on; {@code own} the steps in
 * their own words. Terms that were kept before there were paces and own steps have none.
 */
public record Terms(
    @Nullable LocalDate finishBy,
    List<Pause> pauses,
    List<String> without,
    List<String> extra,
    List<Move> moves,
    List<Pace> paces,
    List<OwnStep> own) {

  public static final Terms NONE =
      new Terms(null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** The hours a week from a day on. */
  public record Pace(LocalDate from, int hours) {
    public Pace {
      if (hours < 1 || hours > Wish.MOST_HOURS) {
        throw new IllegalArgumentException(
            "%d hours a week; a plan takes 1 to %d".formatted(hours, Wish.MOST_HOURS));
      }
    }
  }

  /** A step that the person named themselves: what they call it, and how long it takes. */
  public record OwnStep(String id, String title, int hours) {
    /** By it a step of a plan is known as the person's own. */
    public static final String PREFIX = "own-";

    public OwnStep {
      if (!id.startsWith(PREFIX) || title.isBlank() || hours < 1) {
        throw new IllegalArgumentException("no step of one's own: %s, %d h".formatted(id, hours));
      }
    }
  }

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
    paces =
        Objects.requireNonNullElse(paces, List.<Pace>of()).stream()
            .sorted(Comparator.comparing(Pace::from))
            .toList();
    own = List.copyOf(Objects.requireNonNullElse(own, List.of()));
  }

  public Terms until(@Nullable LocalDate day) {
    return new Terms(day, pauses, without, extra, moves, paces, own);
  }

  /** With one more pause. */
  public Terms with(Pause pause) {
    return withPauses(joined(pauses, List.of(pause)));
  }

  public Terms withPauses(List<Pause> others) {
    return new Terms(finishBy, others, without, extra, moves, paces, own);
  }

  /** With other hours a week from a day on, whatever was agreed for the time behind it. */
  public Terms with(Pace pace) {
    List<Pace> before = those(paces, one -> one.from().isBefore(pace.from()));
    return withPaces(joined(before, List.of(pace)));
  }

  public Terms withPaces(List<Pace> others) {
    return new Terms(finishBy, pauses, without, extra, moves, others, own);
  }

  /** With one more step in the person's own words. */
  public Terms with(OwnStep step) {
    List<OwnStep> more = joined(own, List.of(step));
    return new Terms(finishBy, pauses, without, extra, moves, paces, more);
  }

  /** Without some more; what was added before is taken out again. */
  public Terms without(List<String> ids) {
    return new Terms(
        finishBy,
        pauses,
        joined(without, those(ids, id -> !id.startsWith(OwnStep.PREFIX))),
        those(extra, id -> !ids.contains(id)),
        those(moves, move -> !ids.contains(move.step())),
        paces,
        those(own, step -> !ids.contains(step.id())));
  }

  /** With something more in it; what was left out before comes back. */
  public Terms with(String id) {
    Terms back = back(List.of(id));
    return new Terms(
        finishBy, pauses, back.without(), joined(extra, List.of(id)), moves, paces, own);
  }

  /** With what was left out before, as it was. */
  public Terms back(List<String> ids) {
    List<String> out = those(without, one -> !ids.contains(one));
    return new Terms(finishBy, pauses, out, extra, moves, paces, own);
  }

  /** With a step at other places than those it was moved to before. */
  public Terms moved(String step, List<Move> places) {
    List<Move> kept = those(moves, move -> !move.step().equals(step));
    return withMoves(joined(kept, places));
  }

  Terms withMoves(List<Move> others) {
    return new Terms(finishBy, pauses, without, extra, others, paces, own);
  }

  /** The hours a week on a day, where they are the given ones until something else is agreed. */
  public int hoursOn(LocalDate day, int hours) {
    return paces.stream()
        .filter(pace -> !pace.from().isAfter(day))
        .reduce((first, second) -> second)
        .map(Pace::hours)
        .orElse(hours);
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
