package dev.onward.mail.message;

import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A whole message with its envelope. {@code name} is the same for the same mail, and fit to name a
 * file.
 */
public record Mail(String name, InternetAddress to, SMTPMessage message) {}
