package dev.onward.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads settings by name and type, and remembers what was asked for. A value that can't be read is
 * replaced by its standard and kept as a fault, so that {@link #finish()} can name all faults in
 * one message; a name that nobody asked for is a fault too. Not thread-safe.
 */
public final class SettingsReader {
  public static final String PREFIX = "ONWARD_";

  private final Map<String, String> values;
  private final Map<String, Setting> asked = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  public SettingsReader(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  public String text(String name, String standard, String meaning) {
    return read(name, standard, meaning, Function.identity(), "a text");
  }

  public Optional<String> optionalText(String name, String meaning) {
    return optional(name, meaning, Function.identity(), "a text");
  }

  public Optional<Secret> secret(String name, String meaning) {
    return optional(name, meaning, Secret::new, "a text");
  }

  public Path path(String name, String standard, String meaning) {
    return read(name, standard, meaning, SettingsReader::toPath, "a path");
  }

  public Optional<Path> optionalPath(String name, String meaning) {
    return optional(name, meaning, SettingsReader::toPath, "a path");
  }

  public int number(String name, int standard, int least, int most, String meaning) {
    return read(
        name,
        Integer.toString(standard),
        meaning,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException(text);
          }
          return number;
        },
        "a whole number from " + least + " to " + most);
  }

  public boolean flag(String name, boolean standard, String meaning) {
    return read(
        name,
        Boolean.toString(standard),
        meaning,
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true", "yes", "on", "1" -> true;
              case "false", "no", "off", "0" -> false;
              default -> throw new IllegalArgumentException(text);
            },
        "true or false");
  }

  /** A duration in ISO 8601 form or as a number with a unit, such as {@code 90s}, {@code 5m}. */
  public Duration duration(String name, String standard, String meaning) {
    return read(
        name, standard, meaning, SettingsReader::toDuration, "a duration such as 20s, 5m or 1h");
  }

  public Optional<URI> httpAddress(String name, String meaning) {
    return optional(
        name,
        meaning,
        SettingsReader::toHttpAddress,
        "an address such as https://example.com, without a query");
  }

  public URI httpAddress(String name, String standard, String meaning) {
    return read(
        name,
        standard,
        meaning,
        SettingsReader::toHttpAddress,
        "an address such as https://example.com, without a query");
  }

  public Optional<Instant> instant(String name, String meaning) {
    return optional(
        name,
        meaning,
        SettingsReader::toInstant,
        "an instant such as 2026-11-23T09:00:00Z, or a day such as 2026-11-23");
  }

  public <E extends Enum<E>> E choice(String name, Class<E> type, E standard, String meaning) {
    return read(name, word(standard), meaning, text -> constant(type, text), oneOf(type));
  }

  public <E extends Enum<E>> Optional<E> optionalChoice(
      String name, Class<E> type, String meaning) {
    return optional(name, meaning, text -> constant(type, text), oneOf(type));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static <E extends Enum<E>> String oneOf(Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      words.add(word(constant));
    }
    return "one of " + String.join(", ", words);
  }

  /** Keeps a fault that only the settings taken together have. */
  public void fault(String fault) {
    faults.add(fault);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettings when a value could not be read, or a name is unknown
   */
  public void finish() {
    values.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !asked.containsKey(name))
        .sorted()
        .forEach(name -> faults.add(name + " is not a setting; did you mean " + nearest(name)));
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
  }

  /** What was asked for so far, in that order. */
  public List<Setting> asked() {
    return List.copyOf(asked.values());
  }

  private <T> T read(
      String name, String standard, String meaning, Function<String, T> parse, String wanted) {
    T otherwise = parse.apply(standard);
    asked.put(name, new Setting(name, standard, meaning));
    return parsed(name, parse, wanted).orElse(otherwise);
  }

  private <T> Optional<T> optional(
      String name, String meaning, Function<String, T> parse, String wanted) {
    asked.put(name, new Setting(name, "", meaning));
    return parsed(name, parse, wanted);
  }

  private <T> Optional<T> parsed(String name, Function<String, T> parse, String wanted) {
    String value = values.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(value));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      // The value itself is not repeated: it may be a secret pasted into the wrong line.
      faults.add(name + " must be " + wanted);
      return Optional.empty();
    }
  }

  private String nearest(String name) {
    return asked.keySet().stream()
        .min(Comparator.comparingInt(known -> distance(known, name)))
        .map(known -> known + "?")
        .orElse("one of --help?");
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static Path toPath(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Reads a duration as settings have it, such as {@code 90s} or {@code 5m}. */
  public static Duration toDuration(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.matches("\\d{1,9}ms")) {
      return Duration.ofMillis(Long.parseLong(lower.substring(0, lower.length() - 2)));
    }
    if (lower.matches("\\d{1,9}[smh]")) {
      return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
    if (lower.matches("\\d{1,9}d")) {
      return Duration.parse("P" + text.toUpperCase(Locale.ROOT));
    }
    Duration duration = Duration.parse(text);
    if (duration.isNegative()) {
      throw new IllegalArgumentException(text);
    }
    return duration;
  }

  private static URI toHttpAddress(String text) {
    URI uri = URI.create(text);
    boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getRawQuery() != null) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }

  private static Instant toInstant(String text) {
    return text.length() == "2026-11-23".length()
        ? LocalDate.parse(text).atTime(9, 0).toInstant(ZoneOffset.UTC)
        : Instant.parse(text);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
