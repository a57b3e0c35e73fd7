package dev.onward.advise;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Section;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An answer in fewer words: its first sentence, its facts, what its terms stand for. */
final class Brief {
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^(?:- )?\\*\\*(.+?)\\*\\*[^\\[\\n]*?(\\[\\^[\\w-]+])?");
  private static final Pattern FACT =
      Pattern.compile(
          "\\b(?:AB|AI|AZ|DP|GH|MB|MD|MS|PL|SC)-\\d{3,4}\\b"
              + "|\\b\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \\d{4}\\b"
              + "|\\b\\d[\\d,.]* (?:US dollars|minutes|hours|points|months|days)\\b");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final int ENTRIES = 3;
  private static final int FACTS = 6;
  private static final int TERMS = 4;
  private static final List<String> EXPLAINED =
      List.of("retired", "renewal", "proctored", "Applied Skills", "list price", "assessment");

  private Brief() {}

  /** The first sentence, or the heads of a list that it opens. */
  static String of(String text) {
    String first = text.strip().split("\n\n", 2)[0];
    if (first.endsWith(":")) {
      List<String> heads = new ArrayList<>();
      Matcher entry = ENTRY.matcher(text);
      while (entry.find() && heads.size() < ENTRIES) {
        heads.add(entry.group(1));
      }
      if (!heads.isEmpty()) {
        return "In short: "
            + Prose.joined(heads, "and")
            + "."
            + String.join("", marks(text, heads.size()));
      }
    }
    return Prose.firstSentenceWithMarks(first);
  }

  private static List<String> marks(String text, int most) {
    return Section.marks(text).stream().limit(most).map(Prose::mark).toList();
  }

  /** Codes, days and figures, as they are written in a language. */
  static List<String> facts(String text, Locale language) {
    Set<String> facts = new LinkedHashSet<>();
    Matcher fact = FACT.matcher(Section.withoutMarks(text));
    while (fact.find() && facts.size() < FACTS) {
      facts.add(written(fact.group(), language));
    }
    return List.copyOf(facts);
  }

  private static String written(String fact, Locale language) {
    try {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
          .withLocale(language)
          .format(LocalDate.parse(fact, DAY));
    } catch (DateTimeParseException e) {
      return fact.replace("US dollars", "USD");
    }
  }

  /** What the codes and the terms of an answer stand for, a line each. */
  static List<String> terms(String text, Catalogue catalogue) {
    String plain = Section.withoutMarks(text);
    Stream<String> codes =
        catalogue.credentials().stream()
            .filter(credential -> plain.contains(credential.id()))
            .sorted(Comparator.comparingInt(credential -> plain.indexOf(credential.id())))
            .map(Brief::inWords);
    Stream<String> terms =
        EXPLAINED.stream()
            .filter(term -> plain.toLowerCase(Locale.ROOT).contains(term.toLowerCase(Locale.ROOT)))
            .map(term ->
                "%s: %s"
                    .formatted(
                        term,
                        Words.english("term." + term.toLowerCase(Locale.ROOT).replace(' ', '-'))));
    return Stream.concat(codes.limit(2), terms).limit(TERMS).toList();
  }

  private static String inWords(Credential credential) {
    return "%s: the exam for \"%s\"%s"
        .formatted(credential.id(), credential.name(), Prose.mark(credential.id()));
  }
}
