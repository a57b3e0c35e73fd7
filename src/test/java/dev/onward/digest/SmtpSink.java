package dev.onward.digest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on a socket of this machine that keeps what it accepts, and misbehaves as it is
 * told. A step is a command, {@code CONNECT} before the greeting, or {@code DOT} after the message.
 */
public final class SmtpSink implements AutoCloseable {
  /** Closes the connection without an answer. */
  public static final String DROP = "(drop)";

  /** Says nothing, and keeps the connection. */
  public static final String SILENCE = "(silence)";

  /** Before an answer: it comes after two and a half seconds. */
  public static final String LATE = "(late)";

  public record Accepted(String from, String to, String text) {
    String header(String name) {
      for (String line :
          text.split("\r\n\r\n", 2)[0].replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final boolean tlsAtOnce;
  private final Map<String, Queue<String>> script = new ConcurrentHashMap<>();
  private final Map<String, String> always = new ConcurrentHashMap<>();
  private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Consumer<Accepted> onAccept = accepted::add;

  private SmtpSink(@Nullable SSLContext tls, boolean tlsAtOnce, int port) {
    this.tls = tls;
    this.tlsAtOnce = tlsAtOnce;
    try {
      this.server = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  public static SmtpSink plain() {
    return new SmtpSink(null, false, 0);
  }

  static SmtpSink plainOn(int port) {
    return new SmtpSink(null, false, port);
  }

  public static SmtpSink withStartTls(SSLContext tls) {
    return new SmtpSink(tls, false, 0);
  }

  public static SmtpSink withTls(SSLContext tls) {
    return new SmtpSink(tls, true, 0);
  }

  /** Does that instead of keeping what is accepted, before the client is told. */
  SmtpSink onAccept(Consumer<Accepted> action) {
    onAccept = action;
    return this;
  }

  /** Answers a step so, once for each answer, before it is as usual again. */
  public SmtpSink answer(String step, String... replies) {
    script.computeIfAbsent(step, s -> new ConcurrentLinkedQueue<>()).addAll(List.of(replies));
    return this;
  }

  /** Answers a step always so. */
  SmtpSink always(String step, String reply) {
    always.put(step, reply);
    return this;
  }

  public int port() {
    return server.getLocalPort();
  }

  public List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /** Every command, as it was said. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  public long connections() {
    return heard.stream().filter("(connected)"::equals).count();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> converse(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void converse(Socket plain) {
    heard.add("(connected)");
    try (Socket socket = tlsAtOnce ? secured(plain) : plain) {
      new Talk(socket).run();
    } catch (IOException e) {
      heard.add("(broken)");
    } finally {
      open.remove(plain);
    }
  }

  private Socket secured(Socket socket) throws IOException {
    SSLContext context = java.util.Objects.requireNonNull(tls);
    SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    return secure;
  }

  private final class Talk {
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private String from = "";
    private String to = "";

    Talk(Socket socket) throws IOException {
      this.socket = socket;
      socket.setTcpNoDelay(true);
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    }

    void run() throws IOException {
      if (!say("CONNECT", "220 sink ESMTP")) {
        return;
      }
      for (String line = line(); line != null; line = line()) {
        heard.add(line);
        if (!obey(line)) {
          return;
        }
      }
    }

    private boolean obey(String line) throws IOException {
      String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      return switch (verb) {
        case "EHLO" -> say(verb, extensions());
        case "STARTTLS" -> startTls();
        case "MAIL" -> {
          from = between(line);
          yield say(verb, "250 2.1.0 ok");
        }
        case "RCPT" -> {
          to = between(line);
          yield say(verb, "250 2.1.5 ok");
        }
        case "DATA" -> data();
        case "QUIT" -> {
          say(verb, "221 bye");
          yield false;
        }
        default -> say(verb, "250 ok");
      };
    }

    private String extensions() {
      boolean offers = tls != null && !(socket instanceof SSLSocket);
      return "250-sink\r\n250-8BITMIME\r\n"
          + (offers ? "250-STARTTLS\r\n" : "")
          + "250 ENHANCEDSTATUSCODES";
    }

    private boolean startTls() throws IOException {
      if (!say("STARTTLS", "220 go ahead")) {
        return false;
      }
      socket = secured(socket);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
      return true;
    }

    private boolean data() throws IOException {
      String reply = next("DATA");
      if (reply != null) {
        return say(reply);
      }
      say("354 go on");
      if (DROP.equals(next("BODY"))) {
        in.readNBytes(20);
        return false;
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (String line = line(); line != null; line = line()) {
        if (line.equals(".")) {
          return ended(content.toString(StandardCharsets.UTF_8));
        }
        String unstuffed = line.startsWith(".") ? line.substring(1) : line;
        content.write((unstuffed + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
      return false;
    }

    private boolean ended(String content) throws IOException {
      String reply = next("DOT");
      if (reply == null || reply.startsWith("2") || reply.equals("(accept and drop)")) {
        onAccept.accept(new Accepted(from, to, content));
      }
      return say(reply == null ? "250 2.0.0 accepted" : reply);
    }

    private boolean say(String step, String usual) throws IOException {
      String reply = next(step);
      return say(reply == null ? usual : reply);
    }

    private boolean say(String reply) throws IOException {
      if (reply.equals(SILENCE)) {
        return true;
      }
      if (reply.startsWith(LATE)) {
        LockSupport.parkNanos(Duration.ofMillis(2500).toNanos());
        return say(reply.substring(LATE.length()));
      }
      if (reply.startsWith("(")) {
        return false;
      }
      out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return !reply.startsWith("421");
    }

    private @Nullable String next(String step) {
      Queue<String> replies = script.get(step);
      String scripted = replies == null ? null : replies.poll();
      return scripted == null ? always.get(step) : scripted;
    }

    private @Nullable String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream(80);
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          String text = line.toString(StandardCharsets.ISO_8859_1);
          return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        }
        line.write(b);
      }
      return null;
    }
  }

  private static String between(String line) {
    return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
  }

  @Override
  public void close() {
    List<Socket> left = new ArrayList<>(open);
    try {
      server.close();
      for (Socket socket : left) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
