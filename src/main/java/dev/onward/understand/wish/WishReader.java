package dev.onward.understand.wish;

import dev.onward.knowledge.AsOf;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Terms.Pause;
import dev.onward.plan.Wish;
import dev.onward.understand.wish.PlanWish.Add;
import dev.onward.understand.wish.PlanWish.Unsure;
import dev.onward.understand.wish.PlanWords.Token;
import dev.onward.understand.wish.StepFinder.Mention;
import dev.onward.understand.wish.WishActs.Act;
import dev.onward.understand.wish.WishTimes.Free;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads what a person wants of their plan: how many wishes a message holds, what each is, and of
 * which steps, days and hours. What a clause wants is decided by the trained decision; what it
 * names is read by rule; a clause that names something which its wish has no use for is handed back
 * as not understood. Does nothing to the plan.
 */
public final class WishReader {
  private static final int MOST_READINGS = 3;
  private static final int FEW_WORDS = 5;
  private static final int MANY_WORDS = 10;

  private final PlanWords words;
  private final WishActs acts;
  private final Nearness nearness;

  public WishReader(PlanWords words, WishActs acts, Nearness nearness) {
    this.words = words;
    this.acts = acts;
    this.nearness = nearness;
  }

  /**
   * A message about a plan. {@code likely} is what it may want as a whole, the likeliest first;
   * {@code instead} is true where that goes for what was wanted right before.
   */
  public record Told(
      String text, List<Act> likely, CareerPlan plan, LocalDate today, boolean instead) {
    public Told {
      likely = List.copyOf(likely);
      if (likely.isEmpty()) {
        throw new IllegalArgumentException("wants nothing: " + text);
      }
    }

    /** The same as another wish. */
    public Told wanting(List<Act> acts, boolean insteadOfIt) {
      return new Told(text, acts, plan, today, insteadOfIt);
    }

    private Told saying(String other) {
      return new Told(other, likely, plan, today, instead);
    }

    LocalDate soonest() {
      return today.plusDays(1);
    }
  }

  /** The wishes in the order in which they were said, and what of the words was not understood. */
  public record Reading(List<PlanWish> wishes, List<String> missed) {
    public Reading {
      wishes = List.copyOf(wishes);
      missed = List.copyOf(missed);
    }
  }

  /** Some clauses that want one thing. */
  private record Group(Act act, List<String> clauses) {
    String text() {
      return String.join(" ", clauses);
    }
  }

  public Reading read(Told told) {
    List<String> missed = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<String> clauses = clauses(told);
    boolean rules = clauses.stream().anyMatch(clause -> isRuleOfWeeks(clause, told));
    for (String clause : clauses) {
      boolean rule = rules && namesEveryWeek(clause) && isRuleOfDays(clause, told);
      (rule ? missed : others).add(rule ? withoutMarks(clause) : clause);
    }
    if (others.isEmpty()) {
      return new Reading(List.of(), missed);
    }
    return missed.isEmpty()
        ? read(told, missed)
        : read(told.saying(String.join(" ", others)), missed);
  }

  private Reading read(Told told, List<String> before) {
    List<Group> groups = groups(told);
    List<PlanWish> wishes = new ArrayList<>();
    List<String> missed = new ArrayList<>(before);
    for (Group group : groups) {
      wishes.addAll(wishes(group, told));
      group.clauses().stream()
          .filter(clause -> isMissed(group, clause, told))
          .map(this::withoutJoint)
          .forEach(missed::add);
    }
    return new Reading(wishes, missed);
  }

  /** The times of a message that orders a plan: each clause names days off, a start or an end. */
  public FirstTimes first(String text, LocalDate today) {
    LocalDate soonest = today.plusDays(1);
    List<Pause> pauses = new ArrayList<>();
    Optional<LocalDate> start = Optional.empty();
    Optional<LocalDate> end = Optional.empty();
    for (String clause : Clauses.of(text, words, new TimeFinder(words, today, text).find())) {
      WishTimes times = new WishTimes(words, today, clause);
      if (isFree(clause, times)) {
        times.free(soonest).readings().stream().findFirst().ifPresent(pauses::addAll);
        continue;
      }
      for (WishTime time : times.times()) {
        if (time.range() || times.isFrom(time)) {
          start = start.or(() -> times.start(soonest));
        }
        if (time.range() || times.isTill(time)) {
          end = end.or(() -> times.end(Optional.empty()));
        }
      }
    }
    return new FirstTimes(pauses, start, end, namesEveryWeek(text));
  }

