package dev.onward.talk;

import dev.onward.advise.Advice;
import dev.onward.advise.Outcome;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.talk.LiveAnswer.Event;
import dev.onward.talk.Memory.KeptPlan;
import dev.onward.talk.ModelAdvisor.BrokenOff;
import dev.onward.understand.Ask;
import dev.onward.understand.Context;
import dev.onward.understand.Understanding;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one path of an answer: keep the question, understand it, let the embedded advisor answer from
 * the knowledge, let the chat model word it where there is one, keep the answer. Each answer is
 * worked on a thread of its own; listeners hear it through its {@link LiveAnswer}. Thread-safe.
 */
public final class Talk {
  private static final Logger log = LoggerFactory.getLogger(Talk.class);
  private static final String EMBEDDED = "embedded";
  private static final String BROKE_OFF =
      "\n\nThe model broke off here; what follows comes from the knowledge base alone.\n\n";

  private final Conversations conversations;
  private final Memory memory;
  private final Advisors advisors;
  private final InstantSource clock;
  private final Map<String, LiveAnswer> live = new ConcurrentHashMap<>();

  public Talk(Conversations conversations, Memory memory, Advisors advisors, InstantSource clock) {
    this.conversations = conversations;
    this.memory = memory;
    this.advisors = advisors;
    this.clock = clock;
  }

  /**
   * Begins to answer a message.
   *
   * @throws UnknownConversation when the person has no conversation of that id
   */
  public LiveAnswer ask(String personId, Optional<String> conversationId, String message) {
    Turn turn = conversations.begin(personId, conversationId, message);
    LiveAnswer answer = new LiveAnswer(turn);
    live.put(turn.id(), answer);
    answer.startedBy(
        Thread.ofVirtual().name("answer-" + turn.id()).start(() -> work(personId, turn, answer)));
    return answer;
  }

  /** An answer that is being worked on here. */
  public Optional<LiveAnswer> live(String turnId) {
    return Optional.ofNullable(live.get(turnId));
  }

  private void work(String personId, Turn turn, LiveAnswer live) {
    try {
      Answer answer = answer(personId, turn, live);
      live.happened(new Event.Ended(answer));
    } catch (Stopped e) {
      conversations.stopped(turn.id());
      live.happened(new Event.Stopped());
    } catch (RuntimeException e) {
      String errorId = UUID.randomUUID().toString();
      log.error("answer {} failed, error {}", turn.id(), errorId, e);
      conversations.stopped(turn.id());
      live.happened(new Event.Failed(errorId));
    } finally {
      this.live.remove(turn.id());
    }
  }

  private Answer answer(String personId, Turn turn, LiveAnswer live) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Profile profile = memory.profile(personId);
    CareerPlan plan = memory.plan(personId).map(KeptPlan::plan).orElse(null);
    Focus focus = conversations.focus(turn.conversationId());
    Understanding message =
        advisors
            .interpreter()
            .interpret(
                turn.question(),
                new Context(
                    profile,
                    today,
                    plan != null,
                    focus.credentials(),
                    focus.ask(),
                    focus.goal(),
                    focus.matter()));
    Advice advice = advisors.embedded().advise(message, plan, today);
    Answer answer = worded(turn, message, advice, today, live);
    remember(personId, message, profile, answer);
    conversations.answered(turn.id(), answer, focus.after(message));
    return answer;
  }

  private Answer worded(
      Turn turn, Understanding message, Advice advice, LocalDate today, LiveAnswer live) {
    ModelAdvisor model = advisors.model();
    if (model == null || advice.outcome() == Outcome.DECLINED) {
      return embedded(advice, "", List.of(), live);
    }
    List<Turn> before =
        conversations.turns(turn.conversationId()).stream()
            .filter(other -> !other.id().equals(turn.id()))
            .toList();
    try {
      return model.word(
          new ModelAdvisor.Task(message, advice, before, today), new Speech(model.name(), live));
    } catch (BrokenOff e) {
      if (Thread.interrupted()) {
        throw new Stopped();
      }
      log.warn(
          "the model failed ({}: {}); the embedded advisor answers",
          e.failure().kind(),
          e.failure().getMessage());
      return embedded(advice, e.released(), e.citations(), live);
    }
  }

  /** Begins the answer at the model's first words, so that its author is known by then. */
  private static final class Speech implements Consumer<String> {
    private final String author;
    private final LiveAnswer live;
    private boolean begun;

    Speech(String author, LiveAnswer live) {
      this.author = author;
      this.live = live;
    }

    @Override
    public void accept(String words) {
      if (!begun) {
        live.happened(new Event.Begun(author));
        begun = true;
      }
      live.happened(new Event.Words(words));
    }
  }

  /** The advice as it stands, behind what a model said before it broke off, if it said anything. */
  private Answer embedded(Advice advice, String said, List<Citation> cited, LiveAnswer live) {
    Citing citing = new Citing(advisors.passages()::of, cited);
    String text = citing.numbered(advice.text());
    if (said.isEmpty()) {
      live.happened(new Event.Begun(EMBEDDED));
    } else {
      text = BROKE_OFF + text;
    }
    Sentences.of(text).forEach(piece -> live.happened(new Event.Words(piece)));
    return new Answer(
        advice.outcome(),
        said + text,
        citing.citations(),
        advice.plan(),
        advice.followUps(),
        EMBEDDED);
  }

  private void remember(String personId, Understanding message, Profile before, Answer answer) {
    if (message.asks(Ask.FORGET)) {
      memory.forgetProfileAndPlan(personId);
      return;
    }
    if (!message.profile().equals(before)) {
      memory.keep(personId, message.profile());
    }
    if (answer.plan() != null) {
      memory.keep(personId, answer.plan());
    }
  }

  /** The person does not want the answer any more. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
