package dev.onward.digest;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came to the return path or to the address for unsubscriptions, read: a report of
 * failure (RFC 3464), a complaint (RFC 5965), or what a person's mail program wrote. {@code keys}
 * are words in the places where our keys stand; whoever sent it may have put anything there.
 */
record ReturnedMail(Kind kind, Set<String> keys, List<String> statuses) {
  enum Kind {
    FAILURE,
    COMPLAINT,
    LETTER
  }

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{32,100}");

  /** Where servers write the address to which a report came, which holds the key. */
  private static final List<String> ARRIVED_AT =
      List.of("To", "Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To");

  ReturnedMail {
    keys = Set.copyOf(keys);
    statuses = List.copyOf(statuses);
  }

  /**
   * Reads a message.
   *
   * @throws IOException when it is none
   */
  static ReturnedMail read(InputStream raw) throws IOException {
    try {
      return read(new MimeMessage(SESSION, raw));
    } catch (MessagingException e) {
      throw new IOException("not a message", e);
    }
  }

  private static ReturnedMail read(MimeMessage message) throws MessagingException, IOException {
    Set<String> keys = new LinkedHashSet<>();
    ARRIVED_AT.forEach(name -> addKeys(keys, headers(message, name)));
    if (!message.isMimeType("multipart/report")) {
      addKeys(keys, message.getSubject());
      return new ReturnedMail(Kind.LETTER, keys, List.of());
    }
    String type = new ContentType(message.getContentType()).getParameter("report-type");
    List<String> statuses = new ArrayList<>();
    Multipart parts = (Multipart) message.getContent();
    for (int i = 0; i < parts.getCount(); i++) {
      read(parts.getBodyPart(i), keys, statuses);
    }
    return new ReturnedMail(
        "feedback-report".equalsIgnoreCase(type) ? Kind.COMPLAINT : Kind.FAILURE, keys, statuses);
  }

  private static void read(BodyPart part, Set<String> keys, List<String> statuses)
      throws MessagingException, IOException {
    String type = part.getContentType().toLowerCase(Locale.ROOT);
    if (type.startsWith("message/delivery-status")
        || type.startsWith("message/global-delivery-status")) {
      groups(part).stream()
          .filter(group -> "failed".equalsIgnoreCase(word(group, "Action")))
          .forEach(group -> statuses.add(word(group, "Status")));
    } else if (type.startsWith("message/feedback-report")) {
      groups(part)
          .forEach(group -> {
            statuses.add(word(group, "Feedback-Type").toLowerCase(Locale.ROOT));
            addKeys(keys, group.getHeader("Original-Mail-From", ","));
          });
    } else if (type.startsWith("message/rfc822")
        || type.startsWith("text/rfc822-headers")
        || type.startsWith("message/global")) {
      addKeys(keys, firstHeaders(part).getHeader("Message-ID", ","));
    }
  }

  /** Groups of lines as of a header, an empty line between them. */
  private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
    List<InternetHeaders> groups = new ArrayList<>();
    try (InputStream in = part.getInputStream()) {
      for (InternetHeaders group = new InternetHeaders(in);
          group.getAllHeaderLines().hasMoreElements();
          group = new InternetHeaders(in)) {
        groups.add(group);
      }
    }
    return groups;
  }

  private static InternetHeaders firstHeaders(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new InternetHeaders(in);
    }
  }

  /** The first word of a field, without a comment behind it. */
  private static String word(InternetHeaders group, String name) {
    String value = group.getHeader(name, ",");
    return value == null ? "" : value.strip().replaceFirst("[\\s(;].*", "");
  }

  private static @Nullable String headers(MimeMessage message, String name) {
    try {
      return message.getHeader(name, ",");
    } catch (MessagingException e) {
      return null;
    }
  }

  private static void addKeys(Set<String> keys, @Nullable String text) {
    Matcher matcher = KEY.matcher(text == null ? "" : text);
    while (matcher.find()) {
      keys.add(matcher.group());
    }
  }
}
