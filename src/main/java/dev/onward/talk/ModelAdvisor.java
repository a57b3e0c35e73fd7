package dev.onward.talk;

import dev.onward.advise.Advice;
import dev.onward.advise.EmbeddedAdvisor;
import dev.onward.ai.LanguageModel;
import dev.onward.ai.Line;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.Prompts;
import dev.onward.ai.Prompts.Prompt;
import dev.onward.database.Json;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.retrieve.Evidence;
import dev.onward.understand.Understanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Lets a chat model word an answer from what the embedded advisor found. The facts, the plan and
 * the passages are Onward's; the model's words are taken apart into sentences and its marks checked
 * before a reader sees them.
 */
final class ModelAdvisor {
  private static final int TURNS_TOLD = 6;

  private final LanguageModel model;
  private final Prompt prompt;
  private final EmbeddedAdvisor advisor;

  ModelAdvisor(LanguageModel model, Prompt prompt, EmbeddedAdvisor advisor) {
    this.model = model;
    this.prompt = prompt;
    this.advisor = advisor;
  }

  /** Reads the system prompt. */
  static Prompt prompt(Prompts prompts) {
    return prompts.prompt("answer", Set.of("today", "person", "facts", "draft", "passages"));
  }

  String name() {
    return model.name();
  }

  /** What one answer is worded from. */
  record Task(Understanding message, Advice draft, List<Turn> before, LocalDate today) {
    Task {
      before = List.copyOf(before);
    }
  }

  /**
   * Words an answer, handing on each piece once it is checked.
   *
   * @throws BrokenOff when the model gave no whole answer
   */
  Answer word(Task task, Consumer<String> pieces) {
    List<Evidence> evidence = advisor.evidence(task.message(), task.today());
    Marks marks = new Marks(evidence.stream().map(Evidence::passage).toList());
    Sentences sentences = new Sentences();
    StringBuilder text = new StringBuilder();
    Consumer<String> release =
        piece -> {
          String checked = marks.checked(piece);
          text.append(checked);
          pieces.accept(checked);
        };
    try {
      model.continued(lines(task, evidence), words -> sentences.add(words).forEach(release));
    } catch (ModelFailure e) {
      throw new BrokenOff(e, text.toString(), marks.citations());
    }
    String rest = sentences.rest();
    if (!rest.isEmpty()) {
      release.accept(rest);
    }
    return new Answer(
        task.draft().outcome(),
        text.toString(),
        marks.citations(),
        task.draft().plan(),
        task.draft().followUps(),
        name());
  }

  /** The model failed; what of its words was released before stands with its citations. */
  static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ModelFailure failure;
    private final transient String released;
    private final transient List<Citation> citations;

    BrokenOff(ModelFailure failure, String released, List<Citation> citations) {
      super(failure);
      this.failure = failure;
      this.released = released;
      this.citations = List.copyOf(citations);
    }

    ModelFailure failure() {
      return failure;
    }

    String released() {
      return released;
    }

    List<Citation> citations() {
      return citations;
    }
  }

  private List<Line> lines(Task task, List<Evidence> evidence) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Line.Speaker.SYSTEM, system(task, evidence)));
    List<Turn> before = task.before();
    for (Turn turn : before.subList(Math.max(0, before.size() - TURNS_TOLD), before.size())) {
      if (turn.answer() != null) {
        lines.add(new Line(Line.Speaker.PERSON, turn.question()));
        lines.add(new Line(Line.Speaker.ADVISOR, turn.answer().text()));
      }
    }
    lines.add(new Line(Line.Speaker.PERSON, task.message().said()));
    return lines;
  }

  private String system(Task task, List<Evidence> evidence) {
    return prompt.fill(
        Map.of(
            "today", AsOf.spoken(task.today()),
            "person", fenced(Json.write(task.message().profile())),
            "facts", fenced(facts(task)),
            "draft", fenced(task.draft().text()),
            "passages", fenced(passages(evidence))));
  }

  private String facts(Task task) {
    return advisor.facts(task.message()).stream()
        .map(credential -> fact(credential, task.today()))
        .collect(Collectors.joining("\n"));
  }

  private static String fact(Credential credential, LocalDate today) {
    return "- %s: %s%s"
        .formatted(
            credential.codeAndName(),
            credential.statusOn(today).word(),
            credential
                .lifecycle()
                .retiresOn()
                .map(day -> ", last day " + AsOf.spoken(day))
                .orElse(""));
  }

  private static String passages(List<Evidence> evidence) {
    StringBuilder passages = new StringBuilder();
    for (int i = 0; i < evidence.size(); i++) {
      var passage = evidence.get(i).passage();
      passages.append(
          "[%d] %s%s (verified %s)%n%s%n%n"
              .formatted(
                  i + 1,
                  passage.title(),
                  passage.section().isEmpty() ? "" : ", " + passage.section(),
                  passage.verified(),
                  passage.text()));
    }
    return passages.toString();
  }

  /** Material can't close its own fence. */
  private static String fenced(String material) {
    return material.replace("====", "= = =");
  }
}
