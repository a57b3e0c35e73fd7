package dev.onward.digest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A mail server as a process of its own, which nobody kills: {@code SinkProcess FILE MILLIS}. It
 * writes down whom it accepted a mail for, and under which Message-ID, before it says so, and takes
 * up to so many milliseconds before and after that.
 */
final class SinkProcess {
  private final Writer file;
  private final int delay;

  private SinkProcess(Writer file, int delay) {
    this.file = file;
    this.delay = delay;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (Writer file = Files.newBufferedWriter(Path.of(arguments[0]))) {
      SinkProcess process = new SinkProcess(file, Integer.parseInt(arguments[1]));
      try (SmtpSink sink = SmtpSink.plain().onAccept(process::note)) {
        System.out.println("port " + sink.port());
        new CountDownLatch(1).await();
      }
    }
  }

  private void note(SmtpSink.Accepted mail) {
    dawdle();
    synchronized (file) {
      try {
        file.write(mail.to() + " " + mail.header("Message-ID") + "\n");
        file.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    dawdle();
  }

  private void dawdle() {
    if (delay > 0) {
      java.util.concurrent.locks.LockSupport.parkNanos(
          ThreadLocalRandom.current().nextLong(delay * 1_000_000L));
    }
  }
}
