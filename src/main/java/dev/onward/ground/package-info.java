/**
 * A sentence and its passages in, what may be shown of it out: supported, contradicted by the
 * catalogue, or not in the sources. Each clause is recognised as one of a closed set of
 * propositions and held against the catalogue; what is not recognised is not shown as if a source
 * said it. In the process, in milliseconds. {@link dev.onward.ground.Grounding} is the class to
 * open first, {@link dev.onward.ground.Check} the second.
 */
@NullMarked
package dev.onward.ground;

import org.jspecify.annotations.NullMarked;
