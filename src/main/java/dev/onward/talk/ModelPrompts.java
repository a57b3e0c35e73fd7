package dev.onward.talk;

import dev.onward.ai.Prompts;
import dev.onward.ai.Prompts.Prompt;
import java.util.Set;

/** The prompts for the chat model, read and checked at the start. */
public record ModelPrompts(
    Prompt answer, Prompt summary, Prompt followUp, Prompt digestLine, Prompt sourceNote) {
  /**
   * Reads them.
   *
   * @throws Prompts.BrokenPrompt when one is missing or its slots are not those
   */
  public static ModelPrompts read(Prompts prompts) {
    return new ModelPrompts(
        prompts.prompt(
            "answer", Set.of("today", "person", "facts", "earlier", "draft", "passages")),
        prompts.prompt("summary", Set.of("conversation")),
        prompts.prompt("follow-up", Set.of("conversation", "question")),
        prompts.prompt("digest-line", Set.of("aim", "language", "item")),
        prompts.prompt("source-note", Set.of("item")));
  }
}
