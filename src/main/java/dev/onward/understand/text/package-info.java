/**
 * A text in, the facts in it out, by rule: its sentences, clauses and words, the credentials,
 * goals, roles and languages it names, its numbers and its dates. Nothing here judges what is
 * meant. {@link dev.onward.understand.text.Mentions} is the class to open first.
 */
@NullMarked
package dev.onward.understand.text;

import org.jspecify.annotations.NullMarked;
