/**
 * Text from outside: what a person would see of it, its sentences, what they say of days and ends,
 * whether they speak to a machine, and how it is made harmless to show. Text goes in, values come
 * out. It fetches nothing, and knows no source, no item and no credential.
 */
@NullMarked
package dev.onward.gather.prose;

import org.jspecify.annotations.NullMarked;
