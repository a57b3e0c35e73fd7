/**
 * Mailboxes: when two addresses are one, and to which no mail goes any more. {@link
 * dev.onward.mail.recipient.Suppressions} is the class to open first. It must not know who reads
 * what.
 */
@NullMarked
package dev.onward.mail.recipient;

import org.jspecify.annotations.NullMarked;
