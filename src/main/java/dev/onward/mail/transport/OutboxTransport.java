package dev.onward.mail.transport;

import dev.onward.mail.message.Mail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Puts mails as files into a folder, for whoever has no mail server. A mail appears whole or not at
 * all, and one that is put there twice is there once, so nothing here is ever in doubt.
 */
public final class OutboxTransport implements Transport {
  private final Path folder;

  public OutboxTransport(Path folder) {
    this.folder = folder;
  }

  @Override
  public SendResult send(Mail mail, Runnable lastWord) {
    try {
      Files.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, ".", ".unfinished");
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        mail.message().writeTo(out);
      }
      Files.move(unfinished, folder.resolve(mail.name() + ".eml"), StandardCopyOption.ATOMIC_MOVE);
      return new SendResult.Accepted();
    } catch (IOException e) {
      return new SendResult.Unreachable("the outbox can't be written to");
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail can't be written", e);
    }
  }

  @Override
  public void close() {
    // It holds nothing open.
  }
}
