/**
 * Which sources there are. {@code knowledge/sources.yaml} and the settings go in, checked; out come
 * a {@link dev.onward.gather.source.SourceList} and the limits of a request. It opens no connection
 * and has seen no item.
 */
@NullMarked
package dev.onward.gather.source;

import org.jspecify.annotations.NullMarked;
