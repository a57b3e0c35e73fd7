package dev.onward.understand.decide;

/**
 * A label that may answer a request: the id of an item or the word of an ask. {@code margin} is
 * above 0 where more speaks for it than against it.
 */
public record Choice(String label, double margin) {}
