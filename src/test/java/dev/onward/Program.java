package dev.onward;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process of its own, started by its launcher as a person would start it. */
final class Program implements AutoCloseable {
  private static final Path LAUNCHER = Path.of("target", "onward").toAbsolutePath();
  private static final Pattern READY = Pattern.compile("ready in (\\d+) ms at (http://\\S+),");

  private final Process process;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch readyOrEnded = new CountDownLatch(1);

  private Program(Process process) {
    this.process = process;
  }

  static Program start(Map<String, String> settings, String... arguments) {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    return run(command, settings);
  }

  /** The same with an eye on its network, see {@link WatchedMain}. */
  static Program watched(Map<String, String> settings) {
    return run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("target", "java.options"),
            "-XX:+EnableDynamicAgentLoading",
            "-Djdk.attach.allowAttachSelf=true",
            "-classpath",
            QuietTest.classPath(),
            WatchedMain.class.getName()),
        settings);
  }

  /** Java with the options of the program, and others after them. */
  static Program java(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("target", "java.options"),
                "-classpath",
                QuietTest.classPath()));
    command.addAll(List.of(options));
    return run(command, Map.of());
  }

  private static Program run(List<String> command, Map<String, String> settings) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("ONWARD_"));
    builder.environment().putAll(settings);
    try {
      Program program = new Program(builder.start());
      Thread.ofVirtual().start(program::read);
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (READY.matcher(line).find()) {
          readyOrEnded.countDown();
        }
      }
    } catch (IOException e) {
      lines.add("(the output broke off: " + e.getMessage() + ")");
    } finally {
      ended.countDown();
      readyOrEnded.countDown();
    }
  }

  /** Waits until it answers; gives its address. */
  URI ready() {
    await(readyOrEnded, Duration.ofMinutes(3));
    Matcher ready = READY.matcher(output());
    if (!ready.find()) {
      throw new IllegalStateException("did not start:\n" + output());
    }
    return URI.create(ready.group(2));
  }

  Duration startTime() {
    Matcher ready = READY.matcher(output());
    return ready.find() ? Duration.ofMillis(Long.parseLong(ready.group(1))) : Duration.ZERO;
  }

  /** Waits for its end; gives the exit code. */
  int end() {
    await(ended, Duration.ofMinutes(1));
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String output() {
    return String.join("\n", List.copyOf(lines));
  }

  long pid() {
    return process.pid();
  }

  /** Asks it to end (SIGTERM). */
  void tellToEnd() {
    process.toHandle().destroy();
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    await(ended, Duration.ofSeconds(10));
  }

  private static void await(CountDownLatch latch, Duration atMost) {
    try {
      if (!latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nothing happened for " + atMost);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
