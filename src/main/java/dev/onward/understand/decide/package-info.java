/**
 * A request in, what answers it out: the label of an item, an ask, an act of the conversation or a
 * refusal, with how sure that is. {@link dev.onward.understand.decide.Decider} is the class to open
 * first; what it learned from are the lines in {@code knowledge/questions}.
 */
@NullMarked
package dev.onward.understand.decide;

import org.jspecify.annotations.NullMarked;
