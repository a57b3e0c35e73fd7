/**
 * Mails that wait and those who hand them over: leases, rates, waits after failures, and the queue
 * of mails that were asked for just now. {@link dev.onward.mail.queue.QueueRunner} is the class to
 * open first. It must not know what is queued beside its own notices.
 */
@NullMarked
package dev.onward.mail.queue;

import org.jspecify.annotations.NullMarked;
