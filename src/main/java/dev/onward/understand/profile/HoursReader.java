package dev.onward.understand.profile;

import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Numbers;
import dev.onward.understand.text.Sentences;
import dev.onward.understand.text.StudyHours;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the hours that a person has in a week. */
final class HoursReader {
  private final Pattern corrects;
  private final Pattern mistook;
  private final Pattern others;
  private final Pattern supposed;

  HoursReader(Cues cues) {
    this.mistook = cues.of("mistook");
    this.corrects = cues.pattern("{corrects}|\\b(?:not|instead of|nicht) \\d");
    this.others =
        cues.pattern(
            "(?:{mine}|{ours}|\\bthe|\\bhis|\\bher) {people} (?:has|have|had|studies|spends)");
    this.supposed = Pattern.compile("(?i)\\b(?:if i (?:only )?had|suppose|imagine|pretend)\\b");
  }

  void read(String message, Notes notes) {
    for (String sentence : Sentences.of(message)) {
      if (others.matcher(sentence).find() || supposed.matcher(sentence).find()) {
        continue;
      }
      Optional<StudyHours> hours = StudyHours.weekly(sentence);
      if (hours.isPresent()) {
        learn(hours.get(), notes);
        return;
      }
    }
  }

  /** "Actually it's 8 hours" changes a number given before, as does "sorry" in its sentence. */
  void correct(Clause clause, String sentence, Notes notes) {
    boolean corrected =
        notes.profile().hoursPerWeek() != null
            && clause.tells()
            && !clause.asks()
            && (corrects.matcher(clause.text()).find() || mistook.matcher(sentence).find());
    if (corrected && StudyHours.weekly(clause.text()).isEmpty()) {
      Numbers.hours(clause.text()).ifPresent(hours -> learn(new StudyHours(hours, hours), notes));
    }
  }

  private static void learn(StudyHours hours, Notes notes) {
    String words = hours.hours() + (hours.hours() == 1 ? " hour" : " hours") + " a week";
    notes.learn(
        notes.profile().withHours(hours.hours()),
        "you have " + words + (hours.isRounded() ? " (rounded down)" : ""));
  }
}
