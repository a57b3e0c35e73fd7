package dev.onward.advise;

import static dev.onward.advise.Prose.date;

import dev.onward.advise.Carried.Changed;
import dev.onward.advise.Carried.Said;
import dev.onward.advise.PlanSteps.Button;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Terms.Move;
import dev.onward.plan.Wish;
import dev.onward.understand.wish.PlanWish;
import dev.onward.understand.wish.PlanWords;
import dev.onward.understand.wish.PlanWords.Token;
import dev.onward.understand.wish.StepFinder.Mention;
import dev.onward.understand.wish.WishTime;
import dev.onward.understand.wish.WishTimes;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Moves a step before or behind another, or to a day; what can't be is said with what can. */
final class PlanMoves {
  private static final Button BUTTON = new Button("Move ", "");

  private final PlanWords words;

  PlanMoves(PlanWords words) {
    this.words = words;
  }

  Carried move(Asked asked, PlanWish.Move wish, CareerPlan plan) {
    List<Mention> mentions = new ArrayList<>();
    for (Mention named : wish.mentions()) {
      Mention mention = named.in(plan);
      if (mention.steps().isEmpty()) {
        return Said.of(
            "There is no %s; the plan has %d steps, and nothing is moved."
                .formatted(mention.words(), plan.steps().size()));
      }
      mentions.add(mention.among(plan.open()));
    }
    Moving moving = new Moving(asked, plan, wish);
    if (mentions.isEmpty()) {
      return moving.nothingNamed();
    }
    return mentions.size() > 1 ? moving.between(mentions) : moving.alone(mentions.getFirst());
  }

  /** Puts a step at a day: to be done on it where it is an exam or a talk, else begun from it. */
  static Move at(Step step, WishTime time) {
    boolean event =
        step.kind() == Kind.CREDENTIAL || step.kind() == Kind.COMMUNITY || step.kind() == Kind.OWN;
    return time.isDay() && event
        ? Move.on(step.id(), time.first())
        : Move.from(step.id(), time.first());
  }

  private final class Moving {
    private final Asked asked;
    private final CareerPlan plan;
    private final WishTimes times;
    private final String text;
    private final List<Token> tokens;

    Moving(Asked asked, CareerPlan plan, PlanWish.Move wish) {
      this.asked = asked;
      this.plan = plan;
      this.times = wish.times();
      this.text = wish.words();
      this.tokens = PlanWords.tokens(text);
    }

    Carried nothingNamed() {
      return new Said(
          Advice.grounded(
                  "Which step shall I move, and where to: before or behind another, or to a day? \"Step 4 to March\" will do. Nothing is changed yet.")
              .withFollowUps(List.of("Show my plan")));
    }

    // -------------------------------------------------------------- two steps

    Carried between(List<Mention> mentions) {
      Mention one = mentions.get(0);
      Mention two = mentions.get(1);
      if (words.has("swap", text)) {
        return swapped(one, two);
      }
      Optional<Boolean> before = isBefore(one.at(), two.at());
      if (before.isPresent()) {
        return placed(one, two, before.get());
      }
      Optional<Boolean> opening = isBefore(-1, one.at());
      if (opening.isPresent() && !words.has("first", tokens.subList(0, one.at()))) {
        return placed(two, one, opening.get());
      }
      return times.times().isEmpty() ? placed(one, two, true) : alone(one);
    }

    /** Whether "before" or "after" stands between two words. */
    private Optional<Boolean> isBefore(int from, int to) {
      for (int at = from + 1; at < Math.min(to, tokens.size()); at++) {
        if (words.isAt("before", tokens, at)) {
          return Optional.of(true);
        }
        if (words.isAt("after", tokens, at)) {
          return Optional.of(false);
        }
      }
      return Optional.empty();
    }

    private Carried swapped(Mention one, Mention two) {
      Optional<Carried> unclear = unclear(one).or(() -> unclear(two));
      if (unclear.isPresent()) {
        return unclear.get();
      }
      Step first = one.steps().getFirst();
      Step second = two.steps().getFirst();
      boolean inOrder = plan.number(first) < plan.number(second);
      return before(inOrder ? second : first, inOrder ? first : second, true);
    }

