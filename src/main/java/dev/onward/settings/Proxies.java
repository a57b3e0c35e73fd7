package dev.onward.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many proxies stand before this server, and from where a request comes then: what the
 * outermost of them saw. What a client itself writes into X-Forwarded-For is never believed. Of an
 * IPv6 address its network counts (the first 64 bits), since one customer has all of it.
 */
public record Proxies(int count) {
  private static final int NETWORK_GROUPS = 4;

  /** Some proxies write the client's port behind its address: 192.0.2.1:80, [2001:db8::1]:80. */
  private static final Pattern PORT =
      Pattern.compile("^(?:\\[([^\\]]*)](?::\\d+)?|(\\d+(?:\\.\\d+){3}):\\d+)$");

  /** Takes the lines of X-Forwarded-For in their order and the address of who connected. */
  public String place(List<String> forwardedFor, String connected) {
    List<String> hops =
        Stream.concat(
                // A proxy may add a line of its own to those that are there.
                forwardedFor.stream()
                    .flatMap(list -> Arrays.stream(list.split(",", -1)))
                    .map(hop -> PORT.matcher(hop.strip()).replaceFirst("$1$2")),
                Stream.of(connected))
            .toList();
    return network(hops.get(Math.max(0, hops.size() - 1 - count)));
  }

  private static String network(String address) {
    if (!address.contains(":") || address.contains(".")) {
      return address;
    }
    String whole = address.contains("::") ? expanded(address) : address;
    return Arrays.stream(whole.split(":", -1))
        .limit(NETWORK_GROUPS)
        .collect(Collectors.joining(":"));
  }

  private static String expanded(String address) {
    String[] halves = address.split("::", -1);
    int given = groups(halves[0]) + groups(halves[1]);
    String zeros = "0:".repeat(Math.max(1, 8 - given));
    return (halves[0].isEmpty() ? "" : halves[0] + ":") + zeros + halves[1];
  }

  private static int groups(String half) {
    return half.isEmpty() ? 0 : half.split(":", -1).length;
  }
}
