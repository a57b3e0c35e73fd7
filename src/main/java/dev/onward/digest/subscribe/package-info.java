/**
 * Who gets the weekly mail: requests, confirmations, preferences, limits, and the words and links
 * that readers meet. A request goes in, and out comes a {@link
 * dev.onward.digest.subscribe.Subscriber} who proved that the address is theirs. {@link
 * dev.onward.digest.subscribe.Subscriptions} is the class to open first. It must not know what
 * stands in a letter or when one is sent.
 */
@NullMarked
package dev.onward.digest.subscribe;

import org.jspecify.annotations.NullMarked;
