package dev.onward.knowledge;

/** All that Onward knows: the facts, and the words by which people ask for them. */
public record Knowledge(Catalogue catalogue, Vocabulary vocabulary) {}
