package dev.onward.knowledge;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A part of a document under one heading; the part before the first heading has an empty one. The
 * text is Markdown in which {@code [^id]} names the item that supports the words before it. What is
 * only {@code aside} is shown with the document, and never searched for or cited.
 */
public record Section(String heading, String text, boolean aside) {
  public static final Pattern MARK = Pattern.compile("\\[\\^([A-Za-z0-9-]+)]");
  private static final Pattern MARK_AND_SPACE = Pattern.compile("\\s*" + MARK.pattern());

  public Section {
    if (text.isBlank()) {
      throw new IllegalArgumentException("section '" + heading + "' is empty");
    }
  }

  public Section(String heading, String text) {
    this(heading, text, false);
  }

  /** A part that says nothing of its own subject, as what a rule remarks on it. */
  public static Section aside(String heading, String text) {
    return new Section(heading, text, true);
  }

  /** The text without its marks. */
  public String plain() {
    return withoutMarks(text);
  }

  public static String withoutMarks(String text) {
    return MARK_AND_SPACE.matcher(text).replaceAll("");
  }

  /** The ids that a text names in its marks, in order. */
  public static Set<String> marks(String text) {
    Set<String> ids = new LinkedHashSet<>();
    MARK.matcher(text).results().forEach(mark -> ids.add(mark.group(1)));
    return ids;
  }
}
