package dev.onward.gather.fetch;

import dev.onward.gather.source.SourceList;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * What a request may reach: https, a host that its source names, and only public addresses of it.
 * Hosts that the operator names as private are excused from https and from public addresses, and
 * from nothing else. As the client's only resolver it hands over the very addresses that it judged,
 * so that a name which answers otherwise a moment later (DNS rebinding) leads nowhere.
 */
public final class Fence implements DnsResolver {
  private final Set<String> privateHosts;
  private final Names names;

  /** Looks a host's addresses up. */
  public interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** A name leads to an address that is nobody's business. */
  public static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddress(String host) {
      super(host + " leads to an address that is not public");
    }
  }

  public Fence(Set<String> privateHosts, Names names) {
    this.privateHosts = Set.copyOf(privateHosts);
    this.names = names;
  }

  /** Why an address may not be asked for a source that names these hosts. */
  Optional<String> refuses(URI url, Set<String> hosts) {
    if (url.getHost() == null || url.getScheme() == null || url.getRawUserInfo() != null) {
      return Optional.of("leads to something that is no web address");
    }
    boolean open = "http".equalsIgnoreCase(url.getScheme()) && isPrivate(url.getHost());
    if (!open && !"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.of("leads to " + url.getScheme() + " and not to https");
    }
    return hosts.contains(SourceList.authority(url))
        ? Optional.empty()
        : Optional.of("leads to " + SourceList.authority(url) + ", which is not among its hosts");
  }

  private boolean isPrivate(String host) {
    return privateHosts.contains(host.toLowerCase(Locale.ROOT));
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.addresses(host);
    if (!isPrivate(host)) {
      for (InetAddress address : addresses) {
        if (!PublicAddresses.isPublic(address)) {
          throw new PrivateAddress(host);
        }
      }
    }
    return addresses;
  }

  /** Asked only for Kerberos, which is not in use. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
