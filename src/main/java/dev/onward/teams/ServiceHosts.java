package dev.onward.teams;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The hosts to which messages may be sent. The address of the connector comes with each activity;
 * without this list whoever gets a token could have ours sent anywhere.
 */
final class ServiceHosts {
  private final Set<String> hosts;
  private final boolean thisMachineOnly;

  ServiceHosts(Set<String> hosts, boolean thisMachineOnly) {
    this.hosts = Set.copyOf(hosts);
    this.thisMachineOnly = thisMachineOnly;
  }

  /**
   * Checks an address.
   *
   * @throws Refusal when nothing may be sent there
   */
  void require(String serviceUrl) {
    if (!isAllowed(serviceUrl)) {
      throw new Refusal("Messages are not sent to this service address");
    }
  }

  private boolean isAllowed(String serviceUrl) {
    try {
      URI address = new URI(serviceUrl);
      String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
      if (host.isEmpty() || address.getRawUserInfo() != null || address.getRawQuery() != null) {
        return false;
      }
      boolean here = TeamsSettings.isThisMachine(host);
      return thisMachineOnly
          ? here
          : hosts.contains(host) && ("https".equals(address.getScheme()) || here);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
