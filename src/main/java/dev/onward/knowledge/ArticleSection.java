package dev.onward.knowledge;

/** A section of the article that Onward is grounded on, retold; {@code order} starts at 1. */
public record ArticleSection(Document document, int order, String section) implements Item {}
