package dev.onward.understand.state;

import dev.onward.understand.text.Cues;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who a turn is about where that is somebody else than the asker. Thread-safe. */
final class Persons {
  private static final Pattern FOR_WHOM = Pattern.compile("^For [^:?]{1,60}: ");
  private static final String SOMEBODY = "somebody else";

  private final Cues cues;
  private final Pattern named;

  Persons(Cues cues) {
    this.cues = cues;
    this.named =
        cues.pattern(
            "(?:{for-whom}\\s+(?<someone>{people})|(?<own>{possessive}\\s+(?:[\\p{L}-]+\\s+)?{people}))");
  }

  /** Who a text names, in its words. */
  Optional<String> named(String text) {
    Matcher match = named.matcher(text);
    if (!match.find()) {
      return Optional.empty();
    }
    String own = match.group("own");
    return Optional.of(own == null ? "a " + match.group("someone") : own);
  }

  /** The text without the words that name somebody. */
  String without(String text) {
    return named.matcher(text).replaceFirst(" ");
  }

  /**
   * Who a request is about; null for the asker, who then speaks of themselves or of nobody.
   *
   * @param before who the exchange before was about
   * @param goesOn true where the request only goes on with it
   */
  @Nullable String whom(Said said, @Nullable String before, boolean goesOn) {
    Optional<String> here = named(said.asked());
    boolean ofSelf = cues.in("self", without(said.asked()));
    boolean backToSelf = before != null && here.isEmpty() && ofSelf;
    if (said.taken().equals("for-other") && said.sort() == Said.Sort.ACT && !backToSelf) {
      Optional<String> known =
          cues.in("person", said.asked()) ? Optional.ofNullable(before) : Optional.empty();
      return here.or(() -> named(said.told())).or(() -> known).orElse(SOMEBODY);
    }
    boolean asks = said.asked().endsWith("?") || goesOn;
    if (here.isPresent()) {
      return ofSelf || !asks ? null : here.get();
    }
    return ofSelf || !cues.in("person", said.asked()) ? null : named(said.told()).orElse(before);
  }

  /** The question with who it is about, where it doesn't say so. */
  String about(@Nullable String whom, String question) {
    String plain = plain(question);
    return whom == null || plain.contains(whom) || named(plain).isPresent()
        ? plain
        : "For %s: %s".formatted(whom, plain);
  }

  /** The question without who it was about. */
  static String plain(String question) {
    return FOR_WHOM.matcher(question).replaceFirst("");
  }
}
