/**
 * What a source answers. An address goes in with the rule of its source, and out comes a reply, or
 * why there is none: within the hosts the source names, public addresses, robots.txt, and limits of
 * time and size. {@link dev.onward.gather.fetch.Fetcher} is the class to open first. It gives
 * bytes, and must not know what stands in them or who judges that.
 */
@NullMarked
package dev.onward.gather.fetch;

import org.jspecify.annotations.NullMarked;
