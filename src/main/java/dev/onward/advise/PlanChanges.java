package dev.onward.advise;

import dev.onward.advise.Carried.Changed;
import dev.onward.advise.Carried.Said;
import dev.onward.ai.Embedder;
import dev.onward.knowledge.Knowledge;
import dev.onward.plan.CareerPlan;
import dev.onward.understand.Ask;
import dev.onward.understand.Interpreter;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Decider;
import dev.onward.understand.decide.Decision;
import dev.onward.understand.decide.Models;
import dev.onward.understand.state.State;
import dev.onward.understand.wish.FirstTerms;
import dev.onward.understand.wish.PlanWish;
import dev.onward.understand.wish.PlanWords;
import dev.onward.understand.wish.WishActs;
import dev.onward.understand.wish.WishActs.Act;
import dev.onward.understand.wish.WishReader;
import dev.onward.understand.wish.WishReader.Reading;
import dev.onward.understand.wish.WishReader.Told;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does what a person wants of their plan and tells the difference. The wishes are read first; each
 * is carried out on what the one before it left, what can't be told is asked, what can't be done is
 * said with the nearest that can, and what was not understood is named.
 */
public final class PlanChanges {
  /** Margins within which another wish may be meant, if what is named fits it only. */
  private static final double CLOSE = 0.35;

  private static final double SAME = 0.1;

  private static final double FAR = 0.6;

  /** With a plan before them people speak of it: a refusal has to lead by more. */
  private static final double LARGE = 0.7;

  /** Below it what a message was taken for was wrong for four in ten. */
  private static final double IN_DOUBT = 0.7;

  private final PlanWords words;
  private final WishReader reader;
  private final PlanSteps steps;
  private final PlanMoves moves;
  private final PlanAdditions additions;
  private final PlanVariants variants;

  PlanChanges(PlanWords words, WishReader reader) {
    this.words = words;
    this.reader = reader;
    this.steps = new PlanSteps(words);
    this.moves = new PlanMoves(words);
    this.additions = new PlanAdditions(words);
    this.variants = new PlanVariants(words);
  }

  /** Makes one that decides by the given models. */
  public static PlanChanges of(Knowledge knowledge, Embedder embedder, Models models) {
    Decider decider = new Decider(models.decision(), embedder, Interpreter.wording(knowledge));
    PlanWords words = new PlanWords(knowledge.vocabulary().plans());
    WishActs acts =
        new WishActs() {
          @Override
          public List<Act> of(String clause) {
            return ofClause(decider.decide(clause, PlanChanges::canBeMeant));
          }

          @Override
          public List<Act> ofTime(String clause) {
            return likely(decider.decide(clause, PlanChanges::isOfTime), SAME);
          }
        };
    WishReader reader =
        new WishReader(
            words, acts, (one, other) -> cosine(embedder.passage(one), embedder.passage(other)));
    return new PlanChanges(words, reader);
  }

  /** Acts mean something only of an answer as a whole. */
  private static boolean canBeMeant(String label) {
    return Ask.named(label).filter(ask -> ask.group() == Ask.Group.ACT).isEmpty();
  }

  private static boolean isOfTime(String label) {
    return Ask.named(label)
        .flatMap(PlanChanges::actOf)
        .filter(act -> areOfTimes(act, Act.PAUSE))
        .isPresent();
  }

  /** A clause about steps has to be one; of times it is enough that it may be. */
  private static List<Act> ofClause(Decision decision) {
    List<Act> sure = likely(decision, SAME);
    return likely(decision, FAR).stream()
        .filter(act -> sure.contains(act) || areOfTimes(act, Act.PAUSE))
        .toList();
  }