    /** Before all that may be meant by the other, or behind all of it. */
    private Carried placed(Mention step, Mention other, boolean before) {
      Optional<Carried> unclear = unclear(step);
      if (unclear.isPresent()) {
        return unclear.get();
      }
      List<Step> others =
          other.steps().stream().filter(one -> !step.steps().contains(one)).toList();
      boolean parts = others.stream().allMatch(one -> one.id().contains("-study-"));
      if (others.isEmpty() || (others.size() > 1 && !parts)) {
        return new Said(PlanSteps.which(plan, other.steps(), BUTTON));
      }
      Step edge = before ? others.getFirst() : others.getLast();
      return before(step.steps().getFirst(), edge, before);
    }

    private Optional<Carried> unclear(Mention mention) {
      if (mention.steps().size() > 1) {
        return Optional.of(new Said(PlanSteps.which(plan, mention.steps(), BUTTON)));
      }
      Step step = mention.steps().getFirst();
      return step.status() == Progress.DONE
          ? Optional.of(
              Said.of(
                  "Step %d is done already, so it can't be moved.".formatted(plan.number(step))))
          : Optional.empty();
    }

    private Carried before(Step step, Step other, boolean before) {
      Move move = before ? Move.before(step.id(), other.id()) : Move.after(step.id(), other.id());
      CareerPlan after = drawn(step, List.of(move));
      if (!isMet(after, move)) {
        return Said.of(
            "Step %d can't go %s step %d, since %s. As it stands, step %d is due %s; nothing is changed."
                .formatted(
                    plan.number(step),
                    before ? "before" : "behind",
                    plan.number(other),
                    before ? "it builds on that one" : "that one waits for it",
                    plan.number(step),
                    date(step.dueOn())));
      }
      return told(
          after,
          step,
          "%s now comes %s **%s**: %s."
              .formatted(
                  named(step),
                  before ? "before" : "after",
                  Section.withoutMarks(other.title()),
                  span(after, step)));
    }

    private String named(Step step) {
      return "**" + Section.withoutMarks(step.title()) + "**";
    }

    private static boolean isMet(CareerPlan after, Move move) {
      Optional<Step> step = after.step(move.step());
      Optional<Step> other = after.step(Objects.requireNonNull(move.other()));
      if (step.isEmpty() || other.isEmpty()) {
        return false;
      }
      return move.place() == Move.Place.BEFORE
          ? step.get().dueOn().isBefore(other.get().startOn())
          : other.get().dueOn().isBefore(step.get().startOn());
    }

    // -------------------------------------------------------------- one step

    Carried alone(Mention mention) {
      Optional<Carried> unclear = unclear(mention);
      if (unclear.isPresent()) {
        return unclear.get();
      }
      Step step = mention.steps().getFirst();
      List<WishTime> named = times.times();
      if (!named.isEmpty()) {
        return toDay(step, named.getFirst());
      }
      Optional<Period> shift = times.shift().or(this::plainLength);
      if (shift.isPresent()) {
        LocalDate day = step.startOn().plus(shift.get());
        return shift.get().isNegative() ? earlier(step, day) : from(step, day);
      }
      if (words.has("last", text) || words.has("later", text)) {
        return last(step);
      }
      return words.has("first", text) || words.has("earlier", text) ? first(step) : nothingNamed();
    }

    /** "Step 3 by two weeks": later, as nothing else is said. */
    private Optional<Period> plainLength() {
      return times.length();
    }

    private Carried toDay(Step step, WishTime time) {
      boolean exam = step.kind() == Kind.CREDENTIAL && time.last().isBefore(step.dueOn());
      if (exam) {
        return on(step, time.last());
      }
      Move move = at(step, time);
      return move.place() == Move.Place.ON ? on(step, time.first()) : from(step, time.first());
    }

    private Carried from(Step step, LocalDate day) {
      CareerPlan after = drawn(step, List.of(Move.from(step.id(), day)));
      if (after.step(step.id()).isEmpty()) {
        return Said.of(
            "From %s on there is no room for step %d before your plan has to end, so nothing is changed. It is due %s as it stands."
                .formatted(date(day), plan.number(step), date(step.dueOn())));
      }
      return told(after, step, "%s moves: %s.".formatted(named(step), span(after, step)));
    }

