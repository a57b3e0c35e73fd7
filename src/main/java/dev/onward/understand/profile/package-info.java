/**
 * A message in, what the person says in it of themselves out: badges with their dates, goal, hours,
 * work, languages and dislikes, and what they order to be forgotten. What a credential's mention
 * says is decided by a model that is trained on the lines of {@code knowledge/statements}; all else
 * is read by rule. {@link dev.onward.understand.profile.ProfileReader} is the class to open first.
 */
@NullMarked
package dev.onward.understand.profile;

import org.jspecify.annotations.NullMarked;