  /**
   * The clause that orders the plan frees no days; a span in another, or what is taken so, does.
   */
  private boolean isFree(String clause, WishTimes times) {
    if (words.has("plan", clause) || namesEveryWeek(clause)) {
      return false;
    }
    boolean range = times.times().stream().anyMatch(WishTime::range);
    boolean pause = acts.ofTime(clause).stream().limit(1).anyMatch(Act.PAUSE::equals);
    return range || (pause && times.times().stream().anyMatch(time -> !times.isAhead(time)));
  }

  // ---------------------------------------------------------------- how many

  private List<String> clauses(Told told) {
    return Clauses.of(told.text(), words, new TimeFinder(words, told.today(), told.text()).find());
  }

  /** "Never on Sundays" says of every week what a plan of weeks can't hold, and names no more. */
  private boolean isRuleOfWeeks(String clause, Told told) {
    return namesWeekdays(clause) && isRuleOfDays(clause, told);
  }

  private boolean isRuleOfDays(String clause, Told told) {
    WishTimes times = times(clause, told);
    return times.isRule() && !isOfHours(told, times);
  }

  private String withoutMarks(String clause) {
    return withoutJoint(clause).replaceAll("[\\s,;.!]+$", "");
  }

  private List<Group> groups(Told told) {
    List<String> clauses = clauses(told);
    List<Group> groups = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (String clause : clauses.size() > 1 ? clauses : List.<String>of()) {
      Optional<Act> act =
          acts.of(clause).stream().filter(found -> carries(found, clause, told)).findFirst();
      Optional<Group> last = groups.isEmpty() ? Optional.empty() : Optional.of(groups.getLast());
      boolean same = last.isPresent() && act.filter(last.get().act()::equals).isPresent();
      boolean serves = last.isPresent() && isBare(clause, told) && serves(last.get(), clause, told);
      if (act.isEmpty() || same || serves) {
        last.map(Group::clauses).orElse(waiting).add(clause);
      } else {
        List<String> own = new ArrayList<>(groups.isEmpty() ? waiting : List.of());
        own.add(clause);
        groups.add(new Group(act.get(), own));
      }
    }
    if (groups.size() < 2) {
      return List.of(new Group(act(told), clauses.size() > 1 ? clauses : List.of(told.text())));
    }
    return groups;
  }

  /** The likeliest that fits what is named. */
  private Act act(Told told) {
    boolean adds =
        words.isAt("adding", PlanWords.tokens(told.text()), 0)
            && isOfHours(told, times(told.text(), told));
    if (adds && isOfSteps(told.likely().getFirst())) {
      // "Add reading the docs, 4 hours": what is to be added and has a length is no step yet.
      return Act.ADD;
    }
    return told.likely().stream()
        .filter(act -> fits(act, told.text(), told))
        .findFirst()
        .orElse(told.likely().getFirst());
  }

  /** True where the words may be such a wish: what they name does not speak against it. */
  private boolean fits(Act act, String text, Told told) {
    WishTimes times = times(text, told);
    boolean ranges = times.times().stream().anyMatch(WishTime::range);
    boolean called = new OwnSteps(words).isNamed(text) && isAdding(text);
    return switch (act) {
      case END -> !called && !ranges && isEnd(times);
      case START ->
          !ranges
              && !called
              && isStart(times)
              && !isOfHours(told, times)
              && isPossible(start(text, told, times), told);
      case HOURS -> !hours(told, times).isEmpty();
      case PAUSE ->
          !times.times().isEmpty() || times.length().isPresent() || words.has("lift", text);
      case UNTICK -> !told.plan().done().isEmpty();
      case TICK, DROP, MOVE ->
          PlanWords.tokens(text).size() <= FEW_WORDS || !mentions(text, told).isEmpty();
      case ADD -> isAdding(text) || told.likely().stream().noneMatch(WishReader::isOfSteps);
      case VARIANTS -> !isOfHours(told, times);
      case WHY, GOAL, ADAPT -> true;
    };
  }

  private static boolean isOfSteps(Act act) {
    return act == Act.DROP || act == Act.MOVE || act == Act.TICK;
  }

