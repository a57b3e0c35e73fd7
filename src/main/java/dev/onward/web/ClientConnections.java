package dev.onward.web;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;

/**
 * Bounds the connections that one address holds open, to a quarter of what the process may have
 * open at all, so that nobody who opens many and sends nothing keeps others out. Where one is too
 * many, the oldest that never sent a whole request is closed. Thread-safe.
 */
final class ClientConnections implements Connection.Listener {
  private static final int LEAST = 32;
  private static final int MOST = 4_096;
  private static final int UNKNOWN = 256;

  private final int most;
  private final Map<String, Set<Connection>> open = new ConcurrentHashMap<>();

  ClientConnections(int most) {
    this.most = most;
  }

  static ClientConnections ofThisProcess() {
    int most =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? Math.clamp(unix.getMaxFileDescriptorCount() / 4, LEAST, MOST)
            : UNKNOWN;
    return new ClientConnections(most);
  }

  @Override
  public void onOpened(Connection connection) {
    Set<Connection> of =
        open.computeIfAbsent(
            client(connection), who -> Collections.synchronizedSet(new LinkedHashSet<>()));
    of.add(connection);
    if (of.size() > most) {
      idlest(of).getEndPoint().close();
    }
  }

  /** The oldest that never sent a whole request; else the newest. */
  private static Connection idlest(Set<Connection> of) {
    synchronized (of) {
      Connection last = null;
      for (Connection one : of) {
        if (one.getMessagesIn() == 0) {
          return one;
        }
        last = one;
      }
      return Objects.requireNonNull(last);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.computeIfPresent(
        client(connection),
        (who, of) -> {
          of.remove(connection);
          return of.isEmpty() ? null : of;
        });
  }

  private static String client(Connection connection) {
    return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress address
            && address.getAddress() != null
        ? address.getAddress().getHostAddress()
        : "";
  }
}
