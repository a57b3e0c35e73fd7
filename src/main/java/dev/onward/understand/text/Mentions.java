package dev.onward.understand.text;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Vocabulary;
import dev.onward.understand.text.NameFinder.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a text names: credentials by code or by name, goals, topics, languages and the words
 * that people have for themselves. Thread-safe.
 */
public final class Mentions {
  private static final Pattern CODE =
      Pattern.compile(
          "\\b([a-z]{2,3})[-\\s_\\u2010-\\u2015]?([cp]?[0-9o]{2,4})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern EXAM = Pattern.compile("(AB|AI|AZ|DP|GH|MB|MD|MS|PL|SC)-\\d{3,4}");
  private static final Pattern SPEAKS_OF_EXAMS =
      Pattern.compile("certif|exam|credential|badge|zertif|prüfung", Pattern.CASE_INSENSITIVE);

  private final Catalogue catalogue;
  private final NameFinder credentials = new NameFinder();
  private final NameFinder products = new NameFinder();
  private final NameFinder paths = new NameFinder();
  private final NameFinder topics;
  private final NameFinder languages;
  private final NameFinder employers;
  private final NameFinder roles;
  private final NameFinder dislikes;

  public Mentions(Catalogue catalogue, Vocabulary vocabulary) {
    this.catalogue = catalogue;
    for (Credential credential : catalogue.credentials()) {
      // GitHub's credentials are called like its products; there a name alone means the product.
      NameFinder names = credential.vendor().startsWith("GitHub") ? products : credentials;
      names.add(credential.title(), credential.id());
      names.add(credential.name(), credential.id());
      credential.aliases().forEach(alias -> names.add(alias, credential.id()));
    }
    for (GoalPath path : catalogue.paths()) {
      paths.add(path.title(), path.id());
      path.aliases().forEach(alias -> paths.add(alias, path.id()));
    }
    this.topics = finder(vocabulary.topics());
    this.languages = finder(vocabulary.languages());
    this.employers = finder(vocabulary.employers());
    this.roles = finder(vocabulary.roles());
    this.dislikes = finder(vocabulary.dislikes());
  }

  private static NameFinder finder(Map<String, List<String>> words) {
    NameFinder finder = new NameFinder();
    words.forEach((id, list) -> list.forEach(word -> finder.add(word, id)));
    return finder;
  }

  /** Credentials in the order of the text; a code and a name may stand for the same one. */
  public List<Found> credentials(String text) {
    List<Found> found = new ArrayList<>(byCode(text));
    List<Found> byName = new ArrayList<>(credentials.find(text));
    if (SPEAKS_OF_EXAMS.matcher(text).find()) {
      byName.addAll(products.find(text));
    }
    byName.stream()
        .filter(name -> found.stream().noneMatch(code -> overlap(code, name)))
        .toList()
        .forEach(found::add);
    found.sort(Comparator.comparingInt(Found::start));
    return found;
  }

  private List<Found> byCode(String text) {
    List<Found> found = new ArrayList<>();
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      catalogue
          .credential(written(code))
          .ifPresent(known -> found.add(new Found(known.id(), code.start(), code.end())));
    }
    return found;
  }

  /** Codes that look like Microsoft exams and are none that we know. */
  public List<String> unknownCodes(String text) {
    List<String> unknown = new ArrayList<>();
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      String written = written(code);
      if (EXAM.matcher(written).matches() && catalogue.credential(written).isEmpty()) {
        unknown.add(written);
      }
    }
    return unknown;
  }

  private static String written(Matcher code) {
    return (code.group(1) + "-" + code.group(2).replaceAll("[oO]", "0")).toUpperCase(Locale.ROOT);
  }

  public static boolean overlap(Found a, Found b) {
    return a.start() < b.end() && b.start() < a.end();
  }

  public List<Found> paths(String text) {
    return paths.find(text);
  }

  public List<String> topics(String text) {
    return ids(topics.find(text));
  }

  public List<Found> languages(String text) {
    return languages.find(text);
  }

  public List<Found> employers(String text) {
    return employers.find(text);
  }

  public List<Found> roles(String text) {
    return roles.find(text);
  }

  public List<Found> dislikes(String text) {
    return dislikes.find(text);
  }

  public static List<String> ids(List<Found> found) {
    return found.stream().map(Found::id).distinct().toList();
  }

  /** The text with each of the spans replaced. */
  public static String masked(String text, List<Found> spans, String mask) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Found span : spans) {
      if (span.start() >= from) {
        masked.append(text, from, span.start()).append(mask);
        from = span.end();
      }
    }
    return masked.append(text.substring(from)).toString();
  }
}
