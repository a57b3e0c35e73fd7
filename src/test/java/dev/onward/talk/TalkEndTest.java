package dev.onward.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.ai.ModelFailure;
import dev.onward.compute.ComputePool;
import dev.onward.database.Database;
import dev.onward.database.DatabaseSettings;
import dev.onward.talk.LiveAnswer.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever breaks, whoever listens is told that the answer is over, and rightly why. */
class TalkEndTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ComputePool processors = ComputePool.ofThisMachine();
  private final InstantSource clock = InstantSource.system();
  private Database database;
  private Conversations conversations;
  private Memory memory;
  private String person;

  @BeforeEach
  void open(@TempDir Path folder) {
    database =
        Database.open(
            new DatabaseSettings(
                DatabaseSettings.sqlite(folder.resolve("onward.db")),
                Optional.empty(),
                Optional.empty()));
    conversations = new Conversations(database, clock);
    memory = new Memory(database, clock);
    person = memory.newPerson();
  }

  @AfterEach
  void close() {
    database.close();
    processors.close();
  }

  /** Begins an answer that comes as far as asking who gives it. */
  private LiveAnswer begun(Supplier<Advisors> advisors) {
    return new Talk(
            conversations,
            Actions.of(database, memory, clock),
            new Talk.Engine(advisors, Optional.empty(), processors),
            clock)
        .ask(person, Optional.empty(), "Is AZ-305 retired?");
  }

  private static Event last(LiveAnswer answer) throws InterruptedException {
    int seen = 0;
    Event last = null;
    while (!answer.isComplete() || last == null) {
      List<Event> events = answer.await(seen, PATIENCE);
      assertThat(events).as("an event").isNotEmpty();
      seen += events.size();
      last = events.getLast();
    }
    return last;
  }

  private Turn.State awaitState(LiveAnswer answer) throws InterruptedException {
    Turn.State state = Turn.State.ANSWERING;
    while (state == Turn.State.ANSWERING) {
      Thread.sleep(10);
      state = conversations.turn(person, answer.turnId()).orElseThrow().state();
    }
    return state;
  }

  @Test
  void anErrorEndsAnAnswerToo() throws Exception {
    LiveAnswer answer =
        begun(() -> {
          throw new StackOverflowError();
        });
    assertThat(last(answer)).isInstanceOf(Event.Failed.class);
    assertThat(awaitState(answer)).isEqualTo(Turn.State.FAILED);
  }

  @Test
  void whoListensIsToldBeforeADatabaseThatIsAway() throws Exception {
    LiveAnswer answer =
        begun(() -> {
          database.close();
          throw new IllegalStateException("something broke");
        });
    assertThat(last(answer)).isInstanceOf(Event.Failed.class);
  }

  @Test
  void aPersonsStopIsOneWhateverItBreaks() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    LiveAnswer answer =
        begun(() -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          throw new AssertionError();
        });
    begun.await();
    answer.stop();
    assertThat(last(answer)).isInstanceOf(Event.Stopped.class);
    assertThat(awaitState(answer)).isEqualTo(Turn.State.STOPPED);
  }

  @Test
  void aModelThatGivesUpIsNoStop() throws Exception {
    LiveAnswer answer =
        begun(() -> {
          throw new ModelFailure(ModelFailure.Kind.ABANDONED, "the client gave up");
        });
    assertThat(last(answer)).isInstanceOf(Event.Failed.class);
    assertThat(awaitState(answer)).isEqualTo(Turn.State.FAILED);
  }

  @Test
  void whatIsSaidAfterTheEndIsNotHeard() throws Exception {
    LiveAnswer answer =
        begun(() -> {
          throw new IllegalStateException("something broke");
        });
    Event last = last(answer);
    answer.happened(new Event.Words("too late"));
    assertThat(answer.await(0, PATIENCE)).containsExactly(last);
  }
}
