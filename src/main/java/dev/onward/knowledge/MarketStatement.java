package dev.onward.knowledge;

/** A statement on pay or demand; its document has a section that says how far it carries. */
public record MarketStatement(Document document) implements Item {}
