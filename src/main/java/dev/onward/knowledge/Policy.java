package dev.onward.knowledge;

/** A rule of Microsoft's credential programme. */
public record Policy(Document document) implements Item {}
