package dev.onward.ai;

import java.util.List;

/** One line of a conversation, as the chat model is told of it. */
public sealed interface Line {
  /** Words of a speaker. */
  record Said(Speaker speaker, String text) implements Line {}

  /** The model asked for tools, perhaps after some words. */
  record Called(String text, List<ToolCall> calls) implements Line {
    public Called {
      calls = List.copyOf(calls);
    }
  }

  /** What a tool gave. */
  record Given(ToolCall call, String result) implements Line {}

  enum Speaker {
    SYSTEM,
    PERSON,
    ADVISOR
  }
}
