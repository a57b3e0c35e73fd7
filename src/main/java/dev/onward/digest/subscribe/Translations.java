package dev.onward.digest.subscribe;

import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The fixed words of letters and pages in one language. Thread-safe. */
public final class Translations {
  /** The languages there are, the one that stands in for all others first. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private static final Map<Locale, Translations> ALL =
      Map.of(
          Locale.ENGLISH,
          new Translations(Locale.ENGLISH),
          Locale.GERMAN,
          new Translations(Locale.GERMAN));

  private final Locale language;
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> forTemplates = new HashMap<>();
  private final DateTimeFormatter days;

  private Translations(Locale language) {
    this.language = language;
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "dev.onward.digest.words",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    bundle
        .keySet()
        .forEach(key -> {
          words.put(key, bundle.getString(key));
          forTemplates.put(key.replace('.', '-'), bundle.getString(key));
        });
    this.days =
        DateTimeFormatter.ofPattern(
            language.equals(Locale.GERMAN) ? "d. MMMM uuuu" : "d MMMM uuuu", language);
  }

  public static Translations of(Locale language) {
    return LANGUAGES.stream()
        .filter(known -> known.getLanguage().equals(language.getLanguage()))
        .findFirst()
        .map(ALL::get)
        .orElseGet(() -> ALL.get(Locale.ENGLISH));
  }

  public Locale language() {
    return language;
  }

  /** The words as they stand, for templates: there a dot in a key would lead into a value. */
  public Map<String, String> all() {
    return forTemplates;
  }

  public String say(String key, Object... values) {
    String text = words.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return values.length == 0 ? text : new MessageFormat(text, language).format(values);
  }

  /** "30 November 2026". */
  public String day(LocalDate day) {
    return days.format(day);
  }

  /** "today", "tomorrow", "in 7 days". */
  public String in(long days) {
    return days == 0 ? say("today") : days == 1 ? say("tomorrow") : say("in-days", days);
  }

  public String weekday(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, language);
  }

  public String hour(int hour) {
    return "%02d:00".formatted(hour);
  }
}
