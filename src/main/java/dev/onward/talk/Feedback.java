package dev.onward.talk;

import java.time.Instant;

/** What a reader thought of an answer; the note may be empty. */
public record Feedback(String messageId, boolean helpful, String note, Instant givenAt) {}
