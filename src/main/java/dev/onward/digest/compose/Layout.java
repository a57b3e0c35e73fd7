package dev.onward.digest.compose;

/** What writes a letter, and how many things stand in one at most. */
public record Layout(LetterRenderer typesetter, int most) {}
