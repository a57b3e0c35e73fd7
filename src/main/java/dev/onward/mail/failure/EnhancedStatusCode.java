package dev.onward.mail.failure;

import java.util.List;
import java.util.regex.Pattern;

/** An enhanced status code of RFC 3463 that says no: its class (4 or 5), subject and detail. */
record EnhancedStatusCode(int kind, int subject, int detail) {
  /** Not a part of an IP address or of a version, which have more numbers. */
  private static final Pattern WRITTEN =
      Pattern.compile("(?<![\\d.])([45])\\.(\\d)\\.(\\d{1,3})(?!\\.?\\d)");

  /** All that stand in a text, in its order. */
  static List<EnhancedStatusCode> in(String text) {
    return WRITTEN
        .matcher(text)
        .results()
        .map(found ->
            new EnhancedStatusCode(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3))))
        .toList();
  }

  boolean isGeneral() {
    return subject == 0;
  }

  /** Mail system, content, policy: what the mailbox has no part in. */
  boolean clearsRecipient() {
    return subject == 3 || subject == 6 || subject == 7;
  }

  @Override
  public String toString() {
    return kind + "." + subject + "." + detail;
  }
}
