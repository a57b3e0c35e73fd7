/**
 * The way out to Teams and the values of its protocol: activities, conversation references, our own
 * tokens, sending. {@link dev.onward.teams.connector.Connector} is the class to open first: a
 * message goes in, and out comes whether it was accepted, refused, or whether nobody knows.
 */
@NullMarked
package dev.onward.teams.connector;

import org.jspecify.annotations.NullMarked;
