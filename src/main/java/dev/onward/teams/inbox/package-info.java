/**
 * The way in from Teams: who sends is proved, and what came is kept before it is acknowledged.
 * {@link dev.onward.teams.inbox.BotRoutes} is the class to open first. Invokes are answered in the
 * reply to their request; everything else goes into the inbox of {@code channel}.
 */
@NullMarked
package dev.onward.teams.inbox;

import org.jspecify.annotations.NullMarked;
