package dev.onward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A data folder in which all knowledge is embedded and nobody has been yet. It is made once a
 * build, since that takes minutes, and copied; what an earlier build made of the same texts is
 * kept. Tests in several processes take turns.
 */
public final class PreparedData {
  private static final Path PREPARED = Path.of("target", "test-data").toAbsolutePath();
  private static final Path LOCK = PREPARED.resolveSibling("test-data.lock");

  private static boolean prepared;

  private PreparedData() {}

  public static synchronized void copyTo(Path folder) {
    try {
      Files.createDirectories(PREPARED);
      try (FileChannel file =
          FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        file.lock(); // Given back with the channel.
        if (!prepared) {
          prepare();
          prepared = true;
        }
        copy(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void prepare() throws IOException {
    App.start(Settings.from(Map.of("ONWARD_PORT", "0", "ONWARD_DATA", PREPARED.toString())))
        .close();
    try (Stream<Path> database = Files.list(PREPARED)) {
      for (Path file : database.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void copy(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(PREPARED)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Path target = to.resolve(PREPARED.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.getFileName().toString().equals("write.lock")) {
          Files.copy(file, target);
        }
      }
    }
  }
}
