package dev.onward.gather.learn;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which Microsoft Learn names the same credential: title, address, uid, exam code. */
final class LearnNames {
  static final Pattern CODE = Pattern.compile("\\b([A-Za-z]{2,3})[- ]?(\\d{3,4})\\b");

  private static final Pattern BETA =
      Pattern.compile("\\(\\s*beta\\s*\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARENTHESES = Pattern.compile("\\([^)]*\\)");
  private static final Pattern MAKER =
      Pattern.compile(
          "^(?:microsoft|github) (?:certified|applied skills?)\\s*:?", Pattern.CASE_INSENSITIVE);

  private LearnNames() {}

  /** The last part of a credential's address; empty for pages that are not one credential's own. */
  static String slug(URI url) {
    String path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
    boolean own = path.contains("/certifications/") || path.contains("/applied-skills/");
    String[] parts = path.replaceAll("/+$", "").split("/", -1);
    return own && parts.length > 0 ? parts[parts.length - 1] : "";
  }

  /** {@code exam.ai-103} and {@code Exam AI-103: ...} give AI-103. */
  static Optional<String> examCode(String name) {
    Matcher code = CODE.matcher(name);
    return code.find()
        ? Optional.of((code.group(1) + "-" + code.group(2)).toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  static boolean isBeta(String title) {
    return BETA.matcher(title).find();
  }

  /** What is left of a title without maker and marks, to compare it by. */
  static String bare(String title) {
    String plain = PARENTHESES.matcher(title).replaceAll(" ").strip();
    return MAKER
        .matcher(plain)
        .replaceFirst("")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
