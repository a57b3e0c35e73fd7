package dev.onward.understand.profile;

import dev.onward.knowledge.AsOf;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.DateFinder;
import dev.onward.understand.text.NamedTime;
import java.time.LocalDate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads when a person starts, and by when they want to be through. */
final class TimeReader implements ProfileReader.Side {
  private static final Pattern FROM =
      pattern(
          "\\b(?:from|starting|start|begin|beginning|ab|as of|available from|after|free from|not before|no earlier than)\\b[^.;!?]{0,12}$");
  private static final Pattern FROM_WITHIN =
      pattern("^.{0,3}(?:from|starting|start of|beginning of|after)\\b.*");
  private static final Pattern BY =
      pattern(
          "\\b(?:by|until|till|(?<!not )before|no later than|deadline|done in|finish\\w*|bis|end of|through by)\\b[^.;!?]{0,15}$");

  /** "From the 14th to the 28th" is a span, of which it is not told what begins with it. */
  private static final Pattern SPAN_BEFORE =
      pattern(
          "\\d{1,2}(?:st|nd|rd|th|\\.)?(?: of)? ?(?:to|until|till|through|bis(?: zum)?|-|–|al?|au|até|hasta) ?(?:the )?$");

  private static final Pattern SPAN_BEHIND =
      pattern("^ ?(?:to|until|till|through|bis(?: zum)?|-|–|al?|au|até|hasta) ?(?:the )?[\\w]");

  private static final Pattern CLAUSE_END = Pattern.compile("[,;:.!?]\\s|\\s[-–—]\\s");
  private static final Pattern BARE = pattern("until|till|end|ends|bis");

  private static final Pattern RATE =
      pattern("\\d ?(?:h|hours?|hrs?|stunden|std|horas?|heures?)\\b");

  private final Pattern expires;
  private final PlanOrder orders;

  TimeReader(Cues cues, PlanOrder orders) {
    this.expires = cues.of("expires");
    this.orders = orders;
  }

  /** True for a word that tells a last day without telling of what. */
  static boolean isBy(String word) {
    return BARE.matcher(word).matches();
  }

  @Override
  public void read(Clause clause, Notes notes) {
    if (clause.voice() == Clause.Voice.OTHER || clause.supposed()) {
      return;
    }
    for (NamedTime time : new DateFinder(notes.today()).find(clause.text())) {
      String before = clause.text().substring(0, time.start());
      String within = clause.text().substring(Math.max(0, time.start() - 2), time.end());
      boolean from =
          (FROM.matcher(before).find() || FROM_WITHIN.matcher(within).find())
              && !isOfSpan(clause.text(), time);
      if (from && time.first().isAfter(notes.today()) && !expires.matcher(before).find()) {
        notes.learn(
            notes.profile().withStart(time.first()), "you start on " + AsOf.spoken(time.first()));
        return;
      }
    }
  }

  /** A span is none of a start, unless a plan is ordered for it. */
  private boolean isOfSpan(String clause, NamedTime time) {
    String before = clause.substring(0, time.start());
    boolean ends = SPAN_BEHIND.matcher(clause.substring(time.end())).find();
    return SPAN_BEFORE.matcher(before).find() || (ends && !orders.isIn(clause));
  }

  @Nullable LocalDate finishBy(String message, LocalDate today) {
    DateFinder dates = new DateFinder(today);
    for (NamedTime time : dates.find(message)) {
      String around = message.substring(Math.max(0, time.start() - 40), time.start());
      int from = Math.max(0, time.start() - 25);
      int to = Math.min(message.length(), time.start() + 4);
      boolean by = BY.matcher(around).find() || BY.matcher(message.substring(from, to)).find();
      if (by && !isOfBadge(around) && time.last().isAfter(today)) {
        return time.last();
      }
    }
    boolean lapses = orders.lapses(message);
    LocalDate ahead = lapses ? null : dates.ahead(message);
    return ahead != null && ahead.isAfter(today.plusWeeks(2)) ? ahead : null;
  }

  /** A day belongs to the clause it stands in: "until" is said of badges and of plans. */
  private boolean isOfBadge(String before) {
    int from = CLAUSE_END.matcher(before).results().mapToInt(MatchResult::end).max().orElse(0);
    String own = before.substring(from);
    boolean bare = expires.matcher(own).find();
    return orders.lapses(own) || (bare && !orders.isIn(own) && !RATE.matcher(own).find());
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
  }
}
