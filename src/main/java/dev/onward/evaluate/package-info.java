/**
 * In: the address of a running server, and a file of questions or of turns. Out: a score with each
 * fault, times under load, the record of a session. It speaks to the server over HTTP only, as
 * anybody could, so it knows nothing of the packages that answer. Open {@link
 * dev.onward.evaluate.Evaluation} first.
 */
@NullMarked
package dev.onward.evaluate;

import org.jspecify.annotations.NullMarked;
