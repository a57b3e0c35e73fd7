/**
 * Sources to updates. In: the sources that {@code knowledge/sources.yaml} names, fetched within
 * fences. Out: curated updates, and changes proposed to an editor. Open {@link
 * dev.onward.gather.Source} first: it hands over {@link dev.onward.gather.Finding}s, which nobody
 * trusts yet.
 */
@NullMarked
package dev.onward.gather;

import org.jspecify.annotations.NullMarked;
