/**
 * Microsoft Teams in, Microsoft Teams out. {@link dev.onward.teams.Teams} is the class to open
 * first: it takes activities of the Bot Framework over HTTP, keeps them until they are worked, lets
 * {@code talk} answer, and sends messages and cards through the connector. There is no Bot
 * Framework SDK for Java any more, so the protocol is written here.
 */
@NullMarked
package dev.onward.teams;

import org.jspecify.annotations.NullMarked;
