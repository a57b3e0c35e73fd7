/**
 * Updates and a subscriber to a mail. In: the catalogue, what is kept of a person, the clock. Out:
 * a letter a week at each subscriber's own hour, and nothing twice. The rooms stand in the letter's
 * order: {@code subscribe}, {@code compose}, {@code send}, {@code page}; here they are put
 * together. Open {@link dev.onward.digest.Digest} first for what readers meet, {@link
 * dev.onward.digest.WeeklyComposer} for what a letter is made from, and {@link
 * dev.onward.digest.MailService} for how it gets there.
 */
@NullMarked
package dev.onward.digest;

import org.jspecify.annotations.NullMarked;
