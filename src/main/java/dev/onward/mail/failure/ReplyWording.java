package dev.onward.mail.failure;

import dev.onward.mail.failure.FailureVerdict.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the words of a reply speak of, for servers that give no code that tells. No list of whole
 * phrases: servers put the same few things (a mailbox, a sender, a message) together with the same
 * few faults in any order, so a clause is read for a thing and a fault in it. Addresses and links
 * are taken out first, since they may hold any word.
 */
record ReplyWording(boolean isNoRecipient, boolean isFull, Optional<Fault> faultOfOurs) {
  private static final Pattern NAMES =
      Pattern.compile("<[^>]*>|\\S+@\\S+|\\bhttps?:\\S+|\\[[\\d.:a-fA-F]+]");
  private static final Pattern CLAUSE =
      Pattern.compile("[;:()\\n]+\\s*|[.]+(?:\\s+|$)|,\\s+(?=but|and)");

  private static final Pattern MAILBOX =
      words("user|mail ?box(?:es)?|account|recipients?|address|addressee|inbox|alias|person|name");
  private static final Pattern HOST = words("host|hosts|domain|domain name|mx|mx records?|route");
  private static final Pattern THERE_IS_NONE =
      words(
          "unknown|no such|no|not|n't|isn't|doesn't|couldn't|can't|cannot|never|invalid"
              + "|non-?exist\\w*|unavailable|disabled|inactive|deactivated|suspended|closed|expired"
              + "|deleted|removed|terminated|discontinued|abandoned|retired|moved|undeliverable"
              + "|unrouteable|unroutable|unreachable|bad|rejected|refused|nobody|null");

  private static final Pattern FULL =
      words("full|over ?quota|quota|over (?:its|their|the) \\w+|exceed\\w*|too many messages");

  /**
   * In the order in which they count, since words for content stand beside those for reputation.
   */
  private static final Map<Fault, Pattern> OURS =
      new java.util.EnumMap<>(
          Map.of(
              Fault.SENDER,
              words(
                  "relay\\w*|rcpthosts|sender|mail from|from address|return path|envelope from|authenticat\\w*"
                      + "|unauthenticated|spf|dkim|dmarc|helo|ehlo|reverse dns|rdns|ptr"
                      + "|identit(?:y|ies)|not verified|login|password|credentials"),
              Fault.CONTENT,
              words(
                  "virus|malware|phish\\w*|attachments?|contents?|headers?|too (?:big|large|long)"
                      + "|size|malformed|mime|8bit\\w*"),
              Fault.REPUTATION,
              words(
                  "spam\\w*|unsolicited|black ?list\\w*|blocklist\\w*|block(?:ed|ing|s)?"
                      + "|block list|banned|dnsbl|rbl|listed|reputation|polic(?:y|ies)|ip|client"
                      + "|grey ?list\\w*|gray ?list\\w*|denied by|prohibited|prohibition"
                      + "|not (?:allowed|permitted|authori[sz]ed|accepted)|unauthori[sz]ed|junk"),
              Fault.LIST,
              words(
                  "complaints?|bulk|volume|unwanted|unsubscribe\\w*|daily|rate|limits?|throttl\\w*"
                      + "|too many|too fast|quickly"),
              Fault.RELAY,
              words(
                  "gateway|loop|hops?|timed out|timeout|temporar\\w*"
                      + "|try again|system|server|service|connections?|tls|starttls|transaction"
                      + "|lookup|dns|internal|configuration|local error|resources")));

  private static Pattern words(String alternatives) {
    return Pattern.compile(
        "(?<![\\p{L}\\d])(?:" + alternatives + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
  }

  static ReplyWording of(String words) {
    String plain = NAMES.matcher(words.replace('’', '\'')).replaceAll(" ");
    boolean none = false;
    boolean full = false;
    for (String clause : CLAUSE.split(plain, -1)) {
      boolean mailbox = MAILBOX.matcher(clause).find();
      none |= (mailbox || HOST.matcher(clause).find()) && THERE_IS_NONE.matcher(clause).find();
      full |= mailbox && FULL.matcher(clause).find();
    }
    return new ReplyWording(none, full, ours(plain));
  }

  private static Optional<Fault> ours(String plain) {
    return OURS.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(plain).find())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** True where they speak of what is ours, whatever else they speak of. */
  boolean isOfPolicy() {
    return faultOfOurs.filter(fault -> fault != Fault.RELAY).isPresent();
  }
}
