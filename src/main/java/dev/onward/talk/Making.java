package dev.onward.talk;

import dev.onward.ai.Reply.Tokens;
import dev.onward.ground.Tally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer came about where a chat model took part: {@code prompt} is the version of the
 * prompt, {@code pieces} the lengths of the pieces in which the text was released, {@code
 * strayMarks} how many marks named no source, {@code cost} is in millionths of a cent. {@code
 * fallback} says why the embedded advisor answered instead, null where it did not.
 */
public record Making(
    @Nullable Fallback fallback,
    String prompt,
    List<ToolUse> tools,
    Tally checked,
    int strayMarks,
    Tokens tokens,
    long cost,
    boolean cached,
    List<Integer> pieces) {

  /** What a tool was asked and what it gave. */
  public record ToolUse(String tool, String arguments, String result) {}

  public Making {
    tools = List.copyOf(tools);
    pieces = List.copyOf(pieces);
  }

  Making because(Fallback reason) {
    return new Making(reason, prompt, tools, checked, strayMarks, tokens, cost, cached, pieces);
  }

  Making released(List<Integer> lengths) {
    return new Making(fallback, prompt, tools, checked, strayMarks, tokens, cost, cached, lengths);
  }

  Making fromCache() {
    return new Making(fallback, prompt, tools, checked, strayMarks, Tokens.NONE, 0, true, pieces);
  }
}
