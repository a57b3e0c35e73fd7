package dev.onward.digest.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes returned mails that a mail server puts into a folder, or into its {@code new} if it is a
 * Maildir, one file each. What was acted on is deleted, the rest is kept aside for a person to look
 * at.
 */
public final class BounceFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BounceFolder.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final Path folder;
  private final BounceHandler intake;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watcher;

  private BounceFolder(Path folder, BounceHandler intake) {
    this.folder = folder;
    this.intake = intake;
    this.watcher = Thread.ofVirtual().name("bounces").unstarted(this::watch);
  }

  public static BounceFolder watch(Path folder, BounceHandler intake) {
    BounceFolder watched = new BounceFolder(folder, intake);
    watched.watcher.start();
    return watched;
  }

  private void watch() {
    try {
      do {
        takeAll();
      } while (!closing.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeAll() {
    try {
      Map<BounceHandler.Outcome, Integer> outcomes = new EnumMap<>(BounceHandler.Outcome.class);
      // What stands beside the mails of a Maildir is the mail server's.
      Path maildir = folder.resolve("new");
      take(Files.isDirectory(maildir) ? maildir : folder, outcomes);
      if (!outcomes.isEmpty()) {
        log.info("digest: mails that came back: {}", outcomes);
      }
    } catch (IOException | RuntimeException e) {
      log.warn("mails that came back can't be read: {}", e.toString());
    }
  }

  private void take(Path place, Map<BounceHandler.Outcome, Integer> outcomes) throws IOException {
    if (!Files.isDirectory(place)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")) {
          outcomes.merge(take(file), 1, Integer::sum);
        }
      }
    }
  }

  private BounceHandler.Outcome take(Path file) throws IOException {
    BounceHandler.Outcome outcome = outcome(file);
    if (outcome == BounceHandler.Outcome.NOTHING) {
      Path aside = Files.createDirectories(folder.resolve("not-understood"));
      Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(file);
    }
    return outcome;
  }

  private BounceHandler.Outcome outcome(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return intake.take(in);
    } catch (IOException e) {
      return BounceHandler.Outcome.NOTHING;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      watcher.join(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
