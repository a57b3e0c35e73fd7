/**
 * Adaptive Cards: plans, facts, preferences, the welcome. Values go in, cards come out; what a
 * press on them does stands in {@code teams.bot}. {@link dev.onward.teams.card.CardMaker} is the
 * class to open first.
 */
@NullMarked
package dev.onward.teams.card;

import org.jspecify.annotations.NullMarked;
