package dev.onward;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A model that speaks as Azure OpenAI does and never ends, until whoever listens hangs up. */
final class EndlessModel implements AutoCloseable {
  private final ServerSocket server;

  EndlessModel() {
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  Map<String, String> settings() {
    return new HashMap<>(
        Map.of(
            "ONWARD_AZURE_OPENAI_ENDPOINT",
            "http://127.0.0.1:" + server.getLocalPort(),
            "ONWARD_AZURE_OPENAI_DEPLOYMENT",
            "mentor",
            "ONWARD_AZURE_OPENAI_KEY",
            AzureOpenAi.KEY));
  }

  private void serve() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> speak(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void speak(Socket client) {
    try (client;
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream()) {
      in.read(new byte[64 * 1024]);
      write(
          out,
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
      chunk(out, "{\"role\":\"assistant\",\"content\":\"\"}");
      while (true) {
        chunk(out, "{\"content\":\"And so it goes on. \"}");
        FakeTeams.pause(Duration.ofMillis(50));
      }
    } catch (IOException e) {
      // Whoever listened has hung up.
    }
  }

  private static void chunk(OutputStream out, String delta) throws IOException {
    String data =
        "data: {\"choices\":[{\"delta\":%s,\"finish_reason\":null,\"index\":0}],\"created\":1780000000,\"id\":\"1\",\"model\":\"m\",\"object\":\"chat.completion.chunk\"}\n\n"
            .formatted(delta);
    write(out, "%x\r\n%s\r\n".formatted(data.length(), data));
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
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
