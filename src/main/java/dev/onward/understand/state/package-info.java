/**
 * What a conversation was about so far, and the one place where a turn that leans on it becomes a
 * question that stands by itself. {@link dev.onward.understand.state.Completer} is the class to
 * open first.
 */
@NullMarked
package dev.onward.understand.state;

import org.jspecify.annotations.NullMarked;
