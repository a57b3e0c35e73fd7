/**
 * The way out: a message goes in, and out comes whether a mail server has it, refused it, could not
 * be reached, or whether nobody knows. {@link dev.onward.mail.transport.Transport} is the class to
 * open first, a mail server or a folder behind it. It decides nothing about another attempt.
 */
@NullMarked
package dev.onward.mail.transport;

import org.jspecify.annotations.NullMarked;
