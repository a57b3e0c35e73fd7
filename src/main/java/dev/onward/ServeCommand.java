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
    App.Running running = App.start(Settings.from(System.getenv()));
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  running.close();
                  closed.countDown();
                },
                "shutdown"));
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
