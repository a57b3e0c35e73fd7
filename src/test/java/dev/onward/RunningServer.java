package dev.onward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The whole program, started in this process on a free port with a data folder of its own. The
 * index is made once a build and copied, since embedding everything takes half a minute.
 */
final class RunningServer implements AutoCloseable {
  static final String TODAY = "2026-11-23T09:00:00Z";
  private static final Path PREPARED = Path.of("target", "test-data").toAbsolutePath();

  private static boolean prepared;

  private final App.Running running;
  private final Path data;

  private RunningServer(App.Running running, Path data) {
    this.running = running;
    this.data = data;
  }

  static RunningServer start() {
    return start(Map.of());
  }

  static RunningServer start(Map<String, String> settings) {
    Path data = dataFolder();
    Map<String, String> all = new HashMap<>();
    all.put("ONWARD_PORT", "0");
    all.put("ONWARD_DATA", data.toString());
    all.put("ONWARD_CLOCK", TODAY);
    all.putAll(settings);
    return new RunningServer(App.start(Settings.from(all)), data);
  }

  URI address(String path) {
    return URI.create("http://localhost:" + running.port() + path);
  }

  Path data() {
    return data;
  }

  @Override
  public void close() {
    running.close();
    delete(data);
  }

  /** A fresh data folder with an index that is up to date. */
  static synchronized Path dataFolder() {
    try {
      if (!prepared) {
        prepare();
        prepared = true;
      }
      Path data = Files.createTempDirectory("onward-test");
      copy(PREPARED, data);
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the prepared index up to date; what an earlier run made of the same texts is kept. */
  private static void prepare() throws IOException {
    Files.createDirectories(PREPARED);
    App.start(Settings.from(Map.of("ONWARD_PORT", "0", "ONWARD_DATA", PREPARED.toString())))
        .close();
    try (Stream<Path> database = Files.list(PREPARED)) {
      for (Path file : database.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.getFileName().toString().equals("write.lock")) {
          Files.copy(file, target);
        }
      }
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
