package dev.onward.digest;

/** What writes a letter, and how many things stand in one at most. */
record Layout(LetterRenderer typesetter, int most) {}
