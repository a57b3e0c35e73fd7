package dev.onward.digest;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server's answer by its codes alone, since its words may repeat an address: the reply code
 * of RFC 5321 and the enhanced status code of RFC 3463, empty where there is none.
 */
record Reply(int code, String status, boolean isOfAddress) {
  private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

  /** A mailbox or domain that is none, has moved, takes no mail, or is closed. */
  private static final Set<String> OF_ADDRESS =
      Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

  private static final Set<Integer> OF_MAILBOX = Set.of(550, 551, 553);
  private static final Pattern NO_MAILBOX =
      Pattern.compile(
          "no such|unknown|not found|doesn't exist|does not exist|unavailable|invalid|disabled|inactive",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_US =
      Pattern.compile("sender|relay|block|black|spam|policy|reputation", Pattern.CASE_INSENSITIVE);

  /**
   * Reads an answer. A refusal is of the address where its status says so, which the servers'
   * checks of the sender (5.1.7, 5.1.8) do not; without a status where its words speak of no such
   * mailbox. What is doubtful is not: a fault of ours must not end the mail of everybody.
   */
  static Reply of(int code, String words) {
    Matcher match = STATUS.matcher(words);
    String status = match.find() ? match.group(1) : "";
    boolean wordsOfAddress =
        OF_MAILBOX.contains(code)
            && NO_MAILBOX.matcher(words).find()
            && !OF_US.matcher(words).find();
    return new Reply(code, status, status.isEmpty() ? wordsOfAddress : OF_ADDRESS.contains(status));
  }

  @Override
  public String toString() {
    return (code + " " + status).strip();
  }
}
