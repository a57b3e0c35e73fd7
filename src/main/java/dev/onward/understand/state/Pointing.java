package dev.onward.understand.state;

import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words by which a turn points back, wherever they stand in a text. Thread-safe. */
final class Pointing {
  /** A part of a text. */
  record Span(int start, int end) {
    static Span of(Matcher match) {
      return new Span(match.start(), match.end());
    }

    /** The text with other words in this place. */
    String replaced(String text, String words) {
      return text.substring(0, start) + words + text.substring(end);
    }
  }

  /** A place in what was shown, counted from 0; that of the last one is -1. */
  record Place(int index, Span span) {}

  /** How one of several is told from the others. */
  enum Trait {
    OTHER,
    CHEAPER,
    DEARER,
    QUICKER,
    LONGER,
    OPEN,
    RETIRED,
    NEWER;

    String kind() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One of several, by what tells it from the others. */
  record Picked(Trait trait, Span span) {}

  private static final List<String> PLACES = List.of("first", "second", "third", "fourth", "fifth");

  private final Cues cues;
  private final Pattern behindNoPlace;
  private final Pattern opening;
  private final Pattern that;

  Pointing(Cues cues) {
    this.cues = cues;
    this.behindNoPlace = cues.pattern("^\\s+(?:[\\p{L}]+\\s+)?{no-place}");
    this.opening = cues.pattern("^[\\s¿]*{opens}");
    this.that = cues.pattern("{helps}\\s+({that})|\\b({that})(?=\\s*[?!.,]*\\s*$)");
  }

  Optional<Place> place(String text) {
    for (int i = 0; i < PLACES.size(); i++) {
      Optional<Span> span = shown(PLACES.get(i), text);
      if (span.isPresent()) {
        return Optional.of(new Place(i, span.get()));
      }
    }
    return shown("last", text).map(span -> new Place(-1, span));
  }

  private Optional<Span> shown(String kind, String text) {
    Matcher match = cues.of(kind).matcher(text);
    while (match.find()) {
      if (!behindNoPlace.matcher(text.substring(match.end())).find()) {
        return Optional.of(Span.of(match));
      }
    }
    return Optional.empty();
  }

  Optional<Picked> picked(String text) {
    for (Trait trait : Trait.values()) {
      Optional<Span> span =
          shown(trait.kind(), text)
              .filter(one ->
                  trait != Trait.OTHER || !cues.in("one-of-two", text.substring(0, one.start())));
      if (span.isPresent()) {
        return Optional.of(new Picked(trait, span.get()));
      }
    }
    return Optional.empty();
  }

  /** The text with what "it" stands for in its place; empty where nothing in it stands for one. */
  Optional<String> one(String text, String name) {
    List<Span> idle = spans(cues.of("idle"), 0, text);
    for (Span span : spans(cues.of("its"), 0, text)) {
      return Optional.of(span.replaced(text, name + "'s"));
    }
    for (Span span : spans(cues.of("it"), 0, text)) {
      if (idle.stream().noneMatch(saying -> overlap(saying, span))) {
        return Optional.of(span.replaced(text, name));
      }
    }
    for (Span span : spans(that, 1, text)) {
      if (idle.stream().noneMatch(saying -> overlap(saying, span))) {
        return Optional.of(span.replaced(text, name));
      }
    }
    return Optional.empty();
  }

  /** The text with what "the two" stands for in its place. */
  Optional<String> several(String text, String names) {
    return spans(cues.of("several"), 0, text).stream()
        .findFirst()
        .map(span -> span.replaced(text, names));
  }

  private static List<Span> spans(Pattern pattern, int group, String text) {
    List<Span> spans = new ArrayList<>();
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      int at = group > 0 && match.start(group) < 0 ? group + 1 : group;
      spans.add(new Span(match.start(at), match.end(at)));
    }
    return spans;
  }

  private static boolean overlap(Span a, Span b) {
    return a.start() < b.end() && b.start() < a.end();
  }

  boolean opens(String text) {
    return opening.matcher(text).find();
  }

  boolean has(String kind, String text) {
    return cues.in(kind, text);
  }

  /** True where a text without its names says nothing by itself. */
  boolean isBare(String rest) {
    String left = opening.matcher(rest).replaceFirst(" ");
    return Token.of(cues.of("fillers").matcher(left).replaceAll(" ")).isEmpty();
  }
}
