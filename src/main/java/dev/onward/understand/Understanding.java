package dev.onward.understand;

import dev.onward.plan.Profile;
import dev.onward.understand.state.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a message means. {@code said} is the message, {@code text} the same in English as far as
 * words are known; {@code profile} is the person's profile after it, {@code learned} what it added,
 * in words to say back; {@code finishBy} is a day by which a plan is to end; {@code note} tells a
 * person who wrote in another language why the answer is in English; {@code language} is the one
 * that they wrote in, as far as it is known; {@code before} is what the conversation was about.
 */
public record Understanding(
    String said,
    String text,
    List<Part> parts,
    Profile profile,
    List<String> learned,
    @Nullable LocalDate finishBy,
    @Nullable String note,
    Locale language,
    State before) {

  /** A first message, in English. */
  public Understanding(
      String said,
      String text,
      List<Part> parts,
      Profile profile,
      List<String> learned,
      @Nullable LocalDate finishBy,
      @Nullable String note) {
    this(said, text, parts, profile, learned, finishBy, note, Locale.ENGLISH, State.NOTHING);
  }

  public Understanding {
    parts = List.copyOf(parts);
    learned = List.copyOf(learned);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a message has at least one part");
    }
  }

  public boolean asks(Ask ask) {
    return parts.stream().anyMatch(part -> part.ask() == ask);
  }

  /** The message as a question that stands by itself. */
  public String standalone() {
    boolean asItIs = parts.stream().allMatch(part -> said.contains(part.text()));
    return asItIs
        ? said
        : parts.stream()
            .filter(part -> !part.aside())
            .map(Part::text)
            .distinct()
            .collect(Collectors.joining(" "));
  }

  /** True where it is about somebody else than the person. */
  public boolean isOfSomebodyElse() {
    return parts.stream().allMatch(part -> part.whom() != null);
  }
}
