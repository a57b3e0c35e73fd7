/**
 * An item to what the rules make of it: how relevant it is, what is in doubt, what it says of a
 * credential, and the words in which it would be shown. {@link dev.onward.gather.judge.Curator} is
 * the class to open first. It keeps nothing and knows no database, so that the same item is always
 * judged alike.
 */
@NullMarked
package dev.onward.gather.judge;

import org.jspecify.annotations.NullMarked;
