/**
 * A profile, a goal and the catalogue in, a dated career plan out. Pure: no input or output, no
 * clock of its own, no model; the same input gives the same plan. {@link dev.onward.plan.Planner}
 * is the class to open first.
 */
@NullMarked
package dev.onward.plan;

import org.jspecify.annotations.NullMarked;
