package dev.onward.ai;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Counts tokens as the GPT-4o family does. Other models count a little otherwise, which is near
 * enough for a budget. Thread-safe.
 */
public final class TokenCounter {
  /** What the roles and separators of one line cost, on the safe side. */
  private static final int PER_LINE = 6;

  private final Encoding encoding =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  public int count(String text) {
    return encoding.countTokensOrdinary(text);
  }

  public int count(Iterable<Line> lines) {
    int sum = 0;
    for (Line line : lines) {
      sum += PER_LINE + count(text(line));
    }
    return sum;
  }

  private static String text(Line line) {
    return switch (line) {
      case Line.Said said -> said.text();
      case Line.Called called -> called.text() + called.calls();
      case Line.Given given -> given.result();
    };
  }

  /** The beginning of a text, cut at a line's end where it is longer than that many tokens. */
  public String cut(String text, int most) {
    if (count(text) <= most) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int left = most;
    for (String line : text.split("(?<=\n)", -1)) {
      left -= count(line);
      if (left < 0) {
        break;
      }
      kept.append(line);
    }
    return kept.append("[...]").toString();
  }
}
