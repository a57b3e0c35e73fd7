package dev.onward.ground;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * A text as it is read and not as it is written: without tags, entities, emphasis and characters
 * that nobody sees, compatible forms in one (NFKC, UAX #15), letters that look like Latin ones as
 * those where they stand among Latin letters or digits (confusables, UTS #39).
 */
final class PlainText {
  private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^<>]{0,200}>");
  private static final Pattern EMPHASIS = Pattern.compile("\\*{1,3}|`{1,3}|~~|__");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\n\\t]]|\\p{Mn}(?<=[\\u0300-\\u036f\\ufe00-\\ufe0f])");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern TICK = Pattern.compile("[\\u2705\\u2714\\u2611\\u2713]");
  private static final Pattern CROSS =
      Pattern.compile("[\\u274c\\u2716\\u2718\\u2717\\u26d4\\u2612]");
  private static final Pattern ARROW = Pattern.compile("\\s*(?:->|=>|\\u2192|\\u21d2|\\u27a1)\\s*");

  private PlainText() {}

  static String of(String text) {
    String read = text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll("");
    read = read.indexOf('&') < 0 ? read : Parser.unescapeEntities(read, false);
    read = Normalizer2.getNFKCInstance().normalize(read);
    read = UNSEEN.matcher(read).replaceAll("");
    read = read.replaceAll("[\\u2010-\\u2015\\u2212]", "-").replace('\u2019', '\'');
    read = TICK.matcher(read).replaceAll(" yes ");
    read = CROSS.matcher(read).replaceAll(" no ");
    read = ARROW.matcher(read).replaceAll(" successor : ");
    read = EMPHASIS.matcher(read).replaceAll("");
    return read.chars().allMatch(c -> c < 0x250) ? read : latin(read);
  }

  private static String latin(String text) {
    return WORD.matcher(text).replaceAll(word -> latinWord(word.group()));
  }

  /** A word of letters that all look like Latin ones, and of at most a few: a code in disguise. */
  private static String latinWord(String word) {
    if (word.length() > 12 || word.chars().allMatch(c -> c < 0x250)) {
      return word;
    }
    StringBuilder latin = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      String looks = c < 0x250 ? String.valueOf(c) : LOOKS.getSkeleton(String.valueOf(c));
      if (looks.length() != 1 || looks.charAt(0) >= 0x250) {
        return word;
      }
      boolean capital = Character.isUpperCase(c) && c >= 0x250;
      latin.append(capital ? looks.equals("l") ? "I" : looks.toUpperCase(Locale.ROOT) : looks);
    }
    return latin.toString();
  }
}
