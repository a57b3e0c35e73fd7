/**
 * Mail, and nothing of what it says: whose fault a failure is. Open {@link dev.onward.mail.Failure}
 * first.
 */
@NullMarked
package dev.onward.mail;

import org.jspecify.annotations.NullMarked;
