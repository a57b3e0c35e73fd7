/**
 * Sources to updates. In: the sources that {@code knowledge/sources.yaml} names, fetched within
 * fences. Out: curated updates, and changes proposed to an editor. {@link
 * dev.onward.gather.Gathering} lets each {@link dev.onward.gather.Source} hand over what it finds,
 * which nobody trusts yet; {@link dev.onward.gather.Curator} judges it, {@link
 * dev.onward.gather.Editor} decides where rules can't, and {@link dev.onward.gather.PublishedItems}
 * gives what readers may see.
 */
@NullMarked
package dev.onward.gather;

import org.jspecify.annotations.NullMarked;
