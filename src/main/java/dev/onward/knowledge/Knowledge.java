package dev.onward.knowledge;

/** All that Onward knows: the facts, the words of readers, and what they may ask. */
public record Knowledge(Catalogue catalogue, Vocabulary vocabulary, Questions questions) {}
