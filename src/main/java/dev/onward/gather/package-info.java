/**
 * Sources to updates. In: the sources that {@code knowledge/sources.yaml} names. Out: curated
 * updates, and changes proposed to an editor. The rooms stand in the data's order: {@code source},
 * {@code fetch}, {@code prose}, {@code read}, {@code judge}, {@code learn}, {@code keep}; {@link
 * dev.onward.gather.Gathering} leads each {@link dev.onward.gather.read.Source} through them when
 * its turn comes, and decides nothing itself.
 */
@NullMarked
package dev.onward.gather;

import org.jspecify.annotations.NullMarked;
