/**
 * Issues on their way: planned at each subscriber's own hour, claimed by one node, handed over at
 * most once, and what came back of them. {@link dev.onward.digest.send.IssueQueue} is the class to
 * open first. It takes a letter from whoever composes it and must not know how.
 */
@NullMarked
package dev.onward.digest.send;

import org.jspecify.annotations.NullMarked;
