package dev.onward.mail.queue;

import dev.onward.mail.message.Notice;

/**
 * Takes mails that are sent at once and to one person, such as the one that asks to confirm a
 * subscription. It returns without waiting for the mail to be delivered, so that who asks can't
 * tell by the time it takes whether an address is known.
 */
public interface Mailer {
  void post(Notice notice);
}
