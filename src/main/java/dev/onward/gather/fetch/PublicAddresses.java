package dev.onward.gather.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are somebody's on the public internet. The ranges are those that IANA's
 * registries of special-purpose addresses (RFC 6890 and its followers) call not globally reachable;
 * an IPv6 address that carries an IPv4 one inside is judged by that.
 */
final class PublicAddresses {
  private static final List<Range> NOT_PUBLIC_V4 =
      ranges(
          "0.0.0.0/8", // this network
          "10.0.0.0/8",
          "100.64.0.0/10", // shared by carriers (CGNAT)
          "127.0.0.0/8",
          "169.254.0.0/16", // link-local, and clouds' metadata services
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3"); // multicast, reserved, broadcast

  /** All that is handed out to anybody lies in here. */
  private static final Range GLOBAL_V6 = Range.of("2000::/3");

  private static final List<Range> NOT_PUBLIC_V6 =
      ranges(
          "2001::/23", // protocol assignments, Teredo among them
          "2001:db8::/32",
          "3fff::/20");

  private static final Range NAT64 = Range.of("64:ff9b::/96");
  private static final Range SIX_TO_FOUR = Range.of("2002::/16");

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return NOT_PUBLIC_V4.stream().noneMatch(range -> range.holds(bytes));
    }
    if (NAT64.holds(bytes)) {
      return isPublic(inside(bytes, 12));
    }
    if (SIX_TO_FOUR.holds(bytes)) {
      return isPublic(inside(bytes, 2));
    }
    return GLOBAL_V6.holds(bytes) && NOT_PUBLIC_V6.stream().noneMatch(range -> range.holds(bytes));
  }

  private static InetAddress inside(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static List<Range> ranges(String... written) {
    return Arrays.stream(written).map(Range::of).toList();
  }

  /** Addresses that begin with the same bits. */
  private record Range(InetAddress first, int bits) {
    static Range of(String written) {
      int slash = written.indexOf('/');
      try {
        // A literal address: nothing is looked up.
        return new Range(
            InetAddress.getByName(written.substring(0, slash)),
            Integer.parseInt(written.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(written, e);
      }
    }

    boolean holds(byte[] address) {
      byte[] start = first.getAddress();
      if (start.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((start[bit / 8] & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
