package dev.onward.gather.judge;

import dev.onward.gather.prose.ClausePredicate;
import dev.onward.gather.prose.Headline;
import dev.onward.gather.prose.SentenceSplitter;
import dev.onward.gather.prose.StatedDay;
import dev.onward.gather.prose.StatedEnd;
import dev.onward.gather.read.SourceItem;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Update.Change;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why what an item says of days and money may not be shown by rule. An end may be told by itself
 * only where Microsoft's own source tells it and its very day stands in the words; a day to come
 * that isn't plainly that of a start, and every change of a price, are for an editor to read.
 */
final class Doubts {
  private static final Pattern SOON =
      Pattern.compile(
          "\\b(?:going to|soon|about to|(?:is|are) being|shortly|imminent\\w*|within|in (?:the"
              + " )?(?:next |coming )?(?:a |an |one |two |three |four |six |twelve |\\d+ )?(?:few"
              + " |couple of )?(?:hours?|days?|weeks?|months?|years?)|(?:next|this|coming)"
              + " (?:week|month|quarter|year|summer|spring|autumn|fall|winter)|by (?:the"
              + " )?end|year[- ]end|later this|tomorrow|tonight|today|immediately|effective|at"
              + " once|as of now|from now on|until further notice|20\\d\\d)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONEY =
      Pattern.compile(
          "\\b(?:fees?|prices?|pricing|costs?|charges?|rates?|billing|subscriptions?|discounts?|tariffs?)\\b[^.;]{0,80}\\b(?:ris\\w+|rais\\w+|increas\\w+|doubl\\w+|tripl\\w+|go(?:es)?"
              + " up|reduc\\w+|drop\\w*|cut|lower\\w*|chang\\w+|introduc\\w+|no longer|waived?|from"
              + " (?:january|february|march|april|may|june|july|august|september|october|november|december|20\\d\\d)|free)\\b|\\b(?:no"
              + " longer|not|stays?|becomes?|is now|are now)\\s+(?:be )?free\\b|\\bfree (?:of"
              + " charge|until|till|through|for"
              + " everyone)\\b|(?:USD|EUR|US\\$|[$\u20ac\u00a3])\\s?\\d|\\b\\d[\\d,.]*\\s?(?:USD|EUR|US"
              + " dollars?|dollars?|euros?)\\b",
          Pattern.CASE_INSENSITIVE);

  private Doubts() {}

  /** The first doubt; empty where there is none. */
  static Optional<String> of(SourceItem finding, Confidence confidence) {
    String text = finding.title() + "\n" + finding.text();
    return money(text)
        .or(() ->
            finding.change() == Change.RETIREMENT
                ? ofAnEnd(finding, text, confidence)
                : besideItsNews(finding, text));
  }

  private static Optional<String> money(String text) {
    return MONEY.matcher(text).find() ? Optional.of("says what something costs") : Optional.empty();
  }

  private static Optional<String> ofAnEnd(SourceItem finding, String text, Confidence confidence) {
    Optional<AsOf> day = finding.takesEffect().or(finding::notBefore);
    if (day.isEmpty()) {
      return Optional.of("says that something ends, and no day that can be relied on");
    }
    if (confidence != Confidence.A) {
      return Optional.of("says when something ends, and is not Microsoft's own page or data");
    }
    return stands(day.get(), text)
        ? Optional.empty()
        : Optional.of(
            "the date of its end, %s, does not stand in its text".formatted(day.get().spoken()));
  }

  /** The very day, or the month, among those that the text states. */
  private static boolean stands(AsOf on, String text) {
    return SentenceSplitter.of(text).stream()
        .flatMap(sentence -> StatedDay.placed(sentence, Optional.empty()).stream())
        .flatMap(placed -> placed.date().stream())
        .anyMatch(date -> date.equals(on));
  }

  private static Optional<String> besideItsNews(SourceItem finding, String text) {
    for (String sentence : SentenceSplitter.of(text)) {
      List<StatedEnd> ends = StatedEnd.in(sentence, Optional.empty());
      boolean dated = ends.stream().anyMatch(end -> end.day().isPresent());
      if (dated && ends.stream().anyMatch(StatedEnd::denied)) {
        return Optional.of("says that something does not end");
      }
      boolean ending = ends.stream().anyMatch(StatedEnd::isOfAnEnd);
      if (ending && (dated || SOON.matcher(sentence).find() || Headline.saysThatItEnds(sentence))) {
        return Optional.of("says beside its news when something ends");
      }
      if (namesADayToCome(finding, sentence)) {
        return Optional.of("names a day to come and does not plainly say what for");
      }
    }
    return Optional.empty();
  }

  /** A day of a start, a release or an event is plain; any other may be one that ends something. */
  private static boolean namesADayToCome(SourceItem finding, String sentence) {
    Optional<LocalDate> said =
        finding.dated().map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
    boolean toCome =
        StatedDay.placed(sentence, Optional.empty()).stream()
            .flatMap(placed -> placed.date().stream())
            .anyMatch(date -> said.filter(day -> !date.lastDay().isAfter(day)).isEmpty());
    List<ClausePredicate> predicates = ClausePredicate.in(sentence);
    return toCome
        && (predicates.isEmpty()
            || predicates.stream().anyMatch(p -> p.kind() != ClausePredicate.Kind.OTHER));
  }
}
