package dev.onward.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.advise.Action;
import dev.onward.advise.ActionWords;
import dev.onward.advise.Advice;
import dev.onward.advise.Outcome;
import dev.onward.database.Database;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.plan.Trait;
import dev.onward.talk.Actions.Asker;
import dev.onward.talk.Actions.Request;
import dev.onward.talk.Actions.Settled;
import dev.onward.talk.ModelAdvisor.Worded;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.decide.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What asking back, doing and undoing promise, whichever engine is under them. */
abstract class ActionsContract {
  private static final Inspection INSPECTION =
      new Inspection("What now?", "en", List.of(), List.of(), new Inspection.Times(1, 2));

  private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");
  private static final Profile MIRA =
      Profile.EMPTY
          .withName("Mira")
          .withGoal("solutions-architect")
          .withHours(5)
          .withLanguages(List.of("java", "python"))
          .withHeld(HeldBadge.of("AZ-104"))
          .withHeld(new HeldBadge("AI-102", null, LocalDate.of(2027, 5, 12)));
  private static final Trait GOAL = new Trait(Trait.Kind.GOAL, "", "your goal");

  private Instant now = MORNING;
  private final InstantSource clock = () -> now;
  private final Letterbox letterbox = new Letterbox();
  private Conversations conversations;
  private Memory memory;
  private Actions actions;
  private String person;
  private Optional<String> conversation = Optional.empty();

  abstract Database database();

  @BeforeEach
  void meetSomebody() {
    conversations = new Conversations(database(), clock);
    memory = new Memory(database(), clock);
    actions = Actions.of(database(), memory, clock);
    person = memory.newPerson();
  }

  /** The door to the mails, which notes what went through it. */
  private static final class Letterbox implements Correspondence {
    private final List<String> sent = new ArrayList<>();
    private @Nullable Instant ended;
    private boolean writes;
    private Asked answer = Asked.SENT;

    @Override
    public Asked ask(String person, String address, Optional<String> goal) {
      sent.add(address + " " + goal.orElse("-"));
      return answer;
    }

    @Override
    public boolean writesTo(String person) {
      return writes;
    }

    @Override
    public Optional<Instant> end(String person) {
      if (!writes) {
        return Optional.empty();
      }
      writes = false;
      ended = MORNING;
      return Optional.of(MORNING);
    }

    @Override
    public boolean takeUp(String person, Instant when) {
      boolean known = when.equals(ended);
      writes = writes || known;
      ended = null;
      return known;
    }
  }

  // ---------------------------------------------------------------- one turn

  /** What came of a message that is understood as an ask, with the advice that it would get. */
  private Settled say(String said, Ask ask, Advice usual) {
    return say(actions, said, understood(said, ask, memory.profile(person)), usual);
  }

  private Settled say(String said, Ask ask) {
    return say(said, ask, Advice.grounded("An answer."));
  }

  private Settled say(Actions node, String said, Understanding message, Advice usual) {
    Spoken spoken = Spoken.of(said);
    Turn turn = conversations.begin(person, conversation, spoken.text());
    conversation = Optional.of(turn.conversationId());
    Request request =
        new Request(
            new Asker(person, spoken.address()),
            turn,
            message,
            node.known(person),
            Optional.of(letterbox));
    Optional<Settled> settled = node.settled(request);
    Advice advice = settled.map(Settled::advice).orElseGet(() -> node.proposed(request, usual));
    Answer answer =
        new Answer(
            Outcome.GROUNDED,
            advice.text(),
            List.of(),
            advice.plan(),
            advice.followUps(),
            "embedded");
    if (settled.isEmpty()) {
      node.keep(request, advice, new Worded(answer, message.profile()));
    }
    conversations.answered(turn, answer, INSPECTION, state -> state);
    if (settled.isEmpty()) {
      node.await(request, advice);
    }
    return settled.orElseGet(() -> new Settled(advice, Acted.asked(advice.action())));
  }

  private static Understanding understood(String said, Ask ask, Profile profile) {
    Part part = Part.asked(ask, said, List.of(), null);
    return new Understanding(said, said, List.of(part), profile, List.of(), null, null);
  }

  private Settled yes() {
    return say("yes", Ask.YES);
  }

