package dev.onward.digest;

import dev.onward.digest.compose.Pick;
import dev.onward.digest.compose.Reasons;
import dev.onward.digest.compose.Situation;
import dev.onward.knowledge.GoalPath;
import dev.onward.talk.LineWriter;
import dev.onward.talk.LineWriter.Wanted;
import dev.onward.talk.ShortWriter;
import java.util.Locale;

/**
 * Lets the chat model word a line once for each item, goal and language, and keeps it: thousands of
 * letters need a few hundred lines, and a letter that is composed again says the same. While the
 * model is away the curated lines stand.
 */
final class ModelReasons implements Reasons {
  private static final String NO_GOAL = "a next step after the Azure AI Engineer badge";

  private final LineWriter writer;
  private final KeptLines lines;
  private final KeptReasons kept;

  ModelReasons(LineWriter writer, KeptLines lines, KeptReasons kept) {
    this.writer = writer;
    this.lines = lines;
    this.kept = kept;
  }

  @Override
  public String why(Pick pick, Situation situation, Locale language) {
    KeptLines.Key key = kept.key(pick, situation, language);
    if (lines.find(key).isEmpty()) {
      word(key, situation, language);
    }
    return kept.why(pick, situation, language);
  }

  private void word(KeptLines.Key key, Situation situation, Locale language) {
    String aim = situation.interests().goal().map(GoalPath::title).orElse(NO_GOAL);
    try {
      lines.keep(
          key, writer.line(new Wanted(key.item(), aim, language), situation.day()).orElse(""));
    } catch (ShortWriter.Away e) {
      // The log has it; the curated line stands this time.
    }
  }
}
