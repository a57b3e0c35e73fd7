package dev.onward;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A far side that sends a stream at its own pace and ends it in its own way, on plain sockets:
 * WireMock can't break off amid an answer.
 */
final class RawStream implements AutoCloseable {
  /** What is done once the words are out. */
  interface Ending {
    void end(Socket socket, OutputStream out) throws IOException, InterruptedException;
  }

  static final Ending STALL = (socket, out) -> Thread.sleep(Duration.ofSeconds(20));

  static final Ending CUT =
      (socket, out) -> {
        out.write("5\r\nda".getBytes(StandardCharsets.UTF_8));
        out.flush();
        socket.setSoLinger(true, 0);
      };

  static final Ending END =
      (socket, out) -> out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));

  /** What one connection sends: the chunk of a place when its time has come, null at the end. */
  interface Script {
    @Nullable String chunk(int place) throws InterruptedException;
  }

  private final ServerSocket server;
  private final String contentType;
  private final Supplier<Script> scripts;
  private final Ending ending;
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch hungUp = new CountDownLatch(1);

  RawStream(String contentType, Supplier<Script> scripts, Ending ending) {
    this.contentType = contentType;
    this.scripts = scripts;
    this.ending = ending;
    try {
      server = new ServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Says a sentence and the beginning of another, then ends in that way. */
  static RawStream of(Wire wire, Ending ending) {
    List<String> whole = wire.words("No. ", "It retired on 30 June 2026 [1].", " Then", " never");
    int last = 0;
    while (!whole.get(last).contains(" Then")) {
      last++;
    }
    List<String> said = whole.subList(0, last + 1);
    return new RawStream(wire.contentType(), () -> place -> next(said, place), ending);
  }

  /** Speaks without end, until whoever listens hangs up. */
  static RawStream endless(Wire wire) {
    List<String> opening = wire.opening();
    String sentence = wire.word("It retired on 30 June 2026 [1]. ");
    return new RawStream(
        wire.contentType(),
        () ->
            place -> {
              String opened = next(opening, place);
              return opened == null ? sentence : opened;
            },
        END);
  }

  private static @Nullable String next(List<String> chunks, int place) throws InterruptedException {
    Thread.sleep(20);
    return place < chunks.size() ? chunks.get(place) : null;
  }

  String url() {
    return "http://localhost:" + server.getLocalPort();
  }

  int requests() {
    return requests.get();
  }

  /** True once somebody who listened has hung up. */
  boolean isHungUpWithin(Duration time) {
    try {
      return hungUp.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      read(socket);
      requests.incrementAndGet();
      OutputStream out = socket.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
              .formatted(contentType)
              .getBytes(StandardCharsets.UTF_8));
      Script script = scripts.get();
      int place = 0;
      for (String chunk = script.chunk(0); chunk != null; chunk = script.chunk(++place)) {
        send(out, chunk);
      }
      ending.end(socket, out);
    } catch (IOException e) {
      hungUp.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(OutputStream out, String chunk) throws IOException {
    byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
    byte[] head = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[head.length + bytes.length + 2];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(bytes, 0, whole, head.length, bytes.length);
    whole[whole.length - 2] = '\r';
    whole[whole.length - 1] = '\n';
    out.write(whole);
    out.flush();
  }

  /** Reads one request and forgets it. */
  private static void read(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    int length = 0;
    boolean chunked = false;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    while (chunked) {
      length = Integer.parseInt(in.readLine(), 16);
      skip(in, length + 2);
      chunked = length > 0;
      length = 0;
    }
    skip(in, length);
  }

  private static void skip(BufferedReader in, int characters) throws IOException {
    for (int left = characters; left > 0; left--) {
      if (in.read() < 0) {
        throw new IOException("the request broke off");
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
