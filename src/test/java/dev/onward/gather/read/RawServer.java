package dev.onward.gather.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A far side that keeps to no protocol, for what a proper server can't be made to do. */
final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Misbehaviour misbehaviour;

  interface Misbehaviour {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  RawServer(Misbehaviour misbehaviour) throws IOException {
    this.misbehaviour = misbehaviour;
    this.socket = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    Thread.ofVirtual().start(this::serve);
  }

  URI address() {
    return URI.create("http://localhost:" + socket.getLocalPort() + "/feed/");
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        Thread.ofVirtual().start(() -> answer(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket caller) {
    try (caller) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
      String first = in.readLine();
      for (String line = first; line != null && !line.isEmpty(); ) {
        line = in.readLine();
      }
      OutputStream out = caller.getOutputStream();
      if (first != null && first.contains("robots.txt")) {
        send(out, "HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n");
      } else {
        misbehaviour.answer(out);
      }
    } catch (IOException e) {
      // The caller had enough, as it should.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
