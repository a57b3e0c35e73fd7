/**
 * What comes back: reports of failure, complaints, answers, and the events of mail services. A
 * returned message goes in, and out comes whose it was and how it failed. {@link
 * dev.onward.mail.bounce.ReturnedMessage} is the class to open first. It acts on nothing.
 */
@NullMarked
package dev.onward.mail.bounce;

import org.jspecify.annotations.NullMarked;
