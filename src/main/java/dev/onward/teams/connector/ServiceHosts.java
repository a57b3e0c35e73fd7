package dev.onward.teams.connector;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hosts to which messages may be sent. The address of the connector comes with each activity;
 * without this list whoever gets a token could have ours sent anywhere.
 */
public final class ServiceHosts {
  private final Set<String> hosts;
  private final boolean thisMachineOnly;

  public ServiceHosts(Set<String> hosts, boolean thisMachineOnly) {
    this.hosts = Set.copyOf(hosts);
    this.thisMachineOnly = thisMachineOnly;
  }

  /** True where messages may be sent there. */
  public boolean allow(String serviceUrl) {
    try {
      URI address = new URI(serviceUrl);
      String host = lower(address.getHost());
      boolean here = TeamsSettings.isThisMachine(host);
      return isPlain(address)
          && (thisMachineOnly ? here : hosts.contains(host) && (here || isSafe(address)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Nothing in it that could lead the path behind it astray. */
  private static boolean isPlain(URI address) {
    return lower(address.getScheme()).startsWith("http")
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }

  private static boolean isSafe(URI address) {
    return lower(address.getScheme()).equals("https")
        && (address.getPort() == -1 || address.getPort() == 443);
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
