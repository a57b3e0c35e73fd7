package dev.onward.talk;

import dev.onward.ai.LanguageModel;
import dev.onward.ai.Line;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.Reply;
import dev.onward.ai.Reply.Tokens;
import dev.onward.ai.TokenCounter;
import dev.onward.ai.ToolCall;
import dev.onward.compute.Cancelled;
import dev.onward.compute.ComputeJob;
import dev.onward.compute.OverBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One answer in the making by a chat model: its words are taken apart into sentences, each is
 * proofread before it is released, and tools are used in between, for a bounded number of rounds.
 * For one use, by one thread, which waits for the model while a job computes what is to be
 * computed.
 */
final class Wording {
  private static final int ROUNDS_WITH_TOOLS = 4;
  private static final int CALLS_A_ROUND = 4;

  /** In characters, of all rounds; the longest answers of the evaluation have some 4,000. */
  private static final int LONGEST_ANSWER = 24_000;

  private final LanguageModel model;
  private final ComputeJob job;
  private final Desk desk;
  private final Consumer<String> reader;
  private final Sentences sentences = new Sentences();
  private final StringBuilder released = new StringBuilder();
  private Tokens tokens = Tokens.NONE;
  private int heard;

  /** Who uses the tools for the model, and who reads its words before anybody else. */
  record Desk(Toolbox toolbox, Proofreader proofreader) {}

  Wording(LanguageModel model, ComputeJob job, Desk desk, Consumer<String> reader) {
    this.model = model;
    this.job = job;
    this.desk = desk;
    this.reader = reader;
  }

  /** What was released so far. */
  String text() {
    return released.toString();
  }

  Tokens tokens() {
    return tokens;
  }

  void spent(Tokens more) {
    tokens = tokens.plus(more);
  }

  /**
   * Lets the model answer.
   *
   * @throws ModelFailure when it gave no whole answer; what was released stands
   */
  void word(List<Line> briefing) {
    List<Line> lines = new ArrayList<>(briefing);
    for (int round = 0; round <= ROUNDS_WITH_TOOLS; round++) {
      boolean last = round == ROUNDS_WITH_TOOLS || room(lines) == 0;
      Reply reply = model.reply(lines, last ? List.of() : Tools.ALL, this::heard);
      spent(reply.tokens());
      release(sentences.rest());
      if (reply.calls().isEmpty()) {
        requireWords();
        return;
      }
      use(reply, lines);
    }
    requireWords();
  }

  /** The tokens that the next prompt may still grow by. */
  private int room(List<Line> lines) {
    TokenCounter counter = model.counter();
    int used = counter.countLines(lines) + counter.countTools(Tools.ALL);
    return Math.max(0, model.budget().promptTokens() - used);
  }

  /** All of a model's words may have been repetitions of what was corrected once. */
  private void requireWords() {
    if (released.toString().isBlank()) {
      throw new ModelFailure(ModelFailure.Kind.EMPTY, "the model answered with nothing of use");
    }
  }

  private void use(Reply reply, List<Line> lines) {
    List<ToolCall> calls = reply.calls().subList(0, Math.min(CALLS_A_ROUND, reply.calls().size()));
    lines.add(new Line.Called(reply.text(), calls));
    for (ToolCall call : calls) {
      lines.add(new Line.Given(call, computed(() -> given(call, lines))));
    }
    if (!released.isEmpty()) {
      // What comes next is another thought.
      released("\n\n");
    }
  }

  private String given(ToolCall call, List<Line> lines) {
    return model.counter().cut(Briefing.fenced(desk.toolbox().use(call)), room(lines));
  }

  /**
   * Computes something for this answer, and waits for it.
   *
   * @throws ModelFailure when nobody waits for the answer, or its words take too much to check
   */
  <T> T computed(Supplier<T> work) {
    try {
      return job.call(work);
    } catch (Cancelled e) {
      throw new ModelFailure(ModelFailure.Kind.ABANDONED, "nobody waits any more");
    } catch (OverBudget e) {
      throw new ModelFailure(ModelFailure.Kind.TIMEOUT, "its words take too much to check");
    }
  }

  /**
   * @throws ModelFailure where the model doesn't come to an end: what it goes on to say is not read
   */
  private void heard(String words) {
    heard += words.length();
    if (heard > LONGEST_ANSWER) {
      throw new ModelFailure(ModelFailure.Kind.UNAVAILABLE, "the model's answer has no end");
    }
    sentences.add(words).forEach(this::release);
  }

  private void release(String piece) {
    if (!piece.isEmpty()) {
      released(computed(() -> desk.proofreader().read(piece)));
    }
  }

  private void released(String piece) {
    if (!piece.isEmpty()) {
      released.append(piece);
      reader.accept(piece);
    }
  }
}
