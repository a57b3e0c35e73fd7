package dev.onward.talk;

import java.time.Instant;

/** A conversation of a person; the title is the beginning of its first question. */
public record Conversation(String id, String title, Instant createdAt, Instant updatedAt) {}
