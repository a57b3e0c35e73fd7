/**
 * What any chat channel needs and no channel's protocol is part of: the inbox in which messages are
 * kept until they are answered, and the worker that gives them out. In come messages as text, out
 * go {@link dev.onward.channel.Claim claims} to work on. {@link dev.onward.channel.Worker} is the
 * class to open first.
 */
@NullMarked
package dev.onward.channel;

import org.jspecify.annotations.NullMarked;
