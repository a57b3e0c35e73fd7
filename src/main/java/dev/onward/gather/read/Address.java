package dev.onward.gather.read;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses in the one form by which two of them are compared. */
public final class Address {
  private static final Pattern LOCALE = Pattern.compile("/[a-z]{2}-[a-z]{2}(?=/|$)");
  private static final Pattern FOLLOWS_READERS =
      Pattern.compile("(?i)(?:utm_\\w+|wt\\.mc_id|ocid|cid|fbclid|gclid|msclkid)(?:=.*)?");
  private static final Pattern AZURE_UPDATE =
      Pattern.compile(
          "(?i)^(?:https?://)?azure\\.microsoft\\.com/(?:[a-z-]{2,7}/)?updates/?\\?(?:.*&)?id=(\\d+)");

  private Address() {}

  /** Without scheme, locale, trailing slash and what only follows readers about. */
  public static String canonical(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String plain = LOCALE.matcher(path.toLowerCase(Locale.ROOT)).replaceFirst("");
    String query =
        url.getRawQuery() == null
            ? ""
            : Arrays.stream(url.getRawQuery().split("&", -1))
                .filter(part -> !FOLLOWS_READERS.matcher(part).matches())
                .sorted()
                .collect(Collectors.joining("&"));
    return host.replaceFirst("^www\\.", "")
        + plain.replaceFirst("/+$", "")
        + (query.isEmpty() ? "" : "?" + query)
        + (url.getRawFragment() == null ? "" : "#" + url.getRawFragment());
  }

  /** The number of an item of Azure Updates, where the address is one's. */
  public static Optional<String> azureUpdate(URI url) {
    Matcher number = AZURE_UPDATE.matcher(url.toString());
    return number.find() ? Optional.of(number.group(1)) : Optional.empty();
  }

  /** The part of a host that somebody registers: {@code learn.microsoft.com} has microsoft.com. */
  public static String domain(String host) {
    List<String> labels =
        List.of(host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "").split("\\.", -1));
    return String.join(".", labels.subList(Math.max(0, labels.size() - 2), labels.size()));
  }
}
