package dev.onward.digest.send;

import java.util.Locale;

/** How far one subscriber's issue has come. */
enum IssueState {
  /** Waits for its hour, or for another attempt. */
  PLANNED,
  /** A node has it in hand; when the node falls silent, another one takes it. */
  CLAIMED,
  /** The server is being told the last word, after which it may have the mail. */
  HANDING_OVER,
  /** The server said that it has the mail. */
  SENT,
  /** There was nothing new to say, so no mail went out. */
  EMPTY,
  /** It could not be sent within its day, or the server will not have it. */
  FAILED,
  /** The subscriber gets no mail any more. */
  SUPPRESSED,
  /** Nobody was there to send it within its day. */
  SKIPPED,
  /** The last word was said and no answer heard: the server has the mail, or it has not. */
  IN_DOUBT;

  /** As it stands in the database and in the report. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
