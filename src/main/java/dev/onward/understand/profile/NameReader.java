package dev.onward.understand.profile;

import dev.onward.understand.text.Cues;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a person is called. */
final class NameReader {
  private static final Pattern CALLED =
      Pattern.compile(
          "\\b(?i:my name is|my name's|call me|(?:ich|i) hei(?:ß|ss)e|(?:je|i) (?:m')?appelle|(?:me )?llamo|mi nombre es|mein Name ist)\\s+(\\p{Lu}[\\p{L}'’-]{1,30})");
  private static final Pattern CALLED_IN_SMALL_LETTERS =
      Pattern.compile("(?i)\\bmy name(?: is|'s) (\\p{Ll}[\\p{L}'’-]{1,30})\\s*(?:[,.!;]|and\\b|$)");
  private static final Pattern BEING =
      Pattern.compile(
          "\\b(?:[Tt]his is|I'm|I’m|I am|[Ii]ch bin|[Jj]e suis|[Ss]oy)\\s+(\\p{Lu}[\\p{L}'’-]{1,30})(?=\\s*(?:[,.!;:]|\\s[–-]\\s|and\\b|und\\b|et\\b|y\\b|here\\b|$))");

  private final Set<String> noNames;

  NameReader(Cues cues) {
    this.noNames = cues.words("no-names");
  }

  void read(String message, Notes notes) {
    for (Pattern form : new Pattern[] {CALLED, CALLED_IN_SMALL_LETTERS, BEING}) {
      Matcher found = form.matcher(message);
      if (found.find() && !noNames.contains(found.group(1).toLowerCase(Locale.ROOT))) {
        String name =
            found.group(1).substring(0, 1).toUpperCase(Locale.ROOT) + found.group(1).substring(1);
        notes.learn(notes.profile().withName(name), "your name is " + name);
        return;
      }
    }
  }
}
