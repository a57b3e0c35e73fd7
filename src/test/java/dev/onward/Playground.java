package dev.onward;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Microsoft's M365 Agents Playground, a Teams client for one machine, as a process of its own. The
 * build fetches it; the Node.js that it needs is Playwright's.
 */
final class Playground implements AutoCloseable {
  private static final Path PROGRAM = Path.of("target", "playground", "package", "cli.js");

  private final Process process;
  private final Path folder;
  private final int port;

  private Playground(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  static Playground before(URI bot) {
    if (!Files.exists(PROGRAM)) {
      throw new IllegalStateException(
          "The M365 Agents Playground is missing; `mvn generate-test-resources` fetches it from registry.npmjs.org");
    }
    try {
      Path folder = Files.createTempDirectory("playground");
      int port = freePort();
      Playground playground = new Playground(run(folder, bot, port), folder, port);
      playground.awaitListening();
      return playground;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process run(Path folder, URI bot, int port) throws IOException {
    Path node = Driver.ensureDriverInstalled(Map.of(), false).driverDir().resolve("node");
    ProcessBuilder builder =
        new ProcessBuilder(
            node.toString(),
            PROGRAM.toAbsolutePath().toString(),
            "--app-endpoint=" + bot,
            "--channel-id=msteams",
            "--port=" + port,
            "--disable-telemetry");
    builder
        .environment()
        .merge(
            "PATH",
            withoutDesktop(folder).toString(),
            (path, own) -> own + File.pathSeparator + path);
    return builder.directory(folder.toFile()).redirectErrorStream(true).start();
  }

  /** It would open a browser for a person, and ends where it can't. */
  private static Path withoutDesktop(Path folder) throws IOException {
    Path opener = folder.resolve("xdg-open");
    Files.writeString(opener, "#!/bin/sh\n");
    Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() throws IOException {
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("Listening on")) {
        Thread.ofVirtual().start(() -> said.lines().forEach(unread -> {}));
        return;
      }
    }
    throw new IllegalStateException("The M365 Agents Playground ended at its start");
  }

  String address() {
    return "http://localhost:" + port + "/";
  }

  @Override
  public void close() {
    process.destroyForcibly();
    RunningServer.delete(folder);
  }
}
