package dev.onward.talk;

import dev.onward.advise.Advice;
import dev.onward.advise.Outcome;
import dev.onward.compute.ComputeJob;
import dev.onward.compute.ComputePool;
import dev.onward.compute.OverBudget;
import dev.onward.compute.Overloaded;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.talk.Actions.Asker;
import dev.onward.talk.Actions.Request;
import dev.onward.talk.Actions.Settled;
import dev.onward.talk.LiveAnswer.Event;
import dev.onward.talk.Memory.Known;
import dev.onward.talk.ModelAdvisor.BrokenOff;
import dev.onward.talk.ModelAdvisor.Task;
import dev.onward.talk.ModelAdvisor.Worded;
import dev.onward.understand.Ask;
import dev.onward.understand.Context;
import dev.onward.understand.Understanding;
import dev.onward.understand.state.State;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one path of an answer: keep the question, understand it, let the embedded advisor answer from
 * the knowledge, let the chat model word it where there is one, do what it is to do, keep it. Each
 * answer has a thread of its own, which only waits: what computes does so on the processors' pool.
 * Listeners hear it through its {@link LiveAnswer}. Thread-safe.
 */
public final class Talk {
  private static final Logger log = LoggerFactory.getLogger(Talk.class);
  private static final String EMBEDDED = "embedded";

  /** In characters; each sentence of a message is understood by itself. */
  private static final int LONG = 600;

  /** In which another node, or this one, is there again. */
  private static final Duration UNTIL_ANOTHER = Duration.ofSeconds(5);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /** Attempts, each after twice the pause; the last comes half a minute after the first. */
  private static final int NOTED_WITHIN = 6;

  private final Conversations conversations;
  private final Actions actions;
  private final Engine engine;
  private final InstantSource clock;
  private final Map<String, LiveAnswer> live = new ConcurrentHashMap<>();
  private volatile boolean open = true;

  /** Who works an answer out, and on which processors. */
  public record Engine(
      Supplier<Advisors> advisors, Optional<ModelAdvisor> model, ComputePool processors) {
    public Engine withoutModel() {
      return new Engine(advisors, Optional.empty(), processors);
    }
  }

