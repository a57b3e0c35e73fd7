package dev.onward.digest.subscribe;

import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import dev.onward.mail.recipient.Mailbox;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Brings e-mail addresses into the one form in which they are kept and compared: the domain in
 * lower case and ASCII (IDNA), the part before it as it was written, since only its own server
 * knows whether its case matters; {@link Mailbox} tells when two are one reader. Refuses what could
 * break a header or a command of SMTP.
 */
public final class Addresses {
  private static final EmailValidator VALIDATOR =
      JMail.strictValidator()
          .requireTopLevelDomain()
          .disallowIpDomain()
          .disallowQuotedIdentifiers()
          .disallowObsoleteWhitespace()
          .requireAscii()
          .withRule(email -> email.comments().isEmpty() && !email.hasIdentifier());

  /** Quoted parts are among them: the library takes them, but drops their quotes. */
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\"]");

  /**
   * Letters that IDNA of 2003, which Java has, and of 2008 turn into different domains: mail could
   * go to a stranger.
   */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00df\\u03c2\\u200c\\u200d]");

  /** Of a path in SMTP, without its brackets (RFC 5321, 4.5.3.1.3). */
  private static final int MOST_OCTETS = 254;

  private Addresses() {}

  /**
   * The address as it is kept.
   *
   * @throws InvalidInput when it is none, with what to send instead
   */
  public static String normal(String written) {
    if (BREAKS.matcher(written).find()) {
      throw new InvalidInput("address", "fault.address");
    }
    String address = written.strip();
    int at = address.lastIndexOf('@');
    if (at < 1 || AMBIGUOUS.matcher(address.substring(at)).find()) {
      throw new InvalidInput("address", at < 1 ? "fault.address" : "fault.domain");
    }
    String normal = address.substring(0, at + 1) + ascii(address.substring(at + 1));
    return Optional.of(normal)
        .filter(one -> one.length() <= MOST_OCTETS)
        .filter(VALIDATOR::isValid)
        .flatMap(VALIDATOR::tryParse)
        .map(Email::toString)
        .orElseThrow(() -> new InvalidInput("address", "fault.address"));
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("address", "fault.domain");
    }
  }

  /** "a…@example.com": enough for its owner to know it by. */
  public static String masked(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(at);
  }
}
