package dev.onward.knowledge;

/**
 * A file from an operator's own folders. It is searched and cited, and states no fact about
 * credentials.
 */
public record OwnDocument(Document document) implements Item {}