  public Talk(Conversations conversations, Actions actions, Engine engine, InstantSource clock) {
    this.conversations = conversations;
    this.actions = actions;
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Begins to answer a message.
   *
   * @throws UnknownConversation when the person has no conversation of that id
   * @throws TooBusy when more is being answered than is done soon; nothing is kept of it then
   */
  public LiveAnswer ask(String personId, Optional<String> conversationId, String message) {
    if (!open) {
      throw new TooBusy(TooBusy.With.ENDING, UNTIL_ANOTHER);
    }
    ComputeJob job = admitted(personId, message.length() > LONG);
    try {
      Spoken spoken = Spoken.of(message);
      Turn turn = conversations.begin(personId, conversationId, spoken.text());
      return begun(new Asker(personId, spoken.address()), turn, job);
    } catch (RuntimeException | Error e) {
      job.close();
      throw e;
    }
  }

  private ComputeJob admitted(String personId, boolean takesLong) {
    try {
      return engine.processors().admit(personId, takesLong);
    } catch (Overloaded e) {
      throw e.isOfOwner()
          ? new TooBusy(TooBusy.With.YOURS, e.retryAfter())
          : new TooBusy(TooBusy.With.OTHERS, e.retryAfter());
    }
  }

  private LiveAnswer begun(Asker asker, Turn turn, ComputeJob job) {
    LiveAnswer answer = new LiveAnswer(turn);
    live.put(turn.id(), answer);
    answer.startedBy(
        Thread.ofVirtual().name("answer-" + turn.id()).start(() -> work(asker, turn, answer, job)));
    return answer;
  }

  /** Whether further questions are taken on. */
  public boolean isOpen() {
    return open;
  }

  /** Takes on no further question; what is being answered goes on. */
  public void takeNoMore() {
    open = false;
  }

  /** Waits until nothing is being answered; true where that came in time. */
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!live.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN);
    }
    return live.isEmpty();
  }

  /** Ends what is still being answered, and tells whoever listens. */
  public void interruptAll() {
    live.values().forEach(LiveAnswer::interrupt);
  }

  /** An answer that is being worked on here. */
  public Optional<LiveAnswer> live(String turnId) {
    return Optional.ofNullable(live.get(turnId));
  }

  private void work(Asker asker, Turn turn, LiveAnswer live, ComputeJob job) {
    Event last;
    try (job) {
      last = outcome(asker, turn, live, job);
    }
    // Listeners first: whether the database takes note of it must not keep them waiting.
    live.happened(last);
    // An interruption has done its work; what is to be kept now must not see it.
    Thread.interrupted();
    noted(turn, last);
    this.live.remove(turn.id());
  }

  /** How an answer ends: it always does. */
  private Event outcome(Asker asker, Turn turn, LiveAnswer live, ComputeJob job) {
    try {
      return new Event.Ended(answer(asker, turn, live, job));
    } catch (Throwable e) {
      return outcome(turn, live, e);
    }
  }

  /** Only what the person did is a stop, whatever it broke; a model that gives up is none. */
  private static Event outcome(Turn turn, LiveAnswer live, Throwable e) {
    if (live.isStopped()) {
      return new Event.Stopped();
    }
    if (live.isInterrupted()) {
      return new Event.Interrupted();
    }
    if (e instanceof OverBudget) {
      log.warn("answer {} took too much: {}", turn.id(), e.getMessage());
      return new Event.TooMuch();
    }
    String errorId = UUID.randomUUID().toString();
    log.error("answer {} failed, error {}", turn.id(), errorId, e);
    return new Event.Failed(errorId);
  }

  /** Keeps how an answer without words ended, as soon as the database takes it. */
  private void noted(Turn turn, Event last) {
    Turn.State state =
        switch (last) {
          case Event.Begun e -> Turn.State.FAILED;
          case Event.Words e -> Turn.State.FAILED;
          case Event.Failed e -> Turn.State.FAILED;
          case Event.TooMuch e -> Turn.State.FAILED;
          case Event.Stopped e -> Turn.State.STOPPED;
          case Event.Interrupted e -> Turn.State.INTERRUPTED;
          // It was kept with its words.
          case Event.Ended e -> Turn.State.ANSWERED;
        };
    for (int attempt = 0; state != Turn.State.ANSWERED && attempt < NOTED_WITHIN; attempt++) {
      try {
        conversations.ended(turn.id(), state);
        return;
      } catch (RuntimeException e) {
        log.warn(
            "the end of answer {} can't be noted now: {}", turn.id(), e.getClass().getSimpleName());
        pause(Duration.ofSeconds(1L << attempt));
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Question, state, decision, advice, wording and check, action, kept. What computes is the job's;
   * this thread waits for it, for the database and for the model.
   */
  private Answer answer(Asker asker, Turn turn, LiveAnswer live, ComputeJob job) {
    Advisors advisors = engine.advisors().get();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Known known = actions.known(asker.person());
    CareerPlan plan = known.plan() == null ? null : known.plan().plan();
    State state = conversations.state(turn.conversationId());
    Context context = new Context(known.profile(), today, plan != null, state);
    long begun = System.nanoTime();
    Understanding message =
        job.call(() -> advisors.interpreter().interpret(turn.question(), context));
    long understood = System.nanoTime();
    Request request = new Request(asker, turn, message, known, advisors.mail());
    Optional<Settled> settled = actions.settled(request);
    Advice advice =
        settled
            .map(Settled::advice)
            .orElseGet(() ->
                actions.proposed(
                    request, job.call(() -> advisors.embedded().advise(message, plan, today))));
    Inspection.Times times = times(begun, understood);
    Task task = new Task(advisors, message, advice, plan, before(turn), today, job);
    Speech speech = new Speech(live);
    boolean exact = settled.isPresent() || Actions.isExact(message, advice);
    Worded worded =
        lookedUp(exact ? exactly(task, speech) : worded(turn, task, speech), task, speech);
    if (settled.isEmpty()) {
      actions.keep(request, advice, worded);
    }
    Answer answer =
        worded
            .answer()
            .as(advisors.catalogue().freshness())
            .with(settled.map(Settled::acted).orElseGet(() -> Acted.asked(advice.action())))
            .to(understoodAs(message, settled.isPresent()));
    keep(turn, answer, task, Inspection.of(message, times));
    if (settled.isEmpty()) {
      actions.await(request, advice);
    }
    return answer;
  }

  /** The question that was answered, where it is not the one that was asked. */
  private static @Nullable String understoodAs(Understanding message, boolean settled) {
    String question = message.standalone();
    return settled || question.equals(message.said()) ? null : question;
  }

  private static Inspection.Times times(long begun, long understood) {
    return new Inspection.Times(
        TimeUnit.NANOSECONDS.toMillis(understood - begun),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  private void keep(Turn turn, Answer answer, Task task, Inspection inspection) {
    Recorder recorder = new Recorder(task.advisors().catalogue(), task.plan());
    conversations.answered(
        turn,
        answer,
        inspection,
        state -> recorder.after(state, task.message(), task.draft(), answer));
    if (task.message().asks(Ask.YOU_ARE_WRONG)) {
      conversations.disputed(turn);
    }
  }

  private List<Turn> before(Turn turn) {
    return engine.model().isEmpty()
        ? List.of()
        : conversations.turns(turn.conversationId()).stream()
            .filter(other -> !other.id().equals(turn.id()) && other.answer() != null)
            .map(LookingUp::without)
            .toList();
  }

  /** What is done, or may be, is said as it is. */
  private static Worded exactly(Task task, Speech speech) {
    return new Worded(task.job().call(() -> embedded(task, speech)), task.message().profile());
  }

  private Worded worded(Turn turn, Task task, Speech speech) {
    Profile profile = task.message().profile();
    if (engine.model().isEmpty() || task.draft().outcome() == Outcome.DECLINED) {
      return exactly(task, speech);
    }
    try {
      return engine.model().get().word(task, speech);
    } catch (BrokenOff e) {
      log.warn(
          "answer {}: the model failed ({}); the embedded advisor answers",
          turn.id(),
          e.getMessage());
      return new Worded(task.job().call(() -> instead(task.draft(), e, speech)), profile);
    }
  }

  private static Worded lookedUp(Worded worded, Task task, Speech speech) {
    try {
      return new Worded(
          new LookingUp(task.advisors().lookup())
              .after(worded.answer(), task.draft(), worded.profile(), speech),
          worded.profile());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while looking it up", e);
    }
  }

  private static Answer embedded(Task task, Speech speech) {
    Citing citing = new Citing(task.advisors().passages());
    String text = citing.numbered(task.draft().text());
    Sentences.of(text).forEach(piece -> speech.say(piece, EMBEDDED));
    return answer(task.draft(), text, citing, null);
  }

  /**
   * The advice as it stands, behind what the model said before it broke off, if it said anything.
   */
  private static Answer instead(Advice advice, BrokenOff broken, Speech speech) {
    Fallback reason = Objects.requireNonNull(broken.making().fallback());
    String said = broken.released();
    String text = broken.citing().numbered(advice.text());
    String rest = said.isEmpty() ? text + reason.below() : reason.between() + text;
    Sentences.of(rest).forEach(piece -> speech.say(piece, EMBEDDED));
    return answer(advice, said + rest, broken.citing(), broken.making().released(speech.lengths()));
  }

  private static Answer answer(Advice advice, String text, Citing citing, @Nullable Making making) {
    String more = advice.more().isEmpty() ? null : citing.numbered(advice.more());
    return new Answer(
        advice.outcome(),
        text,
        more,
        citing.citations(),
        advice.plan(),
        advice.followUps(),
        EMBEDDED,
        making,
        null,
        null,
        null);
  }
}
