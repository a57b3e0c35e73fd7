/**
 * Words to a whole message: headers, two forms of one text, the list it belongs to, the DKIM
 * signature, the return path. {@link dev.onward.mail.message.MessageBuilder} is the class to open
 * first. It opens no connection, and must not know what a letter is about.
 */
@NullMarked
package dev.onward.mail.message;

import org.jspecify.annotations.NullMarked;
