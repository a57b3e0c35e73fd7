package dev.onward.mail.message;

/**
 * What a mail says of the list it belongs to (RFC 2919, RFC 2369): what the list is called, its
 * label before our domain, and the link by which this recipient leaves it.
 */
public record MailingList(String title, String label, String unsubscribe) {
  String id(String domain) {
    return "%s <%s.%s>".formatted(title, label, domain);
  }
}
