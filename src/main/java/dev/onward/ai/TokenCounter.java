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

  /** What JSON adds to a tool and to an argument, on the safe side. */
  private static final int PER_TOOL = 40;

  private static final int PER_ARGUMENT = 25;
  private static final String LEFT_OUT = "[...]";

  private final Encoding encoding =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  public int count(String text) {
    return encoding.countTokensOrdinary(text);
  }

  public int countLines(Iterable<Line> lines) {
    int sum = 0;
    for (Line line : lines) {
      sum += PER_LINE + count(text(line));
    }
    return sum;
  }

  /** What the descriptions of tools cost in each prompt. */
  public int countTools(Iterable<Tool> tools) {
    int sum = 0;
    for (Tool tool : tools) {
      sum += PER_TOOL + count(tool.name() + " " + tool.purpose());
      for (Tool.Argument argument : tool.arguments()) {
        sum += PER_ARGUMENT + count(argument.name() + " " + argument.meaning());
      }
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

  /** The beginning of a text that is longer than that many tokens, if possible in whole lines. */
  public String cut(String text, int most) {
    if (count(text) <= most) {
      return text;
    }
    int room = Math.max(0, most - count(LEFT_OUT));
    String kept = encoding.decode(encoding.encodeOrdinary(text, room).getTokens());
    int line = kept.lastIndexOf('\n');
    return (line > kept.length() / 2 ? kept.substring(0, line + 1) : kept) + LEFT_OUT;
  }
}
