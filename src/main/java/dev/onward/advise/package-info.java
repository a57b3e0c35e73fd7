/**
 * What is asked in, advice out: words with marks that name the items behind them, and a plan where
 * one was asked for. All of it comes from the catalogue and the passages; no language model takes
 * part. Each kind of question has a class that says what is known; {@link
 * dev.onward.advise.Composer} makes one short answer of what they say. {@link
 * dev.onward.advise.EmbeddedAdvisor} is the class to open first.
 */
@NullMarked
package dev.onward.advise;

import org.jspecify.annotations.NullMarked;
