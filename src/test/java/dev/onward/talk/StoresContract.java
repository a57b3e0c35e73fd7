package dev.onward.talk;

import static dev.onward.understand.state.State.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.advise.Outcome;
import dev.onward.ai.Reply.Tokens;
import dev.onward.database.Database;
import dev.onward.ground.Tally;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.talk.Ledger.Measure;
import dev.onward.talk.Making.ToolUse;
import dev.onward.talk.Memory.Known;
import dev.onward.understand.state.Exchange;
import dev.onward.understand.state.Exchange.Question;
import dev.onward.understand.state.Exchange.Reply;
import dev.onward.understand.state.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stores promise, whichever engine is under them. */
abstract class StoresContract {
  private static final Inspection INSPECTION =
      new Inspection("What now?", "en", List.of(), List.of(), new Inspection.Times(1, 2));

  private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");

  private Instant now = MORNING;
  private final InstantSource clock = () -> now;
  private Conversations conversations;
  private Memory memory;
  private String person;

  abstract Database database();

  @BeforeEach
  void meetSomebody() {
    conversations = new Conversations(database(), clock);
    memory = new Memory(database(), clock);
    person = memory.newPerson();
  }

  @Test
  void aQuestionIsKeptBeforeItIsAnswered() {
    Turn turn = conversations.begin(person, Optional.empty(), "What next?");

    Turn kept = conversations.turn(person, turn.id()).orElseThrow();
    assertThat(kept.question()).isEqualTo("What next?");
    assertThat(kept.state()).isEqualTo(Turn.State.ANSWERING);
    assertThat(kept.answer()).isNull();
    assertThat(kept.askedAt()).isEqualTo(MORNING);
  }

  @Test
  void anAnswerComesBackAsItWasGiven() {
    Turn turn = conversations.begin(person, Optional.empty(), "What next?");
    Answer answer = answer(plan());
    State after = state();
    conversations.answered(turn, answer, INSPECTION, before -> after);

    Turn kept = conversations.turn(person, turn.id()).orElseThrow();
    assertThat(kept.answer()).isEqualTo(answer);
    assertThat(kept.state()).isEqualTo(Turn.State.ANSWERED);
    assertThat(conversations.state(turn.conversationId())).isEqualTo(after);
  }

  @Test
  void howAnAnswerCameAboutIsForItsPersonAndGoesWithTheConversation() {
    Turn turn = conversations.begin(person, Optional.empty(), "What next?");
    assertThat(conversations.inspection(person, turn.id())).isEmpty();
    conversations.answered(turn, answer(null), INSPECTION, state -> state);

    assertThat(conversations.inspection(person, turn.id())).contains(INSPECTION);
    assertThat(conversations.inspection("somebody else", turn.id())).isEmpty();
    conversations.delete(person, turn.conversationId());
    assertThat(conversations.inspection(person, turn.id())).isEmpty();
  }

  private static State state() {
    Question question =
        new Question(
            "What should I build?",
            "project",
            List.of("article"),
            List.of("AI-103", "AI-300"),
            "x",
            "my colleague");
    Reply reply =
        new Reply(
            "Two projects. [^one] [^two]",
            "more",
            List.of("one", "two"),
            List.of("one", "two"),
            List.of("What next?"),
            "a step");
    return NOTHING
        .after(Exchange.of("What is AI-103?", "describe", List.of("AI-103")), "It is an exam.")
        .after(new Exchange(question, reply), "Two projects.");
  }

  @Test
  void whatAConversationIsAboutGrowsWithEachAnswerAndIsAnothersInAnother() {
    Turn first = conversations.begin(person, Optional.empty(), "What is AI-103?");
    Exchange exchange = Exchange.of("What is AI-103?", "describe", List.of("AI-103"));
    conversations.answered(first, answer(null), INSPECTION, state -> state.after(exchange, "one"));
    Turn second =
        conversations.begin(person, Optional.of(first.conversationId()), "And what else?");
    conversations.answered(second, answer(null), INSPECTION, state -> state.after(exchange, "two"));
    Turn other = conversations.begin(person, Optional.empty(), "What is AI-103?");

    assertThat(conversations.state(first.conversationId()))
        .isEqualTo(NOTHING.after(exchange, "one").after(exchange, "two"));
    assertThat(conversations.state(other.conversationId())).isEqualTo(NOTHING);
  }

