package dev.onward.digest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server's answer by its codes alone, since its words may repeat an address: the reply code
 * of RFC 5321 and the enhanced status code of RFC 3463, empty where there is none.
 */
record Reply(int code, String status) {
  private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

  static Reply of(int code, String words) {
    Matcher status = STATUS.matcher(words);
    return new Reply(code, status.find() ? status.group(1) : "");
  }

  /**
   * Whether a refusal speaks of the address and not of the message or of us: the mailbox or its
   * domain does not exist (5.1.x), or it is closed (5.2.1); without a status, the codes that RFC
   * 5321 has for mailboxes.
   */
  boolean isOfAddress() {
    return status.isEmpty()
        ? code == 550 || code == 551 || code == 553
        : status.startsWith("5.1.") || status.equals("5.2.1");
  }

  @Override
  public String toString() {
    return (code + " " + status).strip();
  }
}