  private Settled ask(Action action) {
    return say("an order", Ask.STATEMENT, ActionWords.askedBack(action));
  }

  private static String state(Settled settled) {
    return Optional.ofNullable(settled.acted()).map(Acted::state).orElse("");
  }

  private void knowMira() {
    memory.keep(person, MIRA);
    memory.keep(person, plan("architect", "a", "b").with("a", Progress.DONE));
  }

  private CareerPlan planNow() {
    return memory.plan(person).orElseThrow().plan();
  }

  private static CareerPlan plan(String goal, String... ids) {
    LocalDate start = LocalDate.of(2026, 11, 24);
    List<Step> steps =
        List.of(ids).stream()
            .map(id ->
                new Step(
                    id,
                    Kind.LEARNING,
                    "Study " + id,
                    "why",
                    start,
                    start.plusDays(6),
                    4,
                    null,
                    "done",
                    Progress.TODO,
                    List.of()))
            .toList();
    return new CareerPlan(goal, "Goal " + goal, start, 5, steps, List.of());
  }

  // ---------------------------------------------------------------- asking back

  @Test
  void toEraseAllIsAskedBackDoneOnAYesAndCanBeUndone() {
    knowMira();
    String planId = memory.plan(person).orElseThrow().id();

    Settled asked = ask(new Action.EraseAll());
    assertThat(asked.advice().text()).contains("Erase all I keep of you", "Yes or no");
    assertThat(asked.advice().followUps())
        .containsExactly("Yes, erase it all", "No, erase nothing");
    assertThat(state(asked)).isEqualTo("asked");
    assertThat(memory.profile(person)).isEqualTo(MIRA);

    Settled done = yes();
    assertThat(done.advice().text()).contains("erased", "24 November 2026, 09:00 UTC");
    assertThat(done.advice().followUps()).containsExactly("Undo");
    assertThat(Objects.requireNonNull(done.acted()).undoUntil())
        .isEqualTo(MORNING.plus(Duration.ofDays(1)));
    assertThat(memory.profile(person)).isEqualTo(Profile.EMPTY);
    assertThat(memory.plan(person)).isEmpty();

    Settled undone = say("Undo", Ask.UNCLEAR);
    assertThat(state(undone)).isEqualTo("undone");
    assertThat(undone.advice().plan()).isEqualTo(planNow());
    assertThat(memory.profile(person)).isEqualTo(MIRA);
    assertThat(memory.plan(person).orElseThrow().id()).isEqualTo(planId);
    assertThat(planNow().step("a").orElseThrow().status()).isEqualTo(Progress.DONE);

    assertThat(say("Undo", Ask.UNCLEAR).advice().text()).contains("nothing to undo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "Yes!",
        "yes please",
        "Yes, erase it all",
        "yes, erase it all.",
        "ja",
        "Oui"
      })
  void aPlainYesAndTheButtonAreAYesHoweverTheyAreUnderstood(String word) {
    knowMira();
    ask(new Action.EraseAll());
    assertThat(state(say(word, Ask.UNCLEAR))).isEqualTo("done");
    assertThat(memory.profile(person)).isEqualTo(Profile.EMPTY);
  }

  @Test
  void theSameOrderBehindAYesIsAYes() {
    knowMira();
    ask(new Action.EraseAll());
    assertThat(state(say("Yes, delete everything", Ask.ERASE_ALL))).isEqualTo("done");
  }