  @Test
  void anObjectionIsKeptWithTheAnswerThatItIsToUnlessTheReaderSaidMore() {
    Turn first = conversations.begin(person, Optional.empty(), "What does AI-103 cost?");
    Optional<String> conversation = Optional.of(first.conversationId());
    conversations.disputed(first);
    assertThat(conversations.feedback(person)).isEmpty();

    conversations.answered(first, answer(null), INSPECTION, state -> state);
    Turn second = conversations.begin(person, conversation, "That is wrong");
    conversations.disputed(second);
    conversations.disputed(second);
    assertThat(conversations.feedback(person))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.messageId()).isEqualTo(first.id());
          assertThat(kept.note()).isEqualTo("That is wrong");
          assertThat(kept.helpful()).isFalse();
        });
  }

  @Test
  void turnsStandInTheOrderTheyWereAsked() {
    Turn first = conversations.begin(person, Optional.empty(), "one");
    Optional<String> id = Optional.of(first.conversationId());
    conversations.begin(person, id, "two");
    conversations.begin(person, id, "three");

    assertThat(conversations.turns(first.conversationId()))
        .extracting(Turn::question)
        .containsExactly("one", "two", "three");
  }

  @Test
  void theLatestConversationStandsFirstUnderTheStartOfItsQuestion() {
    Turn older = conversations.begin(person, Optional.empty(), "a".repeat(200));
    now = MORNING.plusSeconds(60);
    Turn newer = conversations.begin(person, Optional.empty(), "short\n one");

    List<Conversation> list = conversations.list(person);
    assertThat(list)
        .extracting(Conversation::id)
        .containsExactly(newer.conversationId(), older.conversationId());
    assertThat(list)
        .extracting(Conversation::title)
        .containsExactly("short one", "a".repeat(69) + "…");
  }

  @Test
  void anotherPersonsConversationIsUnknown() {
    Turn turn = conversations.begin(person, Optional.empty(), "mine");
    String stranger = memory.newPerson();

    assertThat(conversations.find(stranger, turn.conversationId())).isEmpty();
    assertThat(conversations.turn(stranger, turn.id())).isEmpty();
    assertThat(conversations.delete(stranger, turn.conversationId())).isFalse();
    assertThatThrownBy(
            () -> conversations.begin(stranger, Optional.of(turn.conversationId()), "yours?"))
        .isInstanceOf(UnknownConversation.class);
    assertThat(conversations.turns(turn.conversationId())).hasSize(1);
  }

  @Test
  void aDeletedConversationTakesItsTurnsAndFeedbackAlong() {
    Turn turn = conversations.begin(person, Optional.empty(), "mine");
    conversations.rate(turn.id(), true, "");
    assertThat(conversations.delete(person, turn.conversationId())).isTrue();
    assertThat(conversations.turns(turn.conversationId())).isEmpty();
  }

  @Test
  void theLastWordOfFeedbackHolds() {
    Turn turn = conversations.begin(person, Optional.empty(), "mine");
    conversations.rate(turn.id(), true, "");
    conversations.rate(turn.id(), false, "a date was missing");

    String kept =
        database()
            .with(handle ->
                handle
                    .createQuery("SELECT note FROM feedback WHERE helpful = 0 AND turn_id = :t")
                    .bind("t", turn.id())
                    .mapTo(String.class)
                    .one());
    assertThat(kept).isEqualTo("a date was missing");
    assertThat(conversations.feedback(person))
        .containsExactly(new Feedback(turn.id(), false, "a date was missing", now));
    assertThat(conversations.feedback(memory.newPerson())).isEmpty();
  }

  @Test
  void allConversationsCanBeTakenAlongThoughTheListIsShort() {
    for (int i = 0; i < 201; i++) {
      conversations.begin(person, Optional.empty(), "question " + i);
    }
    assertThat(conversations.list(person)).hasSize(200);
    assertThat(conversations.all(person)).hasSize(201);
  }

  @Test
  void unfinishedAnswersAreMarkedAfterARestart() {
    Turn open = conversations.begin(person, Optional.empty(), "open");
    Turn done = conversations.begin(person, Optional.empty(), "done");
    conversations.answered(done, answer(null), INSPECTION, state -> state);

    assertThat(conversations.interruptUnfinished()).isGreaterThanOrEqualTo(1);
    assertThat(conversations.turn(person, open.id()).orElseThrow().state())
        .isEqualTo(Turn.State.INTERRUPTED);
    assertThat(conversations.turn(person, done.id()).orElseThrow().state())
        .isEqualTo(Turn.State.ANSWERED);
  }

  @Test
  void profileAndPlanAreKeptReplacedAndForgotten() {
    Profile profile =
        Profile.EMPTY
            .withName("Mira")
            .withHours(5)
            .withHeld(new HeldBadge("AI-102", "2026-05", LocalDate.of(2027, 5, 12)));
    memory.keep(person, profile);
    memory.keep(person, profile.withHours(4));
    String planId = memory.keep(person, plan()).id();
    assertThat(memory.keep(person, plan().with("a", Progress.DONE)).id()).isEqualTo(planId);

    assertThat(memory.profile(person)).isEqualTo(profile.withHours(4));
    HeldBadge lapsed = HeldBadge.of("AZ-104").withRenewal("2025-03").asLapsed();
    memory.keep(person, profile.withHeld(lapsed));
    assertThat(memory.profile(person).held("AZ-104")).contains(lapsed);
    memory.keep(person, profile.withHours(4));
    assertThat(memory.plan(person).orElseThrow().plan().step("a").orElseThrow().status())
        .isEqualTo(Progress.DONE);

    memory.changeAll(person, (handle, known) -> Known.NOTHING);
    assertThat(memory.profile(person)).isEqualTo(Profile.EMPTY);
    assertThat(memory.plan(person)).isEmpty();
  }

  @Test
  void changesOfAPlanAtOnceAllHold() {
    List<String> steps = IntStream.range(0, 16).mapToObj(i -> "step " + i).toList();
    memory.keep(person, plan(steps));
    try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
      steps.forEach(
          id -> hands.execute(() -> memory.change(person, plan -> plan.with(id, Progress.DONE))));
    }
    assertThat(memory.plan(person).orElseThrow().plan().steps())
        .allMatch(step -> step.status() == Progress.DONE);
  }

  @Test
  void forgettingAPersonLeavesNothingOfThem() {
    Turn turn = conversations.begin(person, Optional.empty(), "mine");
    memory.keep(person, Profile.EMPTY.withHours(3));
    memory.forget(person);

    assertThat(conversations.list(person)).isEmpty();
    assertThat(conversations.turns(turn.conversationId())).isEmpty();
    assertThat(memory.profile(person)).isEqualTo(Profile.EMPTY);
  }

  @Test
  void peopleWhoStayAwayAreForgotten() {
    now = MORNING.plus(Duration.ofDays(10));
    String recent = memory.newPerson();
    memory.keep(recent, Profile.EMPTY.withHours(3));
    memory.keep(person, Profile.EMPTY.withHours(3));

    assertThat(memory.forgetUnseenFor(Duration.ofDays(9))).isGreaterThanOrEqualTo(1);
    assertThat(memory.profile(person)).isEqualTo(Profile.EMPTY);
    assertThat(memory.profile(recent).hoursPerWeek()).isEqualTo(3);
  }

  @Test
  void whatTheModelUsedUpIsAddedByDay() {
    Ledger ledger = Ledger.open(database());
    LocalDate day = LocalDate.of(2031, 3, 1);
    Making answered =
        new Making(
            null,
            "0123",
            List.of(),
            new Tally(5, 2, 1),
            3,
            new Tokens(900, 40),
            15_900,
            false,
            List.of());
    ledger.add(day, answered);
    ledger.add(day, answered);
    ledger.add(day, answered.fromCache());
    ledger.add(day.plusDays(1), answered.because(Fallback.BUSY));
    assertThat(ledger.tokens(day)).as("what is not written yet counts").isEqualTo(1_880);
    ledger.close();

    assertThat(ledger.tokens(day)).isEqualTo(1_880);
    Ledger.Day first = ledger.since(day).getFirst();
    assertThat(first.day()).isEqualTo(day);
    assertThat(first.amount(Measure.ANSWERS)).isEqualTo(2);
    assertThat(first.amount(Measure.FROM_CACHE)).isEqualTo(1);
    assertThat(first.amount(Measure.COST)).isEqualTo(31_800);
    assertThat(first.amount(Measure.SENTENCES)).isEqualTo(10);
    assertThat(first.amount(Measure.CORRECTED)).isEqualTo(4);
    assertThat(first.amount(Measure.STRAY_MARKS)).isEqualTo(6);
    assertThat(ledger.since(day.plusDays(1)).getFirst().amount(Measure.FELL_BACK_BUSY))
        .isEqualTo(1);
    assertThat(ledger.since(day.plusDays(2))).isEmpty();
  }

  @Test
  void howAnAnswerCameAboutIsKeptWithIt() {
    Turn turn = conversations.begin(person, Optional.empty(), "What next?");
    Making making =
        new Making(
            Fallback.AWAY,
            "0123",
            List.of(new ToolUse("find_passages", "{}", "nothing")),
            new Tally(1, 0, 1),
            0,
            Tokens.NONE,
            0,
            false,
            List.of(3, 7));
    conversations.answered(turn, answer(null).with(making), INSPECTION, state -> state);

    Answer kept =
        Objects.requireNonNull(conversations.turn(person, turn.id()).orElseThrow().answer());
    assertThat(kept).isEqualTo(answer(null).with(making));
    assertThat(kept.pieces()).containsExactly("Wor", "ds [1].");
  }

  @Test
  void questionsAskedAtOnceGetPlacesOfTheirOwn() throws Exception {
    Turn first = conversations.begin(person, Optional.empty(), "first");
    Optional<String> id = Optional.of(first.conversationId());
    List<Callable<Turn>> asking = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String question = "question " + i;
      asking.add(() -> conversations.begin(person, id, question));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Turn> asked : threads.invokeAll(asking)) {
        asked.get();
      }
    }
    assertThat(conversations.turns(first.conversationId())).hasSize(21);
  }

  private static Answer answer(@org.jspecify.annotations.Nullable CareerPlan plan) {
    Citation citation =
        new Citation(
            1, "AI-102", "A title", null, "Dates", null, "2026-10-05", "one source", "the passage");
    return new Answer(
        Outcome.GROUNDED, "Words [1].", List.of(citation), plan, List.of("More?"), "embedded");
  }

  private static CareerPlan plan() {
    return plan(List.of("a"));
  }

  private static CareerPlan plan(List<String> ids) {
    LocalDate start = LocalDate.of(2026, 11, 24);
    List<Step> steps = ids.stream().map(id -> step(id, start)).toList();
    return new CareerPlan("ai", "AI", start, 5, steps, List.of("mind"));
  }

  private static Step step(String id, LocalDate start) {
    return new Step(
        id,
        Kind.LEARNING,
        "Study",
        "why",
        start,
        start.plusDays(6),
        4,
        null,
        "done",
        Progress.TODO,
        List.of("AI-103"));
  }
}
