package dev.onward.digest;

import java.util.List;

/** Where errands lie. Who takes some has to say from time to time that they are still in hand. */
interface MailQueue {
  List<QueuedMail> take(int most);

  void stillWorking();
}
