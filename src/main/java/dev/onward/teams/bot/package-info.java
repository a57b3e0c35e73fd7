/**
 * What the bot says and does: turns of a conversation, commands, presses on cards, feedback. {@link
 * dev.onward.teams.bot.ActivityHandler} is the class to open first: a claim on a message of the
 * inbox goes in, and out comes what became of its answer.
 */
@NullMarked
package dev.onward.teams.bot;

import org.jspecify.annotations.NullMarked;
