package dev.onward.ai;

import java.util.List;

/** One reply of a chat model: its words, the tools that it asks for, and what it used up. */
public record Reply(String text, List<ToolCall> calls, Tokens tokens) {
  /** Counted as the service counts them, or by our own count where it does not say. */
  public record Tokens(int prompt, int completion) {
    public static final Tokens NONE = new Tokens(0, 0);

    public Tokens plus(Tokens other) {
      return new Tokens(prompt + other.prompt, completion + other.completion);
    }
  }

  public Reply {
    calls = List.copyOf(calls);
  }
}