    private Carried on(Step step, LocalDate day) {
      CareerPlan after = drawn(step, List.of(Move.on(step.id(), day)));
      if (isOn(after, step, day)) {
        return told(after, step, "%s is on %s now.".formatted(named(step), date(day)));
      }
      Optional<Integer> hours =
          IntStream.rangeClosed(plan.hoursPerWeek() + 1, Wish.MOST_HOURS)
              .boxed()
              .filter(more -> isOn(drawn(step, List.of(Move.on(step.id(), day)), more), step, day))
              .findFirst();
      String way =
          hours
              .map(more -> " With %s a week it would.".formatted(HoursAdvice.spoken(more)))
              .orElse("");
      return new Said(
          Advice.grounded(
                  "%s can't be on %s: what comes before it takes until %s at %s a week.%s The nearest day is %s; nothing is changed."
                      .formatted(
                          named(step),
                          date(day),
                          date(step.startOn().minusDays(1)),
                          HoursAdvice.spoken(plan.hoursPerWeek()),
                          way,
                          date(step.dueOn())))
              .withFollowUps(
                  hours
                      .map(more -> List.of("Make it %d hours a week".formatted(more)))
                      .orElse(List.of())));
    }

    private static boolean isOn(CareerPlan after, Step step, LocalDate day) {
      return after.step(step.id()).map(Step::dueOn).filter(day::equals).isPresent();
    }

    /** Before the first step that does not have to be done before it. */
    private Carried first(Step step) {
      return earlier(step, plan.startsOn());
    }

    private Carried earlier(Step step, LocalDate day) {
      for (Step other : plan.open()) {
        boolean passes = !other.equals(step) && !other.startOn().isBefore(day);
        if (!passes || plan.number(other) > plan.number(step)) {
          continue;
        }
        Move move = Move.before(step.id(), other.id());
        CareerPlan after = drawn(step, List.of(move));
        if (isMet(after, move) && isEarlier(after, step)) {
          return told(after, step, "%s moves: %s.".formatted(named(step), span(after, step)));
        }
      }
      return Said.of(
          "Step %d can't go earlier: what stands before it has to be done first. It is due %s; nothing is changed."
              .formatted(plan.number(step), date(step.dueOn())));
    }

    private static boolean isEarlier(CareerPlan after, Step step) {
      return after.step(step.id()).filter(one -> one.dueOn().isBefore(step.dueOn())).isPresent();
    }

    /** Behind the last step that does not wait for it. */
    private Carried last(Step step) {
      for (Step other : plan.open().reversed()) {
        if (other.equals(step)) {
          continue;
        }
        Move move = Move.after(step.id(), other.id());
        CareerPlan after = drawn(step, List.of(move));
        if (isMet(after, move)) {
          return told(after, step, "%s moves: %s.".formatted(named(step), span(after, step)));
        }
      }
      return Said.of(
          "Step %d can't go later: all the rest waits for it. Nothing is changed."
              .formatted(plan.number(step)));
    }

    private CareerPlan drawn(Step step, List<Move> moves) {
      return drawn(step, moves, plan.hoursPerWeek());
    }

    private CareerPlan drawn(Step step, List<Move> moves, int hours) {
      Redrawing redrawing = Redrawing.of(asked, plan);
      Wish wish = redrawing.wish().withHours(hours);
      return redrawing.drawn(wish.under(wish.terms().moved(step.id(), moves)));
    }

    private static String span(CareerPlan after, Step step) {
      Step moved = after.step(step.id()).orElse(step);
      return date(moved.startOn()) + " to " + date(moved.dueOn());
    }

    private Carried told(CareerPlan after, Step step, String done) {
      if (after.step(step.id()).filter(step::equals).isPresent()) {
        return Said.of(
            "%s stands there already: %s. Nothing is changed."
                .formatted(named(step), span(after, step)));
      }
      return new Changed(done, after);
    }
  }
}
