package dev.onward.mail.bounce;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.onward.mail.failure.Failure;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came to the return path or to the address for unsubscriptions, read: a report of
 * failure (RFC 3464, or as Exim and qmail write it), a complaint (RFC 5965), an automatic answer,
 * or what a person's mail program wrote. {@code keys} are words in the places where our keys stand;
 * whoever sent it may have put anything there. {@code feedback} is the type of a complaint.
 */
public record ReturnedMessage(
    Kind kind, Set<String> keys, List<Failure> failures, String feedback, String subject) {
  public enum Kind {
    FAILURE,
    COMPLAINT,
    /** Out of office, and the like. */
    AUTOMATIC,
    LETTER
  }

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{32,100}");
  private static final Pattern ORDERED =
      Pattern.compile("unsubscribe [A-Za-z0-9_-]{32,100}", CASE_INSENSITIVE);

  private static final int LONGEST_TEXT = 64 * 1024;

  /** Where servers write the address to which a report came, which holds the key. */
  private static final List<String> ARRIVED_AT =
      List.of("To", "Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To");

  /** Who reports failures without saying so in the type of the message. */
  private static final Pattern MAIL_SYSTEM =
      Pattern.compile("mailer-daemon|postmaster|mail delivery (sub)?system", CASE_INSENSITIVE);

  /** RFC 3834, and what was in use before it. */
  private static final List<String> SAYS_AUTOMATIC =
      List.of("X-Autoreply", "X-Autorespond", "X-Auto-Response-From", "X-Mailer-Autoreply");

  public ReturnedMessage {
    keys = Set.copyOf(keys);
    failures = List.copyOf(failures);
  }

  /**
   * Reads a message.
   *
   * @throws IOException when it is none
   */
  public static ReturnedMessage read(InputStream raw) throws IOException {
    try {
      return read(new MimeMessage(SESSION, raw));
    } catch (MessagingException e) {
      throw new IOException("not a message", e);
    }
  }

  private static ReturnedMessage read(MimeMessage message) throws MessagingException, IOException {
    Set<String> keys = new LinkedHashSet<>();
    ARRIVED_AT.forEach(name -> addKeys(keys, headers(message, name)));
    if (message.isMimeType("multipart/report")) {
      return report(message, keys);
    }
    String subject = Objects.toString(message.getSubject(), "").strip();
    if (isFromMailSystem(message)) {
      PlainReport report = PlainReport.in(text(message));
      addKeys(keys, report.messageIds());
      return new ReturnedMessage(Kind.FAILURE, keys, List.of(report.failure()), "", subject);
    }
    addKeys(keys, subject);
    return new ReturnedMessage(
        isAutomatic(message) ? Kind.AUTOMATIC : Kind.LETTER, keys, List.of(), "", subject);
  }

  private static ReturnedMessage report(MimeMessage message, Set<String> keys)
      throws MessagingException, IOException {
    String type = new ContentType(message.getContentType()).getParameter("report-type");
    List<Failure> failures = new ArrayList<>();
    List<String> feedback = new ArrayList<>();
    Multipart parts = (Multipart) message.getContent();
    for (int i = 0; i < parts.getCount(); i++) {
      read(parts.getBodyPart(i), keys, failures, feedback);
    }
    return new ReturnedMessage(
        "feedback-report".equalsIgnoreCase(type) ? Kind.COMPLAINT : Kind.FAILURE,
        keys,
        failures,
        String.join(" ", feedback),
        "");
  }

  private static boolean isFromMailSystem(MimeMessage message) {
    return headers(message, "X-Failed-Recipients") != null
        || MAIL_SYSTEM.matcher(Objects.toString(headers(message, "From"), "")).find();
  }

  private static boolean isAutomatic(MimeMessage message) {
    String submitted = Objects.toString(headers(message, "Auto-Submitted"), "no").strip();
    String precedence = Objects.toString(headers(message, "Precedence"), "");
    return !submitted.toLowerCase(Locale.ROOT).startsWith("no")
        || precedence.equalsIgnoreCase("auto_reply")
        || SAYS_AUTOMATIC.stream().anyMatch(name -> headers(message, name) != null);
  }

  /** The first text of a message, as far as it matters. */
  private static String text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      Multipart parts = (Multipart) part.getContent();
      return parts.getCount() == 0 ? "" : text(parts.getBodyPart(0));
    }
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
    }
  }

  private static void read(
      BodyPart part, Set<String> keys, List<Failure> failures, List<String> feedback)
      throws MessagingException, IOException {
    String type = part.getContentType().toLowerCase(Locale.ROOT);
    if (type.startsWith("message/delivery-status")
        || type.startsWith("message/global-delivery-status")) {
      groups(part).stream()
          .filter(group -> "failed".equalsIgnoreCase(word(group, "Action")))
          .forEach(group ->
              failures.add(
                  Failure.report(
                      word(group, "Status"),
                      Objects.toString(group.getHeader("Diagnostic-Code", " "), ""))));
    } else if (type.startsWith("message/feedback-report")) {
      groups(part)
          .forEach(group -> {
            feedback.add(word(group, "Feedback-Type").toLowerCase(Locale.ROOT));
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

  /** True where the subject is word for word what the address in our header asks for. */
  public boolean isOrdered() {
    return ORDERED.matcher(subject).matches();
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
