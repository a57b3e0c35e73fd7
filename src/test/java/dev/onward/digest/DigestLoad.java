package dev.onward.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Composes issues and hands them to a mail server on this machine: {@code DigestLoad
 * [SUBSCRIBERS]}. The product runs as a process with its own options; the server that takes the
 * mails is a process too.
 */
final class DigestLoad {
  private DigestLoad() {}

  public static void main(String[] arguments) throws IOException {
    int subscribers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    System.exit(run(subscribers, Files.createTempDirectory("digest-load")) ? 0 : 1);
  }

  /** True where every mail reached the server. */
  static boolean run(int subscribers, Path folder) throws IOException {
    Path accepted = folder.resolve("accepted");
    Path log = folder.resolve("log");
    int few = Math.max(1, subscribers / 5);
    try (ChildProcess sink =
            ChildProcess.start(
                log, List.of("-Xmx128m"), SinkProcess.class, accepted.toString(), "0");
        ChildProcess node =
            ChildProcess.start(
                log,
                List.of("@target/java.options"),
                LoadNode.class,
                folder.toString(),
                String.valueOf(sink.line()).replace("port ", ""),
                Integer.toString(few),
                Integer.toString(subscribers))) {
      for (String line = node.line(); line != null && !line.equals("done"); line = node.line()) {
        System.out.println(line);
        System.out.println("  " + memory(node.pid()));
      }
    }
    int there = Files.readAllLines(accepted).size();
    System.out.printf("the server has %d mails of %d%n", there, few + subscribers);
    return there == few + subscribers;
  }

  private static String memory(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    return Files.exists(status)
        ? String.join(
            ", ",
            Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList())
        : "memory unknown here";
  }
}
