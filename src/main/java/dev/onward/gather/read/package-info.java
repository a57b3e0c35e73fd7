/**
 * Answers to items: feeds, pages that list what is new, pages that are one article, the interface
 * of Azure Updates. {@link dev.onward.gather.read.Source} is the class to open first; a {@link
 * dev.onward.gather.read.SourceItem} says what its source says, and nobody trusts it yet. It must
 * not know what is let in.
 */
@NullMarked
package dev.onward.gather.read;

import org.jspecify.annotations.NullMarked;
