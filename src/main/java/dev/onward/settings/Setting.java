package dev.onward.settings;

/** What {@code --help} and the README say of one setting. */
public record Setting(String name, String standard, String meaning) {}
