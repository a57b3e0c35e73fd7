package dev.onward.mail.recipient;

import java.util.Locale;

/**
 * Tells when two addresses are one mailbox, for limits, subscriptions and suppressions. The rule:
 * case does not matter, in no part; what stands behind the first plus sign of the local part does
 * not; the domain counts in its ASCII form (IDNA). Dots do matter, since only one provider leaves
 * them out. Mail still goes to the address as it was written. Takes an address that was checked.
 */
public final class Mailbox {
  private Mailbox() {}

  public static String of(String address) {
    int at = address.lastIndexOf('@');
    String local = address.substring(0, at);
    int plus = local.indexOf('+');
    String name = plus > 0 ? local.substring(0, plus) : local;
    return name.toLowerCase(Locale.ROOT) + address.substring(at).toLowerCase(Locale.ROOT);
  }
}
