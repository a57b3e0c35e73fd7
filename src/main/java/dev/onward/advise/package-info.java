/**
 * What is asked in, advice out: words with marks that name the items behind them, and a plan where
 * one was asked for. All of it comes from the catalogue and the passages; no language model takes
 * part. {@link dev.onward.advise.EmbeddedAdvisor} is the class to open first.
 */
@NullMarked
package dev.onward.advise;

import org.jspecify.annotations.NullMarked;
