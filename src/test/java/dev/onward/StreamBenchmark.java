package dev.onward;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many readers of one server whose model speaks at a steady pace. The server is a process of its
 * own; the model and the readers are here. As a program it prints what it measured: {@code
 * StreamBenchmark [streams] [seconds] [service]}. Readers arrive 25 a second, since understanding a
 * question costs far more than reading an answer along.
 */
final class StreamBenchmark {
  private static final int TOKENS_A_SECOND = 20;
  private static final Duration ARRIVAL = Duration.ofMillis(40);
  private static final Pattern MOMENT = Pattern.compile("said (at[a-j]+) ");
  private static final List<String> SENTENCE =
      List.of(" It", " retired", " on", " 30", " June", " 2026", ",", " as", " said");

  /** What came of it; delays are from a sentence's last token to the reader. */
  record Measured(int streams, int whole, int failed, List<Double> delays, long residentKb) {
    double delay(double share) {
      List<Double> sorted = new ArrayList<>(delays);
      Collections.sort(sorted);
      return sorted.get((int) (share * (sorted.size() - 1)));
    }
  }

  public static void main(String[] arguments) throws Exception {
    int streams = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    Wire wire = wire(arguments.length > 2 ? arguments[2] : "azure-openai");
    System.out.printf(
        "%s: %d streams of %d tokens/s for %d s%n", wire.name(), streams, TOKENS_A_SECOND, seconds);
    Measured measured = run(wire, streams, seconds);
    System.out.printf(
        "whole %d, failed %d, sentence to reader p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, resident at most %d MiB%n",
        measured.whole(),
        measured.failed(),
        measured.delay(0.5),
        measured.delay(0.95),
        measured.delay(0.99),
        measured.residentKb() / 1024);
    System.exit(measured.failed() == 0 ? 0 : 1);
  }

  private static Wire wire(String name) {
    return Stream.of(new Wire.AzureOpenAi(), new Wire.OpenAi(), new Wire.Ollama())
        .filter(wire -> wire.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service " + name));
  }

  /** Lets that many readers ask at once and read to the end. */
  static Measured run(Wire wire, int streams, int seconds) throws Exception {
    int sentences = seconds * TOKENS_A_SECOND / (SENTENCE.size() + 1);
    List<String> sentence = SENTENCE.stream().map(wire::word).toList();
    Path data = RunningServer.dataFolder();
    try (RawStream model =
            new RawStream(
                wire.contentType(), () -> new Speaker(wire, sentences, sentence), RawStream.END);
        Program program = Program.start(settings(wire, model, data))) {
      Measured measured = read(program.ready(), program.pid(), streams, sentences);
      if (measured.failed() > 0) {
        System.out.println(program.output());
      }
      return measured;
    } finally {
      RunningServer.delete(data);
    }
  }

  private static Map<String, String> settings(Wire wire, RawStream model, Path data) {
    Map<String, String> settings = new HashMap<>(wire.settings(model.url()));
    settings.put("ONWARD_PORT", "0");
    settings.put("ONWARD_DATA", data.toString());
    settings.put("ONWARD_CLOCK", RunningServer.TODAY);
    settings.put("ONWARD_MODEL_FIRST_WORDS", "2m");
    settings.put("ONWARD_MODEL_WHOLE_ANSWER", "10m");
    settings.put("ONWARD_MODEL_TOKENS_PER_DAY", Integer.toString(Integer.MAX_VALUE));
    return settings;
  }

  /** Speaks sentence after sentence; the last token of each holds the moment at which it left. */
  private static final class Speaker implements RawStream.Script {
    private final Wire wire;
    private final int tokens;
    private final List<String> opening;
    private final List<String> sentence;
    private final List<String> closing;
    private final long began = System.nanoTime();

    Speaker(Wire wire, int sentences, List<String> sentence) {
      this.wire = wire;
      this.sentence = sentence;
      this.tokens = sentences * (SENTENCE.size() + 1);
      this.opening = wire.opening();
      this.closing = wire.closing();
    }

    @Override
    public @Nullable String chunk(int place) throws InterruptedException {
      if (place < opening.size()) {
        return opening.get(place);
      }
      int token = place - opening.size();
      if (token >= tokens) {
        return token - tokens < closing.size() ? closing.get(token - tokens) : null;
      }
      long due = began + token * 1_000_000_000L / TOKENS_A_SECOND;
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      int word = token % (SENTENCE.size() + 1);
      return word < sentence.size() ? sentence.get(word) : wire.word(" " + moment() + " [1].");
    }
  }

  /** Now, in letters: digits would be a claim to check. */
  private static String moment() {
    StringBuilder letters = new StringBuilder("at");
    Long.toString(System.nanoTime())
        .chars()
        .forEach(digit -> letters.append((char) ('a' + digit - '0')));
    return letters.toString();
  }

  private static long nanos(String moment) {
    StringBuilder digits = new StringBuilder();
    moment.substring(2).chars().forEach(letter -> digits.append((char) ('0' + letter - 'a')));
    return Long.parseLong(digits.toString());
  }

  private static Measured read(URI address, long pid, int streams, int sentences) throws Exception {
    List<Double> delays = Collections.synchronizedList(new ArrayList<>());
    List<Callable<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      int number = i;
      readers.add(() -> {
        Thread.sleep(ARRIVAL.multipliedBy(number));
        return isReadWhole(address, number, sentences, delays);
      });
    }
    int whole = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> reading = new ArrayList<>();
      for (Callable<Boolean> reader : readers) {
        reading.add(threads.submit(reader));
      }
      for (Future<Boolean> one : reading) {
        whole += one.get() ? 1 : 0;
      }
    }
    return new Measured(streams, whole, streams - whole, delays, peakKb(pid));
  }

  /** Asks and reads to the end; true where every sentence came and the model said them all. */
  private static boolean isReadWhole(URI address, int number, int sentences, List<Double> delays) {
    byte[] body =
        "{\"message\":\"Can I still renew AI-102? This is my attempt number %d.\"}"
            .formatted(number)
            .getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(120_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      int heard = 0;
      String last = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher moment = MOMENT.matcher(line);
        if (moment.find()) {
          delays.add((System.nanoTime() - nanos(moment.group(1))) / 1e6);
          heard++;
        }
        if (line.contains("\"outcome\"")) {
          boolean whole = heard == sentences && !line.contains("fallback");
          if (!whole) {
            System.out.printf("reader %d heard %d of %d: %s%n", number, heard, sentences, line);
          }
          return whole;
        }
        last = line.isEmpty() ? last : line;
      }
      System.out.printf("reader %d heard %d, last %s%n", number, heard, last);
      return false;
    } catch (IOException e) {
      System.out.println("reader " + number + ": " + e);
      return false;
    }
  }

  private static long peakKb(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