  private boolean isOfHours(Told told, WishTimes times) {
    return new WeekHours(words, told.plan().hoursPerWeek(), times.withoutTimes()).hasUnit();
  }

  private static boolean isStart(WishTimes times) {
    return times.times().isEmpty()
        || times.times().stream().anyMatch(time -> !time.whole() || times.isFrom(time));
  }

  /** "The second half of July" is no end, unless something is to be done by it. */
  private static boolean isEnd(WishTimes times) {
    return times.times().isEmpty()
        || times.times().stream()
            .anyMatch(time -> !time.whole() || times.isTill(time) || times.isEndOf(time));
  }

  /** No plan begins before tomorrow, so "a month earlier" is no start of one that is to begin. */
  private static boolean isPossible(PlanWish wish, Told told) {
    return !(wish instanceof PlanWish.Begin begin)
        || !begin.day().isBefore(told.soonest().minusDays(1));
  }

  /**
   * What a message may want though it was taken for something else: what was wanted right before,
   * where it names another of the same kind ("sorry, I meant March"), or what its words say
   * outright.
   */
  public Optional<Act> claimed(Told told, Optional<Act> before) {
    String text = told.text();
    Optional<Act> again = before.filter(act -> isAgain(told, act));
    return again.or(() ->
        told.likely().stream()
            .filter(act -> carries(act, text, told) && !(act == Act.ADD && !isCalled(text)))
            .findFirst());
  }

  /** True where a few words name another of what was wanted right before. */
  public boolean isAgain(Told told, Act before) {
    int many = PlanWords.tokens(told.text()).size();
    boolean corrects =
        many < FEW_WORDS || (many <= MANY_WORDS && words.has("correcting", told.text()));
    return corrects && carries(before, told.text(), told);
  }

  /** True where a text says outright that a step is to be added, and what it is called. */
  public boolean isCalled(String text) {
    return isAdding(text) && new OwnSteps(words).isNamed(text);
  }

  /** True where a clause names what a wish of that kind is about. */
  private boolean carries(Act act, String clause, Told told) {
    WishTimes times = times(clause, told);
    return switch (act) {
      case HOURS -> !hours(told, times).isEmpty();
      case PAUSE -> !times.times().isEmpty() || times.length().isPresent();
      case START ->
          (!times.times().isEmpty() || times.shift().isPresent()) && fits(Act.START, clause, told);
      case END ->
          (!times.times().isEmpty() || times.shift().isPresent()) && fits(Act.END, clause, told);
      case TICK, UNTICK, DROP, MOVE, WHY -> !named(clause, told).isEmpty();
      case ADD -> isAdding(clause);
      case ADAPT -> times.shift().isPresent();
      case GOAL, VARIANTS -> false;
    };
  }

  private boolean isAdding(String clause) {
    List<Token> tokens = PlanWords.tokens(clause);
    return tokens.size() >= 3 && words.has("adding", tokens);
  }

  /** A clause of a time or an amount alone, such as "4 hours" or "by mid January". */
  private boolean isBare(String clause, Told told) {
    String rest = times(clause, told).withoutTimes();
    List<Token> tokens = PlanWords.tokens(rest);
    return IntStream.range(0, tokens.size())
        .allMatch(at ->
            words.number(tokens, at).isPresent()
                || Stream.of(
                        "hours", "days", "weeks", "months", "by", "in", "the", "of", "from",
                        "until", "joins", "per", "around", "long", "before", "after", "range")
                    .anyMatch(cue -> words.isAt(cue, tokens, at)));
  }

  private boolean serves(Group last, String clause, Told told) {
    WishTimes times = times(clause, told);
    boolean timed = !times.times().isEmpty() || times.length().isPresent();
    boolean amounts = !hours(told, times).isEmpty();
    return (!timed || usesTimes(last.act())) && (!amounts || usesHours(last.act()));
  }

  // ---------------------------------------------------------------- what is left over

  private static boolean usesTimes(Act act) {
    return switch (act) {
      case PAUSE, START, END, HOURS, MOVE, ADD, ADAPT -> true;
      case TICK, UNTICK, DROP, WHY, GOAL, VARIANTS -> false;
    };
  }

  private static boolean usesHours(Act act) {
    return act == Act.HOURS || act == Act.ADD || act == Act.ADAPT;
  }

