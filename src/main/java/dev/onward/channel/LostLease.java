package dev.onward.channel;

/** Another node has taken the message over; whoever sees this sends nothing more for it. */
public final class LostLease extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostLease(String id) {
    super("message " + id + " was taken over by another node");
  }
}
