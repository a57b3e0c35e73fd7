package dev.onward.mail.queue;

/** One mail to be brought on its way. */
public interface QueuedMail {
  /** Tries once, and notes what came of it; false where the post can't be reached at all now. */
  boolean run();

  /** Lets others do it: this node ends before it began. */
  void giveBack();
}
