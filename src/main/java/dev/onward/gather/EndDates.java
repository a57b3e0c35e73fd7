package dev.onward.gather;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Update.Change;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether an item may say by itself when something ends: only where Microsoft's own source says it
 * and the very date stands in its words.
 */
final class EndDates {
  private static final Pattern ENDING =
      Pattern.compile(
          "(?i)\\b(?:retir\\w+|deprecat\\w+|discontinu\\w+|sunset\\w*|end[- ]of[- ](?:life|support|service)|no longer (?:be )?(?:supported|available)|shut(?:ting)? down|switched off)\\b");
  private static final Pattern DATE =
      Pattern.compile(
          "(?i)\\b20\\d\\d\\b|\\b(?:january|february|march|april|june|july|august|september|october|november|december)\\b");

  /** What stands between the rest of a date and its year. */
  private static final String YEAR_APART = "(?:,? |,|-)";

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n");

  private EndDates() {}

  /** Why it may not; empty where it may. */
  static Optional<String> doubt(Finding finding, Confidence confidence) {
    String text = finding.title() + "\n" + finding.text();
    boolean ends = finding.change() == Change.RETIREMENT || ENDING.matcher(text).find();
    if (!ends) {
      return Optional.empty();
    }
    boolean dated = finding.takesEffect().isPresent() || DATE.matcher(text).find();
    if (dated && confidence != Confidence.A) {
      return Optional.of("says when something ends, and is not Microsoft's own page or data");
    }
    if (finding.change() != Change.RETIREMENT && statesAnEnd(text)) {
      return Optional.of("says beside its news when something ends");
    }
    return finding
        .takesEffect()
        .filter(on -> !stands(on, text))
        .map(on -> "the date of its end, %s, does not stand in its text".formatted(on.spoken()));
  }

  private static boolean statesAnEnd(String text) {
    return SENTENCE
        .splitAsStream(text)
        .anyMatch(words -> ENDING.matcher(words).find() && DATE.matcher(words).find());
  }

  private static boolean stands(AsOf on, String text) {
    return pattern(on).matcher(text).find();
  }

  /** The date in the ways in which English texts write it. */
  private static Pattern pattern(AsOf on) {
    LocalDate first = on.firstDay();
    String month = month(first.getMonth());
    String year = Integer.toString(first.getYear());
    String ways =
        switch (on.iso().length()) {
          case 4 -> year;
          case 7 -> month + YEAR_APART + year + "|" + YearMonth.from(first);
          default -> {
            String day = "0?" + first.getDayOfMonth() + "(?:st|nd|rd|th)?";
            yield day
                + "(?:(?: of)? |-)"
                + month
                + YEAR_APART
                + year
                + "|"
                + month
                + " "
                + day
                + YEAR_APART
                + year
                + "|"
                + on.iso()
                + "|0?"
                + first.getMonthValue()
                + "/0?"
                + first.getDayOfMonth()
                + "/"
                + year;
          }
        };
    return Pattern.compile("(?i)(?<!\\d)(?:" + ways.replace(" ", "\\s+") + ")(?!\\d)");
  }

  private static String month(Month month) {
    String whole = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return month == Month.MAY ? whole : "(?:" + whole + "|" + whole.substring(0, 3) + "t?\\.?)";
  }
}
