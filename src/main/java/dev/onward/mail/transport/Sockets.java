package dev.onward.mail.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one connection and keeps hold of it, since Jakarta Mail gives one time limit
 * to all answers and no way to the socket. A TLS layer over it waits as long as it does.
 */
final class Sockets {
  private @Nullable Socket last;

  /** How long each further answer is waited for. */
  void patience(Duration time) throws SocketException {
    Socket socket = last;
    if (socket != null) {
      socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    }
  }

  private Socket kept(Socket socket) {
    last = socket;
    return socket;
  }

  /** Sockets of plain text, which STARTTLS may lie over. */
  SocketFactory plain() {
    return new Plain();
  }

  /** Sockets that speak TLS from the start. */
  SSLSocketFactory secure(SSLSocketFactory from) {
    return new Secure(from);
  }

  private final class Plain extends SocketFactory {
    private final SocketFactory from = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
      return kept(from.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return kept(from.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return kept(from.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return kept(from.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return kept(from.createSocket(host, port, local, localPort));
    }
  }

  private final class Secure extends SSLSocketFactory {
    private final SSLSocketFactory from;

    Secure(SSLSocketFactory from) {
      this.from = from;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return from.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return from.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
      return kept(from.createSocket());
    }

    @Override
    public Socket createSocket(Socket under, String host, int port, boolean close)
        throws IOException {
      return kept(from.createSocket(under, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return kept(from.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return kept(from.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return kept(from.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return kept(from.createSocket(host, port, local, localPort));
    }
  }
}
