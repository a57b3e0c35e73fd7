package dev.onward.talk;

import dev.onward.ai.Prompts.Prompt;
import dev.onward.gather.keep.ItemNotes;
import dev.onward.gather.read.SourceItem;
import dev.onward.index.Passage;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the small deployment say in words of its own what an item of a live source says, checked
 * against the item alone. Thread-safe.
 */
public final class NoteWriter implements ItemNotes.Writer {
  private static final int LONGEST = 400;

  private final ShortWriter writer;
  private final Prompt prompt;

  public NoteWriter(ShortWriter writer, Prompt prompt) {
    this.writer = writer;
    this.prompt = prompt;
  }

  @Override
  public Optional<String> note(SourceItem finding, LocalDate day) {
    List<Passage> material = List.of(passage(finding, day));
    try {
      String asked = prompt.fill(Map.of("item", Briefing.fenced(ShortWriter.text(material))));
      return writer.write(asked, material, LONGEST, day);
    } catch (ShortWriter.Away e) {
      throw new ItemNotes.Away(e);
    }
  }

  private static Passage passage(SourceItem finding, LocalDate day) {
    return new Passage(
        finding.source() + "#" + finding.key(),
        finding.key(),
        Kind.UPDATE,
        finding.title(),
        "",
        finding.text(),
        finding.url().toString(),
        null,
        day.toString(),
        Confidence.C);
  }
}
