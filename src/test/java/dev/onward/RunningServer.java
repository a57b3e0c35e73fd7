package dev.onward;

import dev.onward.compute.ComputeJob;
import dev.onward.compute.Overloaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole program, started in this process on a free port with a data folder of its own. */
final class RunningServer implements AutoCloseable {
  static final String TODAY = "2026-11-23T09:00:00Z";

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

  /** What the server answers to, as "GET /path". */
  List<String> routes() {
    return running.app().routes();
  }

  /** Takes all room for further answers, until what is given back is closed. */
  List<ComputeJob> occupied() {
    List<ComputeJob> jobs = new ArrayList<>();
    try {
      while (true) {
        jobs.add(running.app().processors().admit("somebody " + jobs.size(), false));
      }
    } catch (Overloaded e) {
      return jobs;
    }
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
  static Path dataFolder() {
    try {
      Path data = Files.createTempDirectory("onward-test");
      PreparedData.copyTo(data);
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
