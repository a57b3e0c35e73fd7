/**
 * Measures this program's search beside the usual ones, on a collection of questions with known
 * answers or on texts that it makes. Open {@link dev.onward.bench.RetrievalBench} first.
 */
@NullMarked
package dev.onward.bench;

import org.jspecify.annotations.NullMarked;