  /** True where a text speaks of weekdays or times of the day, of which a plan knows nothing. */
  public boolean namesEveryWeek(String text) {
    return namesWeekdays(text) || words.has("daytime", text);
  }

  /** True where a text speaks of weekdays as they come again: "Sundays", "never on a Sunday". */
  public boolean namesWeekdays(String text) {
    List<Token> tokens = PlanWords.tokens(text);
    boolean weekday =
        tokens.stream().anyMatch(token -> CalendarNames.weekday(token.word()).isPresent());
    return tokens.stream().anyMatch(token -> CalendarNames.isEveryWeek(token.word()))
        || (weekday && (words.has("never", tokens) || words.has("every", tokens)));
  }

  private String withoutJoint(String clause) {
    List<Token> tokens = PlanWords.tokens(clause);
    return tokens.size() > 1 && words.isAt("joins", tokens, 0)
        ? clause.substring(tokens.get(1).start())
        : clause;
  }

  /** True where a clause names what its wish takes no account of. */
  private boolean isMissed(Group group, String clause, Told told) {
    WishTimes times = times(clause, told);
    boolean timed = !times.times().isEmpty() && !usesTimes(group.act());
    boolean amounts =
        !usesHours(group.act())
            && new WeekHours(words, told.plan().hoursPerWeek(), times.withoutTimes()).hasUnit();
    return namesEveryWeek(clause) || timed || amounts;
  }

  // ---------------------------------------------------------------- what each is

  private List<PlanWish> wishes(Group group, Told told) {
    String text = group.text();
    if (group.act() == Act.HOURS) {
      return hoursOf(text, told, times(text, told));
    }
    return List.of(asked(group.act(), text, told).orElseGet(() -> wish(group.act(), text, told)));
  }

  /** A question back, where what is meant can only be guessed. */
  private Optional<PlanWish> asked(Act act, String text, Told told) {
    if (act == Act.ADD && !fits(act, text, told)) {
      return Optional.of(
          new Unsure(
              text,
              "Shall something come into the plan, or go out of it? I did not find what.",
              List.of("Add a project", "Show my plan")));
    }
    boolean ofSteps = isOfSteps(act) || act == Act.UNTICK;
    return ofSteps && named(text, told).isEmpty() ? guessed(act, text, told) : Optional.empty();
  }

  /** What lies near by its meaning only is asked about, never done. */
  private Optional<PlanWish> guessed(Act act, String text, Told told) {
    List<CareerPlan.Step> near =
        mentions(text, told).stream().flatMap(mention -> mention.steps().stream()).toList();
    if (near.isEmpty()) {
      return Optional.empty();
    }
    WishTimes times = times(text, told);
    List<String> steps =
        near.stream()
            .map(step -> "step %d (%s)".formatted(told.plan().number(step), step.title()))
            .toList();
    List<String> orders =
        near.stream().map(step -> order(act, told.plan().number(step), times)).toList();
    return Optional.of(
        new Unsure(text, "Do you mean %s?".formatted(String.join(" or ", steps)), orders));
  }

  private static String order(Act act, int number, WishTimes times) {
    return switch (act) {
      case TICK -> "Mark step %d as done".formatted(number);
      case UNTICK -> "Mark step %d as not done".formatted(number);
      case MOVE ->
          "Move step %d%s"
              .formatted(
                  number,
                  times.times().stream()
                      .map(time -> " to " + AsOf.spoken(time.first()))
                      .findFirst()
                      .orElse(" to a later day"));
      default -> "Leave out step %d".formatted(number);
    };
  }

  private PlanWish wish(Act act, String text, Told told) {
    WishTimes times = times(text, told);
    return switch (act) {
      case TICK -> new PlanWish.Tick(text, mentions(text, told));
      case UNTICK -> new PlanWish.Untick(text, open(text, told));
      case DROP -> new PlanWish.Drop(text, mentions(text, told));
      case WHY -> new PlanWish.Why(text, mentions(text, told));
      case MOVE -> new PlanWish.Move(text, mentions(text, told), times);
      case ADD -> adding(text, times);
      case PAUSE -> pause(text, told, times);
      case START -> start(text, told, times);
      case END -> end(text, told, times);
      case HOURS -> hoursOf(text, told, times).getLast();
      case ADAPT -> adapt(text, told, times);
      case GOAL -> new PlanWish.Goal(text);
      case VARIANTS -> new PlanWish.Variants(text);
    };
  }

