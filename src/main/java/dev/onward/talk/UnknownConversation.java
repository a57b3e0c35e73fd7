package dev.onward.talk;

/** The person has no such conversation. */
public final class UnknownConversation extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
