/**
 * Mail, and nothing of what it says or who wants it. The rooms stand in a mail's order: {@code
 * failure} and {@code recipient} are what all speak of, then {@code message}, {@code transport},
 * {@code queue} and {@code bounce}. Here are only the settings of them all, {@link
 * dev.onward.mail.MailSettings}.
 */
@NullMarked
package dev.onward.mail;

import org.jspecify.annotations.NullMarked;
