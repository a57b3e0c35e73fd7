/**
 * Labelled texts in, a trained linear model out, and from it for a new text how much speaks for
 * each label and how sure the best one is. It knows nothing of exams, so it can be measured on
 * public collections. {@link dev.onward.classify.Trainer} is the class to open first.
 */
@NullMarked
package dev.onward.classify;

import org.jspecify.annotations.NullMarked;
