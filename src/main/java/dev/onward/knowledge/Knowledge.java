package dev.onward.knowledge;

/** All that Onward knows: the facts, and the words of readers. */
public record Knowledge(Catalogue catalogue, Vocabulary vocabulary) {}