  private WishTimes times(String text, Told told) {
    return new WishTimes(words, told.today(), text);
  }

  private List<Mention> named(String text, Told told) {
    return new StepFinder(words, told.plan()).find(text);
  }

  /** By their names, else those that lie nearest to what was said. */
  private List<Mention> mentions(String text, Told told) {
    List<Mention> named = named(text, told);
    return named.isEmpty() ? new NearSteps(nearness, told.plan()).find(text) : named;
  }

  /** "Only the first is done, the second is still open": the clauses that speak of open steps. */
  private List<Mention> open(String text, Told told) {
    String clauses =
        String.join(
            ". ",
            Stream.of(text.split("[,;.!?]")).filter(clause -> words.has("open", clause)).toList());
    List<Mention> open = named(clauses, told);
    return open.isEmpty() ? mentions(text, told) : open;
  }

  private PlanWish pause(String text, Told told, WishTimes times) {
    if (words.has("lift", text) && !told.plan().agreed().pauses().isEmpty()) {
      return new PlanWish.Lift(text);
    }
    Optional<Period> shift = times.times().isEmpty() ? times.shift() : Optional.empty();
    if (shift.filter(length -> !length.isNegative()).isPresent()) {
      return new PlanWish.Adapt(text, shift);
    }
    Free free = times.free(told.soonest());
    if (free.readings().isEmpty()) {
      return new Unsure(
          text,
          "From when to when shall nothing be planned? \"February\", \"two weeks from Monday\" or two dates will do.",
          List.of("Keep the next two weeks free", "Keep next month free"));
    }
    if (free.readings().size() > 1) {
      return new Unsure(
          text,
          "Which days shall be free?",
          free.readings().stream()
              .limit(MOST_READINGS)
              .map(pauses -> "Keep %s free".formatted(spoken(pauses.getFirst())))
              .toList());
    }
    return new PlanWish.Free(text, free.readings().getFirst(), told.instead());
  }

  private static String spoken(Pause pause) {
    return "%s to %s".formatted(AsOf.spoken(pause.from()), AsOf.spoken(pause.to()));
  }

  private PlanWish start(String text, Told told, WishTimes times) {
    LocalDate present =
        told.plan().open().stream()
            .map(CareerPlan.Step::startOn)
            .min(LocalDate::compareTo)
            .filter(told.soonest()::isBefore)
            .orElse(told.soonest());
    return times
        .start(present)
        .<PlanWish>map(day -> new PlanWish.Begin(text, day))
        .orElseGet(() ->
            new Unsure(
                text,
                "From which day on shall the plan begin? Now its next step begins on %s."
                    .formatted(AsOf.spoken(present)),
                List.of("Start it next week", "Start it next month")));
  }

  private PlanWish end(String text, Told told, WishTimes times) {
    Optional<LocalDate> present = told.plan().endsOn();
    return times
        .end(present)
        .<PlanWish>map(day -> new PlanWish.End(text, day))
        .orElseGet(() ->
            new Unsure(
                text,
                "By which day or month do you want to be through? Now the plan ends on %s."
                    .formatted(present.map(AsOf::spoken).orElse("no day")),
                List.of()));
  }

  private List<Integer> hours(Told told, WishTimes times) {
    return new WeekHours(words, told.plan().hoursPerWeek(), times.withoutTimes()).readings();
  }

  private List<PlanWish> hoursOf(String text, Told told, WishTimes times) {
    int present = told.plan().hoursPerWeek();
    List<Integer> readings = hours(told, times);
    Optional<Integer> then = untilThen(told, times);
    Optional<Integer> later =
        readings.stream().filter(hours -> !then.equals(Optional.of(hours))).findFirst();
    if (then.filter(hours -> hours != present).isPresent() && later.isPresent()) {
      return List.of(
          new PlanWish.Hours(text, then.get(), Optional.empty(), Optional.empty()),
          new PlanWish.Hours(text, later.get(), times.from(), Optional.empty()));
    }
    if (readings.size() != 1) {
      List<Integer> offered =
          readings.isEmpty()
              ? List.of(Math.max(1, present / 2), Math.min(Wish.MOST_HOURS, present + 2))
              : readings;
      return List.of(
          new Unsure(
              text,
              "How many hours a week shall I reckon with? Now it is %d.".formatted(present),
              offered.stream()
                  .limit(MOST_READINGS)
                  .map("Make it %d hours a week"::formatted)
                  .toList()));
    }
    boolean within = times.isWithin();
    Optional<LocalDate> from = times.from().filter(told.soonest()::isBefore);
    Optional<LocalDate> until =
        within ? times.times().stream().map(WishTime::last).findFirst() : times.until();
    return List.of(new PlanWish.Hours(text, readings.getFirst(), from, until));
  }

