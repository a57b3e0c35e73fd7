package dev.onward.digest;

import dev.onward.digest.compose.Pick;
import dev.onward.digest.compose.Reasons;
import dev.onward.digest.compose.Situation;
import dev.onward.knowledge.GoalPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The lines that were worded before; the curated ones where there are none. Asks no model. */
final class KeptReasons implements Reasons {
  private static final int DIGEST_BYTES = 8;

  private final KeptLines lines;
  private final Reasons curated;
  private final String prompt;

  /** Takes the version of the prompt that lines were worded by. */
  KeptReasons(KeptLines lines, Reasons curated, String prompt) {
    this.lines = lines;
    this.curated = curated;
    this.prompt = prompt;
  }

  @Override
  public String why(Pick pick, Situation situation, Locale language) {
    return lines
        .find(key(pick, situation, language))
        .filter(line -> !line.isEmpty())
        .orElseGet(() -> curated.why(pick, situation, language));
  }

  KeptLines.Key key(Pick pick, Situation situation, Locale language) {
    return new KeptLines.Key(
        pick.update().id(),
        situation.interests().goal().map(GoalPath::id).orElse(""),
        language.getLanguage(),
        prompt + "-" + digest(pick.update().document().sections().toString()));
  }

  private static String digest(String words) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
