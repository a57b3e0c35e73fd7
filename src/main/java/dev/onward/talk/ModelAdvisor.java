package dev.onward.talk;

import dev.onward.advise.Advice;
import dev.onward.advise.Outcome;
import dev.onward.ai.LanguageModel;
import dev.onward.ai.Line;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.ModelFailure.Kind;
import dev.onward.ai.Reply.Tokens;
import dev.onward.ai.TokenCounter;
import dev.onward.compute.ComputeJob;
import dev.onward.compute.ComputePool;
import dev.onward.ground.Check;
import dev.onward.ground.Given;
import dev.onward.ground.Grounding;
import dev.onward.index.Passage;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.Profile;
import dev.onward.retrieve.Evidence;
import dev.onward.talk.AnswerCache.Basis;
import dev.onward.understand.Understanding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets a chat model word an answer from what the embedded advisor found. The facts, the plan and
 * the passages are Onward's; the model's words are proofread before a reader sees them. Repeated
 * first questions are answered from a cache, and after a day's budget is used up no model is asked.
 * Thread-safe.
 */
public final class ModelAdvisor {
  private final LanguageModel model;
  private final ModelPrompts prompts;
  private final Grounding grounding;
  private final Ledger ledger;
  private final SmallTasks smallTasks;
  private final AnswerCache cache = new AnswerCache();

  public ModelAdvisor(
      LanguageModel model, ModelPrompts prompts, Grounding grounding, Ledger ledger) {
    this.model = model;
    this.prompts = prompts;
    this.grounding = grounding;
    this.ledger = ledger;
    this.smallTasks = new SmallTasks(model, prompts);
  }

  /** What one answer is worded from. */
  record Task(
      Advisors advisors,
      Understanding message,
      Advice draft,
      @Nullable CareerPlan plan,
      List<Turn> before,
      LocalDate today,
      ComputeJob job) {
    Task {
      before = List.copyOf(before);
    }

    /** True where nothing but the question, the day and the knowledge decides the answer. */
    boolean isAnybodys() {
      return before.isEmpty()
          && plan == null
          && draft.plan() == null
          && draft.outcome() == Outcome.GROUNDED
          && message.profile().isEmpty()
          && message.learned().isEmpty();
    }
  }

  /** An answer, and the profile with what the model remembered on the way. */
  record Worded(Answer answer, Profile profile) {}

  /**
   * Words an answer, saying each piece once it is checked.
   *
   * @throws BrokenOff when the model gave no whole answer
   */
  Worded word(Task task, Speech speech) {
    Basis basis =
        new Basis(task.today(), task.advisors().catalogue().version(), prompts.answer().version());
    if (task.isAnybodys()) {
      Optional<Answer> known = cache.find(task.message().said(), basis);
      if (known.isPresent()) {
        return new Worded(again(known.get(), task, speech), task.message().profile());
      }
    }
    Attempt attempt = new Attempt(task, speech);
    if (ledger.tokens(task.today()) >= model.budget().tokensADay()) {
      throw attempt.brokenOff(Fallback.CEILING, "the day's tokens are used up");
    }
    Worded worded = attempt.word();
    if (task.isAnybodys()) {
      cache.keep(task.message().said(), basis, worded.answer());
    }
    return worded;
  }

  private Answer again(Answer known, Task task, Speech speech) {
    known.pieces().forEach(piece -> speech.say(piece, model.name()));
    Making making = known.making();
    Answer answer = making == null ? known : known.with(making.fromCache());
    if (answer.making() != null) {
      ledger.add(task.today(), answer.making());
    }
    return answer;
  }

  /** One answer on its way. */
  private final class Attempt {
    private final Task task;
    private final Speech speech;
    private final Citing sources;
    private final Citing shown;
    private final Check check;
    private final Toolbox toolbox;
    private final Proofreader proofreader;
    private final Wording wording;
    private List<Line> briefing = List.of();

