package dev.onward.ai;

/** One line of a conversation, as the chat model is told of it. */
public record Line(Speaker speaker, String text) {
  public enum Speaker {
    SYSTEM,
    PERSON,
    ADVISOR
  }
}