  @Test
  void theOrderAgainWithoutAYesIsAskedBackAgain() {
    knowMira();
    ask(new Action.EraseAll());
    Advice again = ActionWords.askedBack(new Action.EraseAll());
    assertThat(state(say("delete everything", Ask.ERASE_ALL, again))).isEqualTo("asked");
    assertThat(memory.profile(person)).isEqualTo(MIRA);
    assertThat(state(yes())).isEqualTo("done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "No, erase nothing", "nein", "cancel", "undo"})
  void aNoLeavesAllAndIsSaid(String word) {
    knowMira();
    ask(new Action.EraseAll());
    Settled left = say(word, Ask.UNCLEAR);
    assertThat(state(left)).isEqualTo("left");
    assertThat(left.advice().text()).contains("Nothing is erased");
    assertThat(memory.profile(person)).isEqualTo(MIRA);
    assertThat(state(yes())).as("nothing waits any more").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Ask.class,
      names = {"NO", "CANCEL"})
  void whatIsUnderstoodAsANoIsOne(Ask ask) {
    knowMira();
    ask(new Action.ErasePlan());
    assertThat(state(say("rather leave it", ask))).isEqualTo("left");
    assertThat(memory.plan(person)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = Ask.class,
      names = {
        "DESCRIBE",
        "STATEMENT",
        "ERASE_PLAN",
        "THANKS",
        "BOTH",
        "ORDERS",
        "UNCLEAR",
        "ITEM"
      })
  void anythingElseDropsTheQuestionWithoutAWord(Ask ask) {
    knowMira();
    ask(new Action.EraseAll());
    Settled other = say("yes but first, what is AZ-305?", ask);
    assertThat(other.advice().text()).isEqualTo("An answer.");
    assertThat(state(yes())).isEmpty();
    assertThat(memory.profile(person)).isEqualTo(MIRA);
  }

  @Test
  void aYesBesideAnotherQuestionIsNone() {
    knowMira();
    ask(new Action.EraseAll());
    String said = "Go ahead. What is AZ-305?";
    Understanding both =
        new Understanding(
            said,
            said,
            List.of(
                Part.asked(Ask.YES, "Go ahead", List.of(), null),
                Part.asked(Ask.DESCRIBE, "What is AZ-305?", List.of("AZ-305"), null)),
            MIRA,
            List.of(),
            null,
            null);
    assertThat(state(say(actions, said, both, Advice.grounded("It is.")))).isEmpty();
    assertThat(memory.profile(person)).isEqualTo(MIRA);
  }

  @Test
  void whatMayBeAYesIsNone() {
    knowMira();
    ask(new Action.EraseAll());
    Decision unsure = new Decision(List.of(new Choice("yes", 0.4), new Choice("no", 0.3)), 0.4);
    Part part =
        new Part(
            "hm, well",
            "hm, well",
            Ask.YES,
            null,
            unsure,
            List.of(),
            List.of(),
            List.of(),
            null,
            false);
    Understanding message =
        new Understanding("hm, well", "hm, well", List.of(part), MIRA, List.of(), null, null);
    assertThat(state(say(actions, "hm, well", message, Advice.grounded("An answer."))))
        .isEqualTo("left");
    assertThat(memory.profile(person)).isEqualTo(MIRA);
  }

  @Test
  void aYesOfAnotherConversationOrPersonIsNone() {
    knowMira();
    ask(new Action.EraseAll());
    Optional<String> first = conversation;
    conversation = Optional.empty();
    assertThat(state(yes())).isEmpty();
    assertThat(memory.profile(person)).isEqualTo(MIRA);

    String mira = person;
    String other = memory.newPerson();
    memory.keep(other, MIRA);
    conversations.move(mira, other);
    person = other;
    conversation = first;
    assertThat(state(yes())).isEmpty();
    assertThat(memory.profile(other)).isEqualTo(MIRA);
    assertThat(memory.profile(mira)).isEqualTo(MIRA);
  }

  @Test
  void aYesWithoutAQuestionDoesNothingAndALateButtonSaysSo() {
    knowMira();
    assertThat(state(yes())).isEmpty();
    Settled late = say("Yes, erase it all", Ask.YES);
    assertThat(late.advice().text()).contains("nothing was done");
    assertThat(memory.profile(person)).isEqualTo(MIRA);
  }

  @Test
  void aYesThatComesTooLateDoesNothing() {
    knowMira();
    ask(new Action.EraseAll());
    now = MORNING.plus(Duration.ofHours(2));
    assertThat(state(yes())).isEmpty();
    assertThat(memory.profile(person)).isEqualTo(MIRA);
  }

  @Test
  void anotherNodeTakesTheYes() {
    knowMira();
    ask(new Action.EraseAll());
    Actions other = Actions.of(database(), new Memory(database(), clock), clock);
    Settled done =
        say(other, "yes", understood("yes", Ask.YES, MIRA), Advice.grounded("An answer."));
    assertThat(state(done)).isEqualTo("done");
    assertThat(memory.profile(person)).isEqualTo(Profile.EMPTY);
  }

  @Test
  void ofTwoYesAtOnceOneIsTaken() throws Exception {
    knowMira();
    say("mail me at ann@example.org", Ask.MAIL);
    Turn turn = conversations.begin(person, conversation, "yes");
    Request request =
        new Request(
            new Asker(person, Optional.empty()),
            turn,
            understood("yes", Ask.YES, MIRA),
            actions.known(person),
            Optional.of(letterbox));
    List<Callable<Optional<Settled>>> both =
        List.of(() -> actions.settled(request), () -> actions.settled(request));
    int settled = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<Settled>> one : threads.invokeAll(both)) {
        settled += one.get().isPresent() ? 1 : 0;
      }
    }
    assertThat(settled).isEqualTo(1);
    assertThat(letterbox.sent).hasSize(1);
  }

  // ---------------------------------------------------------------- one thing, the plan

  @Test
  void oneThingIsForgottenOnAYesWithoutTheRest() {
    knowMira();
    Trait badge = new Trait(Trait.Kind.BADGE, "AZ-104", "AZ-104");
    Settled asked = ask(new Action.ForgetOne(List.of(GOAL, badge)));
    assertThat(asked.advice().text()).contains("Forget your goal and AZ-104?");
    assertThat(memory.profile(person)).isEqualTo(MIRA);

    assertThat(yes().advice().text()).contains("forgotten your goal and AZ-104");
    assertThat(memory.profile(person)).isEqualTo(MIRA.withGoal(null).withoutHeld("AZ-104"));
    assertThat(memory.plan(person)).isPresent();

    say("undo that", Ask.UNCLEAR);
    Profile back = memory.profile(person);
    assertThat(back.goal()).isEqualTo(MIRA.goal());
    assertThat(back.held()).containsExactlyInAnyOrderElementsOf(MIRA.held());
  }

  @Test
  void whatWasToldSinceStaysWhenTheRestComesBack() {
    knowMira();
    ask(new Action.EraseAll());
    yes();
    HeldBadge dated = new HeldBadge("AZ-104", null, LocalDate.of(2027, 9, 1));
    memory.keep(person, Profile.EMPTY.withHours(3).withLanguages(List.of("rust")).withHeld(dated));
    say("Undo", Ask.UNCLEAR);

    Profile back = memory.profile(person);
    assertThat(back.name()).isEqualTo("Mira");
    assertThat(back.hoursPerWeek()).isEqualTo(3);
    assertThat(back.languages()).containsExactlyInAnyOrder("java", "python", "rust");
    assertThat(back.held()).containsExactlyInAnyOrder(dated, MIRA.held("AI-102").orElseThrow());
  }

  @Test
  void aPlanIsErasedAloneAndComesBackThoughThereIsAnother() {
    knowMira();
    ask(new Action.ErasePlan());
    yes();
    assertThat(memory.plan(person)).isEmpty();
    assertThat(memory.profile(person)).isEqualTo(MIRA);

    CareerPlan another = plan("ml", "m");
    memory.keep(person, another);
    say("I want my plan back", Ask.PLAN_UNDO);
    assertThat(planNow().goal()).isEqualTo("architect");
    say("undo", Ask.UNCLEAR);
    assertThat(planNow()).isEqualTo(another);
  }

  @Test
  void toReplaceAPlanIsAskedBackAndANoLeavesTheGoalToo() {
    knowMira();
    CareerPlan other = plan("ml", "m", "n");
    Profile wanted = MIRA.withGoal("ml-operations").withHours(8);
    Advice offer = ActionWords.askedBack(new Action.ReplacePlan(other, wanted));
    Understanding message = understood("Make me a plan toward AI-300", Ask.PLAN, wanted);

    say(actions, message.said(), message, offer);
    say("no", Ask.NO);
    assertThat(planNow().goal()).isEqualTo("architect");
    assertThat(memory.profile(person)).isEqualTo(MIRA);

    say(actions, message.said(), message, offer);
    assertThat(memory.profile(person)).isEqualTo(MIRA);
    Settled done = yes();
    assertThat(done.advice().plan()).isEqualTo(other);
    assertThat(planNow()).isEqualTo(other);
    assertThat(memory.profile(person)).isEqualTo(wanted);

    say("Undo", Ask.UNCLEAR);
    assertThat(planNow().goal()).isEqualTo("architect");
    assertThat(memory.profile(person)).isEqualTo(MIRA);
  }

  @Test
  void aChangedPlanComesBackStepByStepWithWhatWasTickedSince() {
    knowMira();
    CareerPlan second = plan("second", "a", "b", "c").with("a", Progress.DONE);
    CareerPlan third = plan("third", "a", "b").with("a", Progress.DONE);
    Settled changed = say("eight hours", Ask.PLAN_HOURS, Advice.grounded("2").with(second));
    assertThat(changed.advice().text()).contains("brings the plan before back, until");
    assertThat(changed.advice().followUps()).first().isEqualTo("Undo");
    say("three hours", Ask.PLAN_HOURS, Advice.grounded("3").with(third));
    memory.change(person, plan -> plan.with("b", Progress.DONE));

    say("the plan of before was better", Ask.PLAN_UNDO);
    assertThat(planNow().goal()).isEqualTo("second");
    assertThat(planNow().step("b").orElseThrow().status()).isEqualTo(Progress.DONE);
    say("undo", Ask.UNCLEAR);
    assertThat(planNow().goal()).isEqualTo("architect");
    assertThat(planNow().step("b").orElseThrow().status()).isEqualTo(Progress.DONE);
  }

  @Test
  void aTickThatWasSaidIsUndone() {
    knowMira();
    CareerPlan ticked = planNow().with("b", Progress.DONE);
    say("I finished b", Ask.PLAN_TICK, Advice.grounded("Well done.").with(ticked));
    assertThat(planNow()).isEqualTo(ticked);
    say("undo", Ask.UNCLEAR);
    assertThat(planNow().step("b").orElseThrow().status()).isEqualTo(Progress.TODO);
    assertThat(planNow().step("a").orElseThrow().status()).isEqualTo(Progress.DONE);
  }

  @Test
  void aPlanThatIsOnlyShownIsNoChange() {
    knowMira();
    Settled shown = say("show it", Ask.SHOW_PLAN, Advice.grounded("Here.").with(planNow()));
    assertThat(shown.advice().text()).isEqualTo("Here.");
    assertThat(say("undo", Ask.UNCLEAR).advice().text()).contains("nothing to undo");
  }

  // ---------------------------------------------------------------- mails

  @Test
  void aMailIsSentOnceOnAYesAndTheAddressIsKeptNowhere() {
    Settled asked = say("send me the weekly mail to ann@example.org", Ask.MAIL);
    assertThat(asked.advice().text()).contains("to the address that you wrote").doesNotContain("@");
    assertThat(letterbox.sent).isEmpty();
    assertThat(kept()).contains("ann@example.org");

    assertThat(yes().advice().text()).contains("a mail with a link to confirm is on its way");
    assertThat(letterbox.sent).containsExactly("ann@example.org -");
    assertThat(kept()).doesNotContain("ann@example.org");
    yes();
    assertThat(letterbox.sent).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Ask.class,
      names = {"NO", "DESCRIBE"})
  void withoutAYesNoMailIsSentAndTheAddressIsDropped(Ask ask) {
    say("weekly mail to ann@example.org please", Ask.MAIL);
    say("what is AZ-305", ask);
    assertThat(letterbox.sent).isEmpty();
    assertThat(kept()).doesNotContain("ann@example.org");
  }

  @Test
  void anAddressWaitsForTenMinutesAtMost() {
    say("weekly mail to ann@example.org please", Ask.MAIL);
    now = MORNING.plus(Duration.ofMinutes(10));
    actions.tidy();
    assertThat(kept()).doesNotContain("ann@example.org");
    assertThat(state(yes())).isEmpty();
    assertThat(letterbox.sent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Ask.class,
      names = {"DESCRIBE", "STATEMENT", "TASK", "ITEM"})
  void anAddressAloneIsNoOrder(Ask ask) {
    say("my colleague ann@example.org says that AI-102 is retired", ask);
    assertThat(state(yes())).isEmpty();
    assertThat(letterbox.sent).isEmpty();
    assertThat(kept()).doesNotContain("ann@example.org");
  }

  @Test
  void whatBecameOfTheMailIsSaid() {
    letterbox.answer = Correspondence.Asked.TOO_OFTEN;
    say("weekly mail to ann@example.org please", Ask.MAIL);
    Settled refused = yes();
    assertThat(refused.advice().text()).contains("enough mails to confirm for now");
    assertThat(state(refused)).isEqualTo("left");
  }

  @Test
  void theMailIsEndedOnAYesAndTakenUpAgain() {
    assertThat(state(say("no more mails", Ask.NO_MAIL))).as("there is none").isEmpty();
    letterbox.writes = true;
    Settled asked = say("no more mails", Ask.NO_MAIL);
    assertThat(asked.advice().text()).contains("End the weekly mail");
    assertThat(letterbox.writes).isTrue();

    assertThat(state(yes())).isEqualTo("done");
    assertThat(letterbox.writes).isFalse();
    assertThat(say("Undo", Ask.UNCLEAR).advice().text()).contains("goes on as before");
    assertThat(letterbox.writes).isTrue();
  }

  @Test
  void aMailThatCannotBeTakenUpIsSaidToNeedAConfirmation() {
    letterbox.writes = true;
    say("no more mails", Ask.NO_MAIL);
    yes();
    letterbox.ended = null;
    assertThat(say("Undo", Ask.UNCLEAR).advice().text()).contains("a mail to confirm comes first");
    assertThat(letterbox.writes).isFalse();
  }

  // ---------------------------------------------------------------- a day, and for good

  @Test
  void afterADayWhatWasErasedIsGone() {
    knowMira();
    ask(new Action.EraseAll());
    yes();
    assertThat(kept()).contains("Mira");
    now = MORNING.plus(Duration.ofDays(1)).plusMillis(1);
    assertThat(say("Undo", Ask.UNCLEAR).advice().text()).contains("nothing to undo");
    actions.tidy();
    assertThat(kept()).doesNotContain("Mira");
  }

  @Test
  void theJobLeavesWhatCanStillBeUndone() {
    knowMira();
    ask(new Action.EraseAll());
    yes();
    now = MORNING.plus(Duration.ofHours(23));
    actions.tidy();
    assertThat(state(say("Undo", Ask.UNCLEAR))).isEqualTo("undone");
    assertThat(memory.profile(person)).isEqualTo(MIRA);
  }

  @Test
  void whoeverErasesEverythingErasesThatTooAtOnce() {
    knowMira();
    ask(new Action.EraseAll());
    yes();
    say("weekly mail to ann@example.org please", Ask.MAIL);
    memory.forget(person);
    assertThat(kept()).isEmpty();
  }

  @Test
  void whatIsSetAsideIsExportedAndFollowsThePerson() {
    knowMira();
    ask(new Action.EraseAll());
    yes();
    assertThat(String.valueOf(memory.belongings(person).get("setAside")))
        .contains("Mira", "erase-all");

    String other = memory.newPerson();
    memory.moveBelongings(person, other);
    assertThat(memory.belongings(person)).doesNotContainKey("setAside");
    assertThat(memory.belongings(other)).containsKey("setAside");
  }

  @Test
  void noMoreIsSetAsideThanCanBeWanted() {
    memory.keep(person, plan("start", "a"));
    for (int i = 0; i < 25; i++) {
      say("change", Ask.PLAN_HOURS, Advice.grounded("x").with(plan("goal " + i, "a")));
    }
    for (int i = 0; i < 30; i++) {
      say("undo", Ask.UNCLEAR);
    }
    assertThat(planNow().goal()).isEqualTo("goal 4");
  }

  /** All that the tables of the actions and the conversation hold of the person, as text. */
  private String kept() {
    return database()
        .with(handle ->
            String.join(
                "\n",
                handle
                    .createQuery(
                        """
                        SELECT content FROM set_aside WHERE person_id = :person
                        UNION ALL SELECT content FROM pending_action WHERE person_id = :person
                        UNION ALL SELECT question FROM turn t
                          JOIN conversation c ON c.id = t.conversation_id
                          WHERE c.person_id = :person AND t.question LIKE '%@%'
                        UNION ALL SELECT answer FROM turn t
                          JOIN conversation c ON c.id = t.conversation_id
                          WHERE c.person_id = :person AND t.answer LIKE '%@%'
                        """)
                    .bind("person", person)
                    .mapTo(String.class)
                    .list()));
  }
}
