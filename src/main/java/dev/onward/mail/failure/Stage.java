package dev.onward.mail.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a conversation of RFC 5321 a server said no, in the conversation's order. */
public enum Stage {
  /** Before a command: no connection, no TLS, or a greeting that refuses. */
  CONNECT,
  AUTH,
  MAIL,
  RCPT,
  DATA,
  /** After the dot that ends the message. */
  DOT,
  /** A report does not have to say it. */
  UNKNOWN;

  /** As Postfix ("in reply to RCPT TO command") and Exim ("after end of data") write it. */
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?:in reply to|after) +(?:the +)?"
              + "(initial connection|EHLO|HELO|STARTTLS|AUTH|MAIL FROM|RCPT TO|(?:end of )?DATA|\\.)",
          Pattern.CASE_INSENSITIVE);

  /** No recipient was named yet, so nothing that is said can be of one. */
  boolean isBeforeRecipient() {
    return this == CONNECT || this == AUTH || this == MAIL;
  }

  /** The stage of which a report speaks. */
  static Stage spokenOf(String text) {
    Matcher matcher = IN_WORDS.matcher(text);
    if (!matcher.find()) {
      return UNKNOWN;
    }
    return switch (matcher.group(1).toLowerCase(java.util.Locale.ROOT)) {
      case "auth" -> AUTH;
      case "mail from" -> MAIL;
      case "rcpt to" -> RCPT;
      case "data" -> DATA;
      case "end of data", "." -> DOT;
      default -> CONNECT;
    };
  }
}
