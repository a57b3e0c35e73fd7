package dev.onward;

import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** Serves until the process is told to end. */
@Command(
    name = "serve",
    description = "Starts the server (the default).",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {
  @Override
  public void run() {
    Settings settings = Settings.from(System.getenv());
    App.Running running = App.start(settings);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  running.finish(settings.shutdownWait());
                  closed.countDown();
                  // Told to end it has ended as it should; the usual status speaks of a signal.
                  Runtime.getRuntime().halt(0);
                },
                "shutdown"));
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
