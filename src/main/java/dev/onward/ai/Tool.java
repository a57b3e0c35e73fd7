package dev.onward.ai;

import java.util.List;

/**
 * Something that a chat model may ask for while it answers. What the model is told of it stands
 * here; what it does is the affair of whoever offers it.
 */
public record Tool(String name, String purpose, List<Argument> arguments) {
  /** A named argument; {@code TEXTS} is a list of texts. */
  public record Argument(String name, Type type, String meaning, boolean isRequired) {}

  public enum Type {
    TEXT,
    NUMBER,
    TEXTS
  }

  public Tool {
    arguments = List.copyOf(arguments);
  }
}
