package dev.onward.mail.message;

/** A mail to one address, the same words as plain text and as HTML. Never to be logged. */
public record Notice(String address, String subject, String text, String html) {}
