/**
 * A long answer in, what is told of it at once and what is behind "more" out: what answers stands
 * first, then what supports it, ordered by its nearness to the question, and nothing is lost. It
 * knows nothing of credentials. {@link dev.onward.advise.brief.Condenser} is the class to open
 * first.
 */
@NullMarked
package dev.onward.advise.brief;

import org.jspecify.annotations.NullMarked;
