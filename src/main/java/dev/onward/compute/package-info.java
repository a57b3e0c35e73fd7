/**
 * Work in, its result out, computed on as many threads of the operating system as there are
 * processors, so that threads which wait are never held up by threads which compute. {@link
 * dev.onward.compute.ComputePool} is the class to open first. Knows nothing of what is computed.
 */
@NullMarked
package dev.onward.compute;

import org.jspecify.annotations.NullMarked;
