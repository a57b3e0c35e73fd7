package dev.onward.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What people may say, each line with the label of what answers it: the id of an item, or the word
 * of an ask. The decision what a message asks is trained on them.
 */
public record Questions(List<Line> lines) {

  /** A line; {@code voice} names the way of speaking that it stands for. */
  public record Line(String label, String voice, String text) {}

  public Questions {
    lines = List.copyOf(lines);
  }

  /** Changes with every line, its label and its voice, and with nothing else. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      lines.stream()
          .sorted(
              Comparator.comparing(Line::label)
                  .thenComparing(Line::voice)
                  .thenComparing(Line::text))
          .map(line -> line.label() + "\t" + line.voice() + "\t" + line.text() + "\n")
          .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
