/**
 * Updates and a subscriber to a mail. In: the catalogue, what is kept of a person, the clock. Out:
 * a {@link dev.onward.digest.Letter} a week at each subscriber's own hour, and nothing twice. Open
 * {@link dev.onward.digest.IssueComposer} first for what a letter says, and {@link
 * dev.onward.digest.MailService} for how it gets there.
 */
@NullMarked
package dev.onward.digest;

import org.jspecify.annotations.NullMarked;
