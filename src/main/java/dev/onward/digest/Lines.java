package dev.onward.digest;

import java.util.stream.Collectors;

/** Lines of plain text as mails have them: at most 76 characters, addresses whole. */
final class Lines {
  private static final int WIDTH = 76;

  private Lines() {}

  static String wrapped(String text) {
    return text.lines().map(Lines::wrappedLine).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String wrappedLine(String line) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    StringBuilder wrapped = new StringBuilder(indent);
    int length = indent.length();
    boolean first = true;
    for (String word : line.strip().split(" ", -1)) {
      if (!first && length + 1 + word.length() > WIDTH) {
        wrapped.append('\n').append(indent);
        length = indent.length();
      } else if (!first) {
        wrapped.append(' ');
        length++;
      }
      wrapped.append(word);
      length += word.length();
      first = false;
    }
    return wrapped.toString();
  }
}
