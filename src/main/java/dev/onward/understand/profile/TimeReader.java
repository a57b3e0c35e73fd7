package dev.onward.understand.profile;

import dev.onward.knowledge.AsOf;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.DateFinder;
import dev.onward.understand.text.NamedTime;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads when a person starts, and by when they want to be through. */
final class TimeReader implements ProfileReader.Side {
  private static final Pattern FROM =
      pattern(
          "\\b(?:from|starting|start|begin|beginning|ab|as of|available from|after|free from)\\b[^.;!?]{0,12}$");
  private static final Pattern FROM_WITHIN =
      pattern("^.{0,3}(?:from|starting|start of|beginning of|after)\\b.*");
  private static final Pattern BY =
      pattern(
          "\\b(?:by|until|till|before|no later than|deadline|done in|finish\\w*|bis|end of|through by)\\b[^.;!?]{0,15}$");

  private final Pattern expires;

  TimeReader(Cues cues) {
    this.expires = cues.of("expires");
  }

  @Override
  public void read(Clause clause, Notes notes) {
    if (clause.voice() == Clause.Voice.OTHER || clause.supposed()) {
      return;
    }
    for (NamedTime time : new DateFinder(notes.today()).find(clause.text())) {
      String before = clause.text().substring(0, time.start());
      String within = clause.text().substring(Math.max(0, time.start() - 2), time.end());
      boolean from = FROM.matcher(before).find() || FROM_WITHIN.matcher(within).find();
      if (from && time.first().isAfter(notes.today()) && !expires.matcher(before).find()) {
        notes.learn(
            notes.profile().withStart(time.first()), "you start on " + AsOf.spoken(time.first()));
        return;
      }
    }
  }

  @Nullable LocalDate finishBy(String message, LocalDate today) {
    DateFinder dates = new DateFinder(today);
    for (NamedTime time : dates.find(message)) {
      String around = message.substring(Math.max(0, time.start() - 40), time.start());
      int from = Math.max(0, time.start() - 25);
      int to = Math.min(message.length(), time.start() + 4);
      boolean by = BY.matcher(around).find() || BY.matcher(message.substring(from, to)).find();
      if (by && !expires.matcher(around).find() && time.last().isAfter(today)) {
        return time.last();
      }
    }
    boolean lapses = expires.matcher(message).find();
    LocalDate ahead = lapses ? null : dates.ahead(message);
    return ahead != null && ahead.isAfter(today.plusWeeks(2)) ? ahead : null;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
  }
}
