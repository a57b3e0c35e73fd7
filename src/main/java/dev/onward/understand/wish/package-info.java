/**
 * What a person wants of their plan in, typed wishes out: the steps, days, lengths and hours that
 * their words name, and what of the words was not understood. Carries nothing out. {@link
 * dev.onward.understand.wish.WishReader} is the class to open first.
 */
@NullMarked
package dev.onward.understand.wish;

import org.jspecify.annotations.NullMarked;