  /** "Until then two": the hours that hold up to the day that is named. */
  private Optional<Integer> untilThen(Told told, WishTimes times) {
    String rest = times.withoutTimes();
    List<Token> tokens = PlanWords.tokens(rest);
    OptionalInt then = words.first("untilthen", tokens);
    if (then.isEmpty() || times.from().isEmpty()) {
      return Optional.empty();
    }
    String behind = rest.substring(tokens.get(then.getAsInt()).start());
    return new WeekHours(words, told.plan().hoursPerWeek(), behind).readings().stream().findFirst();
  }

  /** True where a text asks what is or would be, and orders nothing, not even politely. */
  public boolean isHypothetical(String text) {
    return words.has("whatif", text) || (asks(text) && !words.has("mayi", text));
  }

  /** True for a question that asks for nothing to be done. */
  public boolean asks(String text) {
    return text.contains("?") && !words.has("polite", text);
  }

  /** True where a text supposes other hours: "if I had ten hours a week". */
  public boolean supposesHours(Told told) {
    return words.has("whatif", told.text()) && isOfHours(told, times(told.text(), told));
  }

  /** The steps of which a text asks when they come; none where it asks something else. */
  public List<CareerPlan.Step> askedWhen(String text, CareerPlan plan) {
    List<Token> tokens = PlanWords.tokens(text);
    OptionalInt when = words.first("when", tokens);
    boolean asks = when.isPresent() && (text.contains("?") || when.getAsInt() == 0);
    return asks
        ? new StepFinder(words, plan)
            .find(text).stream().flatMap(mention -> mention.steps().stream()).distinct().toList()
        : List.of();
  }

  /** True where a question names a time by which something is to be. */
  public boolean asksByWhen(Told told) {
    WishTimes times = times(told.text(), told);
    return asks(told.text()) && times.times().stream().anyMatch(times::isTill);
  }

  /** True where a text speaks of an exam without naming which. */
  public boolean namesAnExam(String text) {
    return words.names(PlanWords.tokens(text)).stream()
        .anyMatch(name -> name.key().equals("credential"));
  }

  /** True where a text wants one thing in the place of another. */
  public boolean isReplacing(String text) {
    return !isHypothetical(text) && (words.has("swap", text) || words.has("replace", text));
  }

  /** True where a few words name an amount and nothing that it may be of: "too much, 3 please". */
  public boolean isAmount(Told told) {
    List<Token> tokens = PlanWords.tokens(told.text());
    WishTimes times = times(told.text(), told);
    List<Integer> at =
        IntStream.range(0, tokens.size())
            .filter(i -> words.number(tokens, i).isPresent())
            .boxed()
            .toList();
    boolean few = tokens.size() <= FEW_WORDS && at.size() == 1;
    if (!few || isHypothetical(told.text()) || words.has("ofperson", tokens)) {
      return false;
    }
    int next = at.getFirst() + 1;
    boolean bare =
        next == tokens.size()
            || Stream.of("particle", "now", "enough", "hours", "per")
                .anyMatch(cue -> words.isAt(cue, tokens, next));
    return bare
        && times.times().isEmpty()
        && named(told.text(), told).isEmpty()
        && hours(told, times).size() == 1;
  }

  private PlanWish adapt(String text, Told told, WishTimes times) {
    boolean bare =
        times.times().isEmpty() && times.length().isEmpty() && hours(told, times).size() == 1;
    return bare || isOfHours(told, times)
        ? hoursOf(text, told, times).getLast()
        : new PlanWish.Adapt(text, times.shift().filter(length -> !length.isNegative()));
  }

  // ---------------------------------------------------------------- own words

  private PlanWish adding(String text, WishTimes times) {
    return new Add(text, new OwnSteps(words).in(text, times), times);
  }
}
