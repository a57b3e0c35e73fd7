package dev.onward.talk;

import dev.onward.ai.LanguageModel;
import dev.onward.ai.Line;
import dev.onward.ai.Line.Speaker;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.Prompts.Prompt;
import dev.onward.ai.Reply;
import dev.onward.ground.Check;
import dev.onward.ground.Given;
import dev.onward.ground.Grounding;
import dev.onward.ground.Verdict;
import dev.onward.index.Passage;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the small deployment say in one sentence why an item matters for an aim. The sentence is
 * checked like one of an answer, against the item alone; one that states what the item does not is
 * refused, not mended. Thread-safe.
 */
public final class LineWriter {
  private static final Logger log = LoggerFactory.getLogger(LineWriter.class);
  private static final int SHORTEST = 20;
  private static final int LONGEST = 300;

  /** What has no place in one plain sentence. */
  private static final Pattern STRANGE = Pattern.compile("[\\[\\]<>`*_#|\\n]|https?:|www\\.");

  private final LanguageModel model;
  private final Prompt prompt;
  private final Grounding grounding;
  private final Passages passages;
  private final Ledger ledger;

  public LineWriter(
      LanguageModel model, Prompt prompt, Grounding grounding, Passages passages, Ledger ledger) {
    this.model = model;
    this.prompt = prompt;
    this.grounding = grounding;
    this.passages = passages;
    this.ledger = ledger;
  }

  /** Which item a line is about, whose aim it speaks to, and in which language. */
  public record Wanted(String item, String aim, Locale language) {}

  /** The model gave no words; another time it may. */
  public static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Away(Throwable cause) {
      super(cause);
    }
  }

  /** Tells this wording of the prompt from any other. */
  public String version() {
    return prompt.version();
  }

  /**
   * A line that may be shown; empty where what the model said may not.
   *
   * @throws Away when the model said nothing, or the day's tokens are used up
   */
  public Optional<String> line(Wanted wanted, LocalDate day) {
    List<Passage> material = passages.of(wanted.item());
    if (material.isEmpty()) {
      return Optional.empty();
    }
    if (ledger.tokens(day) >= model.budget().tokensADay()) {
      throw new Away(new IllegalStateException("the day's tokens are used up"));
    }
    String said = said(wanted, material, day);
    boolean fit = said.length() >= SHORTEST && said.length() <= LONGEST;
    if (!fit || STRANGE.matcher(said).find() || !stands(said, material, day)) {
      log.info("a line for {} was refused; the curated one stands", wanted.item());
      return Optional.empty();
    }
    return Optional.of(said);
  }

  private String said(Wanted wanted, List<Passage> material, LocalDate day) {
    String filled =
        prompt.fill(
            Map.of(
                "aim", wanted.aim(),
                "language", wanted.language().getDisplayLanguage(Locale.ENGLISH),
                "item", Briefing.fenced(text(material))));
    try {
      Reply reply = model.small(List.of(new Line.Said(Speaker.PERSON, filled)));
      ledger.addLine(day, reply.tokens(), model.budget().cost(reply.tokens()));
      return reply.text().strip();
    } catch (ModelFailure e) {
      log.warn("a line for {} was not worded ({})", wanted.item(), e.kind());
      throw new Away(e);
    }
  }

  private boolean stands(String said, List<Passage> material, LocalDate day) {
    Check check = grounding.begin(new Given(day, List.of(), material, text(material), ""));
    return switch (check.check(said, material)) {
      case Verdict.Supported supported -> true;
      case Verdict.Talk talk -> true;
      case Verdict.Contradicted contradicted -> false;
      case Verdict.Unsupported unsupported -> false;
    };
  }

  private static String text(List<Passage> material) {
    return material.stream()
        .map(passage -> passage.title() + "\n" + passage.section() + "\n" + passage.text())
        .distinct()
        .collect(Collectors.joining("\n\n"));
  }
}
