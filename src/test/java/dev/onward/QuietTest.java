package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing leaves the machine that the settings do not name. */
class QuietTest {
  private static final List<String> QUESTIONS =
      List.of(
          "I passed AI-102 last June, what should I do next?",
          "Is AZ-305 retired?",
          "Compare AI-103 and AB-620",
          "Make me a plan with five hours a week",
          "What changed lately?",
          "What should I build?",
          "How do I become an MVP?",
          "Will the badge raise my pay?",
          "What film should I watch?",
          "Thanks");

  @Test
  void noConnectionIsOpenedThroughStartAndTenAnswers() {
    Path data = RunningServer.dataFolder();
    Map<String, String> settings =
        Map.of(
            "ONWARD_PORT",
            "0",
            "ONWARD_DATA",
            data.toString(),
            "ONWARD_CLOCK",
            RunningServer.TODAY);
    Set<String> remotes = new TreeSet<>();
    try (Program program = Program.watched(settings)) {
      Thread eye = Thread.ofPlatform().daemon().start(() -> watch(program.pid(), remotes));
      Visitor visitor = new Visitor(program.ready());
      QUESTIONS.forEach(visitor::say);
      eye.interrupt();

      List<String> seen =
          program.output().lines().filter(l -> l.matches("(CONNECT|LOOKUP|WATCHING) .*")).toList();
      // The watch sees what it should: the connection that it opens itself to prove so.
      assertThat(seen).contains("LOOKUP localhost", "WATCHING true");
      assertThat(seen).anyMatch(line -> line.matches("CONNECT (127\\.0\\.0\\.1|0:0:0:0:0:0:0:1)"));
      assertThat(seen)
          .allMatch(line ->
              line.matches(
                  "WATCHING true|LOOKUP (localhost|127\\.0\\.0\\.1)|CONNECT (127\\..*|0:0:0:0:0:0:0:1)"));
      assertThat(remotes).isEmpty();
    }
    RunningServer.delete(data);
  }

  /** Looks at the kernel's tables for connections of the process, native code's among them. */
  private static void watch(long pid, Set<String> remotes) {
    Path process = Path.of("/proc", Long.toString(pid));
    while (Files.isDirectory(process) && !Thread.currentThread().isInterrupted()) {
      try {
        Set<String> own = sockets(process);
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
          for (String row : Files.readAllLines(process.resolve("net").resolve(table))) {
            String[] columns = row.strip().split("\\s+", -1);
            boolean isOwn = columns.length > 9 && own.contains(columns[9]);
            if (isOwn && isRemote(columns[2])) {
              remotes.add(table + " " + columns[2]);
            }
          }
        }
        Thread.sleep(5);
      } catch (IOException | UncheckedIOException e) {
        // The process ended meanwhile.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static Set<String> sockets(Path process) throws IOException {
    Set<String> inodes = new HashSet<>();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> open = Files.list(process.resolve("fd"))) {
      open.forEach(files::add);
    }
    for (Path file : files) {
      try {
        String target = Files.readSymbolicLink(file).toString();
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      } catch (IOException e) {
        // Closed since it was listed.
      }
    }
    return inodes;
  }

  /** Addresses are in hexadecimal, the bytes of each word in the machine's order (proc(5)). */
  private static boolean isRemote(String address) {
    String host = address.substring(0, address.indexOf(':'));
    boolean none = host.matches("0+");
    boolean loopback =
        host.equals("0100007F")
            || host.equals("00000000000000000000000001000000")
            || host.equals("0000000000000000FFFF00000100007F");
    return !none && !loopback;
  }

  /** The class path of the tests, for a process of its own. */
  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
  }
}
