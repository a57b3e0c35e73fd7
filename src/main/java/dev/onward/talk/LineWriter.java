package dev.onward.talk;

import dev.onward.ai.Prompts.Prompt;
import dev.onward.index.Passage;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the small deployment say in one sentence why an item matters for an aim, checked against the
 * item alone. Thread-safe.
 */
public final class LineWriter {
  private static final Logger log = LoggerFactory.getLogger(LineWriter.class);
  private static final int LONGEST = 300;

  private final ShortWriter writer;
  private final Prompt prompt;
  private final Passages passages;

  public LineWriter(ShortWriter writer, Prompt prompt, Passages passages) {
    this.writer = writer;
    this.prompt = prompt;
    this.passages = passages;
  }

  /** Which item a line is about, whose aim it speaks to, and in which language. */
  public record Wanted(String item, String aim, Locale language) {}

  /** Tells this wording of the prompt from any other. */
  public String version() {
    return prompt.version();
  }

  /**
   * A line that may be shown; empty where what the model said may not.
   *
   * @throws ShortWriter.Away when it can't be asked now
   */
  public Optional<String> line(Wanted wanted, LocalDate day) {
    List<Passage> material = passages.of(wanted.item());
    if (material.isEmpty()) {
      return Optional.empty();
    }
    String asked =
        prompt.fill(
            Map.of(
                "aim", wanted.aim(),
                "language", wanted.language().getDisplayLanguage(Locale.ENGLISH),
                "item", Briefing.fenced(ShortWriter.text(material))));
    Optional<String> line = writer.write(asked, material, LONGEST, day);
    if (line.isEmpty()) {
      log.info("a line for {} was refused; the curated one stands", wanted.item());
    }
    return line;
  }
}
