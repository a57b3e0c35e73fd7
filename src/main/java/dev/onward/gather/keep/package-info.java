/**
 * Items and decisions in the database: what was taken in, what is the same as what, who decided,
 * how each source is faring. {@link dev.onward.gather.keep.Intake} takes in what was judged, {@link
 * dev.onward.gather.keep.Editor} decides where rules can't, and {@link
 * dev.onward.gather.keep.PublishedItems} gives what readers may see. It asks no source.
 */
@NullMarked
package dev.onward.gather.keep;

import org.jspecify.annotations.NullMarked;
