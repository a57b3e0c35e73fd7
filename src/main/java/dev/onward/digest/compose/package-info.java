/**
 * A reader and a week to a letter: {@link dev.onward.digest.compose.Situation} goes in, {@link
 * dev.onward.digest.compose.Contents} chooses, {@link dev.onward.digest.compose.LetterRenderer}
 * words it. Pure: no database, no clock, no model, so the same situation gives the same letter. It
 * must not know how a letter is sent.
 */
@NullMarked
package dev.onward.digest.compose;

import org.jspecify.annotations.NullMarked;
