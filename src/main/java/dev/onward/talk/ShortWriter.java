package dev.onward.talk;

import dev.onward.ai.LanguageModel;
import dev.onward.ai.Line;
import dev.onward.ai.Line.Speaker;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.Reply;
import dev.onward.ground.Check;
import dev.onward.ground.Given;
import dev.onward.ground.Grounding;
import dev.onward.ground.Verdict;
import dev.onward.index.Passage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the small deployment say something short about some passages. Each sentence is checked like
 * one of an answer, against those passages alone; words that state what they do not are refused as
 * a whole, not mended. Thread-safe.
 */
public final class ShortWriter {
  private static final Logger log = LoggerFactory.getLogger(ShortWriter.class);
  private static final int SHORTEST = 20;

  /** What has no place in plain sentences. */
  private static final Pattern STRANGE = Pattern.compile("[\\[\\]<>`*_#|\\n]|https?:|www\\.");

  private final LanguageModel model;
  private final Grounding grounding;
  private final Ledger ledger;

  public ShortWriter(LanguageModel model, Grounding grounding, Ledger ledger) {
    this.model = model;
    this.grounding = grounding;
    this.ledger = ledger;
  }

  /** The model said nothing, or the day's tokens are used up. */
  public static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Away(Throwable cause) {
      super(cause);
    }
  }

  /**
   * Words that may be shown; empty where what the model said may not.
   *
   * @throws Away when it can't be asked now
   */
  Optional<String> write(String asked, List<Passage> material, int longest, LocalDate day) {
    if (ledger.tokens(day) >= model.budget().tokensADay()) {
      throw new Away(new IllegalStateException("the day's tokens are used up"));
    }
    String said = said(asked, day);
    boolean fit = said.length() >= SHORTEST && said.length() <= longest;
    return fit && !STRANGE.matcher(said).find() && stands(said, material, day)
        ? Optional.of(said)
        : Optional.empty();
  }

  private String said(String asked, LocalDate day) {
    try {
      Reply reply = model.small(List.of(new Line.Said(Speaker.PERSON, asked)));
      ledger.addLine(day, reply.tokens(), model.budget().cost(reply.tokens()));
      return reply.text().strip();
    } catch (ModelFailure e) {
      log.warn("something short was not worded ({})", e.kind());
      throw new Away(e);
    }
  }

  private boolean stands(String said, List<Passage> material, LocalDate day) {
    Check check = grounding.begin(new Given(day, List.of(), material, text(material), ""));
    return Sentences.of(said).stream()
        .allMatch(sentence ->
            switch (check.check(sentence, material)) {
              case Verdict.Supported supported -> true;
              case Verdict.Talk talk -> true;
              case Verdict.Contradicted contradicted -> false;
              case Verdict.Unsupported unsupported -> false;
            });
  }

  static String text(List<Passage> material) {
    return material.stream()
        .map(passage -> passage.title() + "\n" + passage.section() + "\n" + passage.text())
        .distinct()
        .collect(Collectors.joining("\n\n"));
  }
}
