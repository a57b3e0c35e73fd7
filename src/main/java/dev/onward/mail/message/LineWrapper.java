package dev.onward.mail.message;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of plain text as mails have them: at most 76 characters, addresses whole. */
public final class LineWrapper {
  private static final int WIDTH = 76;

  /** An indent, and the mark of an item of a list. */
  private static final Pattern START = Pattern.compile("^ *(?:\\* )?");

  private LineWrapper() {}

  public static String wrapped(String text) {
    return text.lines().map(LineWrapper::wrappedLine).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String wrappedLine(String line) {
    String start = START.matcher(line).results().findFirst().orElseThrow().group();
    String indent = " ".repeat(start.length());
    StringBuilder wrapped = new StringBuilder(start);
    int length = start.length();
    for (String word : line.substring(start.length()).split(" ", -1)) {
      boolean first = length == indent.length();
      if (!first && length + 1 + word.length() > WIDTH) {
        wrapped.append('\n').append(indent);
        length = indent.length();
      } else if (!first) {
        wrapped.append(' ');
        length++;
      }
      wrapped.append(word);
      length += word.length();
    }
    return wrapped.toString();
  }
}
