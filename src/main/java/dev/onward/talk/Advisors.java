package dev.onward.talk;

import dev.onward.advise.EmbeddedAdvisor;
import dev.onward.ai.LanguageModel;
import dev.onward.ai.Prompts;
import dev.onward.understand.Interpreter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Those who take part in an answer; the one with a chat model only where there is one. */
public final class Advisors {
  private final Interpreter interpreter;
  private final EmbeddedAdvisor embedded;
  private final Passages passages;
  private final @Nullable ModelAdvisor model;

  private Advisors(
      Interpreter interpreter,
      EmbeddedAdvisor embedded,
      Passages passages,
      @Nullable ModelAdvisor model) {
    this.interpreter = interpreter;
    this.embedded = embedded;
    this.passages = passages;
    this.model = model;
  }

  /**
   * The advisors of a server; the prompts are read, and checked, even where no model needs them.
   */
  public static Advisors of(
      Interpreter interpreter,
      EmbeddedAdvisor embedded,
      Passages passages,
      Optional<LanguageModel> model,
      Prompts prompts) {
    Prompts.Prompt prompt = ModelAdvisor.prompt(prompts);
    return new Advisors(
        interpreter,
        embedded,
        passages,
        model.map(m -> new ModelAdvisor(m, prompt, embedded)).orElse(null));
  }

  Interpreter interpreter() {
    return interpreter;
  }

  EmbeddedAdvisor embedded() {
    return embedded;
  }

  Passages passages() {
    return passages;
  }

  @Nullable ModelAdvisor model() {
    return model;
  }
}
