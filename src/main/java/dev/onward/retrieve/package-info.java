/**
 * A question in, ranked evidence out: keywords and vectors searched side by side and fused. {@link
 * dev.onward.retrieve.HybridRetriever} is the class to open first.
 */
@NullMarked
package dev.onward.retrieve;

import org.jspecify.annotations.NullMarked;