    Attempt(Task task, Speech speech) {
      this.task = task;
      this.speech = speech;
      this.sources = new Citing(task.advisors().passages());
      this.shown = new Citing(task.advisors().passages());
      this.check = grounding.begin(given(task));
      this.toolbox = new Toolbox(task, sources, check);
      this.proofreader = new Proofreader(sources, shown, check);
      this.wording =
          new Wording(
              model,
              task.job(),
              new Wording.Desk(toolbox, proofreader),
              piece -> speech.say(piece, model.name()));
    }

    Worded word() {
      try {
        briefing = briefing();
        wording.word(briefing);
      } catch (ModelFailure e) {
        if (e.kind() == Kind.ABANDONED) {
          estimate();
          ledger.addAbandoned(task.today(), making());
          throw e;
        }
        throw brokenOff(Fallback.after(e), e.kind() + ", " + e.getMessage());
      }
      Making making = making();
      ledger.add(task.today(), making);
      return new Worded(
          new Answer(
              task.draft().outcome(),
              wording.text(),
              null,
              shown.citations(),
              toolbox.plan(),
              task.draft().followUps(),
              model.name(),
              making,
              null,
              null,
              null),
          toolbox.profile());
    }

    private List<Line> briefing() {
      Understanding message = task.message();
      String meant = message.standalone();
      String question =
          meant.equals(message.said())
              ? smallTasks
                  .completed(message.said(), task.before(), wording::spent)
                  .orElse(message.text())
              : meant;
      return wording.computed(() -> briefing(question));
    }

    private List<Line> briefing(String question) {
      List<Passage> evidence =
          task
              .advisors()
              .embedded()
              .evidence(asking(task.message(), question), task.today())
              .stream()
              .map(Evidence::passage)
              .toList();
      List<Line> lines =
          new Briefing(prompts, model.counter(), model.budget(), task, sources)
              .lines(
                  task.advisors().embedded().facts(task.message()),
                  evidence,
                  turns -> ComputePool.waiting(() -> smallTasks.summary(turns, wording::spent)));
      check.more(sources.cited(), "");
      return lines;
    }

    private Making making() {
      Tokens tokens = wording.tokens();
      return new Making(
          null,
          prompts.answer().version(),
          toolbox.uses(),
          check.tally(),
          proofreader.strayMarks(),
          tokens,
          model.budget().cost(tokens),
          false,
          speech.lengths());
    }

    /** The service sends its own count at the end only. */
    private void estimate() {
      if (!wording.text().isEmpty()) {
        TokenCounter counter = model.counter();
        wording.spent(new Tokens(counter.countLines(briefing), counter.count(wording.text())));
      }
    }

    BrokenOff brokenOff(Fallback reason, String cause) {
      estimate();
      Making making = making().because(reason);
      ledger.add(task.today(), making);
      return new BrokenOff(cause, wording.text(), shown, making);
    }
  }

  private static Given given(Task task) {
    return new Given(
        task.today(),
        task.message().parts().stream()
            .flatMap(part -> part.credentials().stream())
            .distinct()
            .toList(),
        List.of(),
        task.draft().whole() + "\n" + task.message().profile(),
        task.message().said()
            + task.before().stream()
                .map(turn -> "\n" + turn.question())
                .collect(Collectors.joining()));
  }

  private static Understanding asking(Understanding message, String question) {
    return new Understanding(
        message.said(),
        question,
        message.parts(),
        message.profile(),
        message.learned(),
        message.finishBy(),
        message.note(),
        message.language(),
        message.before());
  }

  /** The model failed; what of its words was released before stands with its citations. */
  static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String released;
    private final transient Citing citing;
    private final transient Making making;

    BrokenOff(String cause, String released, Citing citing, Making making) {
      super(cause);
      this.released = released;
      this.citing = citing;
      this.making = making;
    }

    String released() {
      return released;
    }

    Citing citing() {
      return citing;
    }

    Making making() {
      return making;
    }
  }
}
