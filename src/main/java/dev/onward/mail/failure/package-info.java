/**
 * What a mail server said when it did not take a mail, judged: whose fault it is and whether it
 * lasts (RFC 5321, 3463, 3464), and when sending has to stop. Open {@link
 * dev.onward.mail.failure.Failure} first. It sends nothing, and knows no recipient and no list.
 */
@NullMarked
package dev.onward.mail.failure;

import org.jspecify.annotations.NullMarked;
