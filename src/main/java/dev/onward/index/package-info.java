/**
 * Documents in, searchable passages out: cut by structure, embedded, kept in a Lucene index on disk
 * that is brought up to date instead of rebuilt. {@link dev.onward.index.PassageIndex} is the class
 * to open first.
 */
@NullMarked
package dev.onward.index;

import org.jspecify.annotations.NullMarked;
