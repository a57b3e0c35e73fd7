package dev.onward.ai;

/** A model's wish to use a tool. {@code arguments} is JSON as the model wrote it: not to trust. */
public record ToolCall(String id, String tool, String arguments) {}
