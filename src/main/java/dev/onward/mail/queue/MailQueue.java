package dev.onward.mail.queue;

import java.time.Duration;
import java.util.List;

/** Mails that wait. Who takes some has to say from time to time that they are still in hand. */
public interface MailQueue {
  /** So long a mail belongs to whoever took it and has fallen silent. */
  Duration LEASE = Duration.ofSeconds(60);

  List<QueuedMail> take(int most);

  void stillWorking();
}