  /** What a decision may mean of a plan, as far as that lies near to the likeliest. */
  private static List<Act> likely(Decision decision, double within) {
    double best = decision.first().margin();
    return decision.choices().stream()
        .filter(choice -> choice.margin() >= best - within)
        .flatMap(choice -> Ask.named(choice.label()).flatMap(PlanChanges::actOf).stream())
        .toList();
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
      first += one[i] * one[i];
      second += other[i] * other[i];
    }
    return product / Math.max(Math.sqrt(first * second), Double.MIN_NORMAL);
  }

  /** True where a message takes one of the variants that were shown. */
  boolean isChoice(String text, @Nullable CareerPlan plan) {
    return plan != null && PlanVariants.BUTTONS.contains(text.strip());
  }

  /**
   * What a message wants of the plan though it was taken for something else; empty where it wants
   * nothing of it.
   */
  Optional<Advice> claimed(Asked asked, Understanding message) {
    CareerPlan plan = asked.plan();
    if (plan == null || asked.part().ask().isDanger()) {
      return Optional.empty();
    }
    return outright(asked, message, plan)
        .map(told -> done(asked, told))
        .or(() -> answered(asked, message.said(), plan))
        .or(() -> inDoubt(asked, message, plan));
  }

  /** What the words themselves say they want, whatever they were taken for. */
  private Optional<Told> outright(Asked asked, Understanding message, CareerPlan plan) {
    Ask ask = asked.part().ask();
    String said = message.said();
    Told told = new Told(said, List.of(Act.ADAPT), plan, asked.today(), false);
    if (reader.isCalled(said) && !ask.isRefused()) {
      return Optional.of(told.wanting(List.of(Act.ADD), false));
    }
    if (reader.namesWeekdays(said) && !said.contains("?") && !ask.changesPlan()) {
      return Optional.of(told);
    }
    if (ask == Ask.PLAN && reader.namesEveryWeek(said)) {
      return Optional.of(told);
    }
    if (reader.isReplacing(said)
        && PlanTerms.isAnotherGoal(asked, plan, reader.namesAnExam(said))) {
      return Optional.of(told.wanting(List.of(Act.GOAL), false));
    }
    boolean named = asked.part().credentials().stream().anyMatch(said::contains);
    if (!named && !ask.isRefused() && isOfPlan(message.before()) && reader.asksByWhen(told)) {
      return Optional.of(told.wanting(List.of(Act.END), false));
    }
    boolean supposed =
        !ask.isRefused() && !ask.isFacet() && !ask.changesPlan() && reader.supposesHours(told);
    return supposed || (isOpenAmount(asked.part(), message) && reader.isAmount(told))
        ? Optional.of(told.wanting(List.of(Act.HOURS), false))
        : Optional.empty();
  }

  /** An amount alone is one of hours, unless it is surely said of a step or of the person. */
  private static boolean isOpenAmount(Part part, Understanding message) {
    boolean sure = part.decision().sureness() >= IN_DOUBT;
    return switch (part.ask()) {
      case PLAN_TICK, PLAN_UNTICK, PLAN_DROP, PLAN_WHY -> false;
      case PLAN_ADD, PLAN_VARIANTS, STATEMENT -> !sure;
      default ->
          part.ask().group() == Ask.Group.ACT
              || isOfPlan(message.before())
              || likely(part.decision(), LARGE).stream().anyMatch(PlanChanges::isOfAmounts);
    };
  }

  /** True where the answer before was one about a plan. */
  private static boolean isOfPlan(State state) {
    return state
        .last()
        .flatMap(exchange -> Ask.named(exchange.question().label()))
        .filter(ask -> ask.plans() || ask == Ask.SHOW_PLAN)
        .isPresent();
  }

  private static boolean isOfAmounts(Act act) {
    return act == Act.HOURS || act == Act.ADAPT;
  }

  /** When a step comes, told from the plan. */
  private Optional<Advice> answered(Asked asked, String said, CareerPlan plan) {
    boolean ofCredentials =
        switch (asked.part().ask()) {
          case STATUS, SUCCESSOR, VALIDITY, RENEWAL, RENEWAL_COST, RENEWAL_GAIN -> true;
          default -> asked.part().ask().isRefused();
        };
    List<CareerPlan.Step> steps = ofCredentials ? List.of() : reader.askedWhen(said, plan);
    return steps.isEmpty() ? Optional.empty() : Optional.of(PlanAdvice.dates(plan, steps));
  }

  /** What may be wanted of the plan, where what is named fits such a wish. */
  private Optional<Advice> inDoubt(Asked asked, Understanding message, CareerPlan plan) {
    Part part = asked.part();
    boolean refused = part.ask().isRefused();
    boolean mayBe =
        switch (part.ask().group()) {
          case OWN, ACT, ITEM, MANNERS -> isInDoubt(part);
          case SUBJECT -> isInDoubt(part) && part.ask() != Ask.NEXT_STEP;
          case REFUSED -> part.ask() != Ask.ORDERS;
          case FACET -> isInDoubt(part) && reader.isHypothetical(message.said());
          case CHANGE -> false;
        };
    if (!mayBe) {
      return Optional.empty();
    }
    // What only asks changes nothing, so that less has to speak for it.
    boolean open = refused || reader.asks(message.said());
    List<Act> likely = likely(part.decision(), open ? LARGE : CLOSE);
    Told told = new Told(message.said(), or(likely, Act.ADAPT), plan, asked.today(), true);
    Optional<Act> before = refused ? Optional.empty() : before(message);
    boolean asks = part.ask() == Ask.SHOW_PLAN || message.said().contains("?");
    Optional<Act> act =
        reader
            .claimed(told, before)
            .filter(one -> known(one, likely, before))
            // A question changes nothing, unless it says that all of it is late.
            .filter(one -> !asks || one == Act.ADAPT || isSupposed(one, message.said()));
    return act.map(one -> done(asked, told.wanting(List.of(one), before.equals(act))));
  }

  /** What would be is told and not done. */
  private boolean isSupposed(Act act, String said) {
    return areOfTimes(act, Act.PAUSE) && reader.isHypothetical(said);
  }

  private static boolean known(Act act, List<Act> likely, Optional<Act> before) {
    return likely.contains(act) || before.equals(Optional.of(act));
  }

  private static <T> List<T> or(List<T> some, T other) {
    return some.isEmpty() ? List.of(other) : some;
  }

  private static boolean isInDoubt(Part part) {
    return part.ask() == Ask.STATEMENT || part.decision().sureness() < IN_DOUBT;
  }

  /** What the message before wanted of the plan. */
  private static Optional<Act> before(Understanding message) {
    return message
        .before()
        .last()
        .flatMap(exchange -> Ask.named(exchange.question().label()))
        .flatMap(PlanChanges::actOf);
  }

  /** A plan from what a message names for it. */
  Advice made(Asked asked, Understanding message) {
    return ActionAdvice.plan(asked, reader.first(message.said(), asked.today()));
  }

  /** What a message wants of the plan. */
  Advice advise(Asked asked, Understanding message) {
    Optional<Act> before = before(message);
    return advise(asked, isAll(message) ? message.said() : asked.part().matter(), before);
  }

  /** True where a message wants nothing but changes of the plan, which are read together. */
  static boolean isAll(Understanding message) {
    return message.parts().stream()
        .filter(part -> !part.aside())
        .allMatch(part -> part.ask().changesPlan() && part.whom() == null);
  }

  /** The same of words that no conversation stands before. */
  Advice advise(Asked asked) {
    return advise(asked, asked.part().text(), Optional.empty());
  }

  private Advice advise(Asked asked, String text, Optional<Act> before) {
    Optional<Advice> unfit = HoursAdvice.unfit(asked, text);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    CareerPlan plan = asked.plan();
    if (plan == null) {
      return PlanBeginning.of(asked, new FirstTerms(words, asked.today(), text));
    }
    boolean may =
        switch (asked.part().ask()) {
          case PLAN_VARIANTS, PLAN_ADAPT, PLAN_HOURS, PLAN -> true;
          default -> isChoice(text, plan);
        };
    if (may && variants.isChoice(text)) {
      return told(plan, List.of(variants.taken(Redrawing.of(asked, plan), text)), List.of());
    }
    Act first = act(asked.part().ask());
    List<Act> close = likely(asked.part().decision(), CLOSE);
    List<Act> likely =
        Stream.concat(Stream.of(first), likely(asked.part().decision(), FAR).stream())
            .filter(act -> act == first || close.contains(act) || areOfTimes(first, act))
            .distinct()
            .toList();
    Told told = new Told(text, likely, plan, asked.today(), false);
    boolean again =
        words.has("correcting", text) && before.isPresent() && reader.isAgain(told, before.get());
    return done(asked, again ? told.wanting(List.of(before.orElseThrow()), true) : told);
  }

  private Advice done(Asked asked, Told told) {
    CareerPlan plan = told.plan();
    Reading reading = reader.read(told);
    if (reading.wishes().isEmpty()) {
      return Advice.grounded(PlanAdvice.wholeWeeks(plan.hoursPerWeek()));
    }
    boolean asks = reader.isHypothetical(told.text());
    List<Carried> carried = new ArrayList<>();
    CareerPlan now = plan;
    for (PlanWish wish : reading.wishes()) {
      Carried one =
          reader.asks(told.text()) && wish instanceof PlanWish.End end
              ? PlanTerms.fit(Redrawing.of(asked, now), end.day())
              : carriedOut(asked.with(now), now, wish);
      now = one instanceof Changed changed ? changed.after() : now;
      carried.add(one);
    }
    Advice advice = told(plan, carried, reading.missed());
    return asks && advice.plan() != null ? onlySaid(advice) : advice;
  }

  /** What would become of the plan; nothing does. */
  private static Advice onlySaid(Advice advice) {
    return Advice.grounded(
        "Your plan stays as it is; this is what it would come to, and said as an order I do it. "
            + advice.text());
  }

  /** Which of these it is shows rather in what is named than in how. */
  private static boolean areOfTimes(Act one, Act other) {
    Set<Act> times = Set.of(Act.PAUSE, Act.START, Act.END, Act.HOURS);
    return times.contains(one) && times.contains(other);
  }

  private static Act act(Ask ask) {
    return switch (ask) {
      case PLAN_TICK -> Act.TICK;
      case PLAN_UNTICK -> Act.UNTICK;
      case PLAN_DROP -> Act.DROP;
      case PLAN_WHY -> Act.WHY;
      case PLAN_MOVE -> Act.MOVE;
      case PLAN_ADD -> Act.ADD;
      case PLAN_VARIANTS -> Act.VARIANTS;
      case PLAN_HOURS -> Act.HOURS;
      case PLAN_PAUSE -> Act.PAUSE;
      case PLAN_START -> Act.START;
      case PLAN_END -> Act.END;
      case PLAN_GOAL -> Act.GOAL;
      default -> Act.ADAPT;
    };
  }

  /** What a decided ask wants of a plan; empty where it wants nothing of one. */
  static Optional<Act> actOf(Ask ask) {
    return ask.changesPlan() && ask != Ask.PLAN_UNDO ? Optional.of(act(ask)) : Optional.empty();
  }

  private Carried carriedOut(Asked asked, CareerPlan plan, PlanWish wanted) {
    Redrawing redrawing = Redrawing.of(asked, plan);
    return switch (wanted) {
      case PlanWish.Tick wish -> steps.tick(asked, wish, plan);
      case PlanWish.Untick wish -> steps.untick(wish, plan);
      case PlanWish.Drop wish -> steps.drop(asked, wish, plan);
      case PlanWish.Why wish -> steps.why(asked, wish, plan);
      case PlanWish.Move wish -> moves.move(asked, wish, plan);
      case PlanWish.Add wish -> additions.add(asked, wish, plan);
      case PlanWish.Free wish -> PlanTerms.free(redrawing, wish);
      case PlanWish.Lift wish -> PlanTerms.lift(redrawing);
      case PlanWish.Begin wish -> PlanTerms.begin(redrawing, wish.day());
      case PlanWish.End wish -> PlanTerms.end(redrawing, wish.day());
      case PlanWish.Hours wish -> PlanTerms.hours(redrawing, wish);
      case PlanWish.Goal wish -> PlanTerms.goal(redrawing);
      case PlanWish.Adapt wish -> PlanTerms.adapted(redrawing, wish);
      case PlanWish.Variants wish -> variants.shown(redrawing);
      case PlanWish.Unsure wish ->
          new Said(
              Advice.grounded(wish.question() + " Nothing is changed yet.")
                  .withFollowUps(wish.readings()));
    };
  }

  // ---------------------------------------------------------------- telling

  private static Advice told(CareerPlan before, List<Carried> carried, List<String> missed) {
    List<String> done = new ArrayList<>();
    Set<String> expected = new HashSet<>();
    List<Advice> said = new ArrayList<>();
    CareerPlan after = before;
    for (Carried one : carried) {
      switch (one) {
        case Changed changed -> {
          done.add(changed.done());
          expected.addAll(changed.expected());
          after = changed.after();
        }
        case Said other -> said.add(other.advice());
      }
    }
    if (done.isEmpty()) {
      return together(said, missed);
    }
    Advice changed = new Difference(before, after).told(String.join(" ", done), expected);
    Set<String> followUps = new LinkedHashSet<>(changed.followUps());
    for (Advice other : said) {
      changed = changed.and(butSaid(other.text()));
      followUps.addAll(other.followUps());
    }
    return withMissed(changed.withFollowUps(List.copyOf(followUps)), missed);
  }

  private static Advice together(List<Advice> said, List<String> missed) {
    Advice all = said.getFirst();
    Set<String> followUps = new LinkedHashSet<>(all.followUps());
    for (Advice other : said.subList(1, said.size())) {
      all = all.and(other.text());
      followUps.addAll(other.followUps());
    }
    return withMissed(all.withFollowUps(List.copyOf(followUps)), missed);
  }

  /** Beside something that was done, "nothing is changed" would be wrong. */
  private static String butSaid(String text) {
    return text.replaceAll("(?:;|,? (?:and|so)) nothing is changed(?= ?\\.)", "")
        .replaceAll(" ?Nothing is changed(?: yet)?\\.", "");
  }

  private static Advice withMissed(Advice advice, List<String> missed) {
    return missed.isEmpty()
        ? advice
        : advice.and(
            "I took no account of %s. A plan knows hours a week, days and free time, but no weekdays or times of the day; what else it means, say by itself."
                .formatted(Prose.joined(missed.stream().map("\"%s\""::formatted).toList(), "and")));
  }
}
