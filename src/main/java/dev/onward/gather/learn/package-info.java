/**
 * Microsoft Learn's catalog, by its open interface or by the Learn Platform, as one more source:
 * its listing goes in; announcements, and the differences from our own catalogue as proposed
 * changes, come out. {@link dev.onward.gather.learn.LearnSources} is the class to open first. It
 * changes nothing that we say of a credential.
 */
@NullMarked
package dev.onward.gather.learn;

import org.jspecify.annotations.NullMarked;
