/**
 * A sentence and its passages in, what may be shown of it out: supported, contradicted by the
 * catalogue, or not in the sources. In the process, by exact tokens and by meaning, in
 * milliseconds. {@link dev.onward.ground.Grounding} is the class to open first.
 */
@NullMarked
package dev.onward.ground;

import org.jspecify.annotations.NullMarked;
