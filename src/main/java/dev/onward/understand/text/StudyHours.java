package dev.onward.understand.text;

import dev.onward.plan.Wish;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hours a week that a text names for studying. {@code exact} is what was said, {@code hours}
 * the whole hours in it: a plan that fits them fits.
 */
public record StudyHours(int hours, double exact) {
  private static final String MANY = "(?<number>" + Numbers.NUMBER + ")";
  private static final String AMOUNT =
      MANY
          + "(?: ?(?:-|–|to|or|and|bis|ou|à|a) ?"
          + Numbers.NUMBER
          + ")? ?-? ?(?<unit>hours?|hrs?|h|stunden?|std|heures?|horas?|min(?:ute)?s?|minuten|minutos)\\b(?<half> and a half)?";
  private static final String PERIOD =
      "(?<period>weeks?|wk|woche|semaine|semana|weekends?|wochenende|month|monat|mois|mes"
          + "|week-?days?(?: evenings?)?|working days?|work ?days?|werktag"
          + "|days?|tag|jour|d[ií]a|evenings?|nights?|mornings?|abend"
          + "|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)";
  private static final Pattern BEHIND =
      pattern(
          "\\b"
              + AMOUNT
              + ",?(?: of [\\w-]+| free| spare| available| time| for study(?:ing)?| to (?:study|spare|spend|learn))*"
              + "(?: ?(?:a|per|each|every|/|in a|in the|the|am|pro|die|jede|jeden|par|por|a la|al|la|on|at|on the|at the) ?"
              + PERIOD
              + "| ?(?<direct>weekly|wöchentlich|daily|täglich))\\b"
              + "(?<workdays>,? (?:on (?:week-?days|working days|work ?days)|(?:from )?mon(?:day)? (?:to|through) fri(?:day)?))?");
  private static final Pattern FIRST =
      pattern(
          "(?<!last |this |next |every other |the )\\b(?:(?:every|each|per|a|my|on|at) )?(?:"
              + PERIOD
              + "|(?<direct>weekly|daily|wöchentlich|täglich))(?: budget| only)*(?: of| is|:|,)?"
              + " (?:i (?:have|can do|can spend|spend) )?(?:about |around |maybe |roughly |only |for )?"
              + AMOUNT);
  private static final Pattern CHANGED =
      pattern(
          "\\b(?<unit>hours?) (?:down |up )?(?:to|at|:) "
              + MANY
              + "(?<half> and a half)? (?:a|per|each|every) (?<period>week)");

  /** "My hours changed, I only have three a week now." */
  private static final Pattern BARE =
      pattern(
          "\\b(?<unit>have|do|spare|got)(?: only| just| about)? "
              + MANY
              + "(?<half> and a half)? (?:a|per|each|every) (?<period>week)\\b");

  private static final Pattern NOT_THESE =
      pattern("\\b(?:not|instead of|rather than|nicht) (?:\\w+ )?$");
  private static final Pattern BUT =
      pattern("\\b(?:but|rather|it's|sondern) (?:only |about )?" + Numbers.NUMBER + "\\b");
  private static final Pattern AT_WORK_BEFORE =
      pattern("\\b(?:i(?:'m| am)?|we|ich) (?:work|working|employed|arbeite)\\b[^,;.!?]{0,25}$");
  private static final Pattern AT_WORK_BEHIND =
      pattern(
          "^(?: is| are| of| at| go(?:es)? to)*(?: my| a| the)?(?: day)? (?:job|work|employer)\\b");
  private static final Pattern MINUS = pattern("(?:^|\\s)(?:[-−]|minus )$");
  private static final double WEEKS_A_MONTH = 52 / 12.0;

  /** The hours that a text names and that a week can hold. */
  public static Optional<StudyHours> weekly(String text) {
    return named(text).filter(StudyHours::isSensible);
  }

  /** The first rate that is no job's and is not put aside; of a range the smaller number. */
  static Optional<StudyHours> named(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return first(BEHIND.matcher(lower), lower)
        .or(() -> first(FIRST.matcher(lower), lower))
        .or(() -> first(CHANGED.matcher(lower), lower))
        .or(() -> lower.contains("hour") ? first(BARE.matcher(lower), lower) : Optional.empty());
  }

  private static Optional<StudyHours> first(Matcher match, String text) {
    while (match.find()) {
      String before = text.substring(0, match.start());
      String behind = text.substring(match.end());
      boolean job = AT_WORK_BEFORE.matcher(before).find() || AT_WORK_BEHIND.matcher(behind).find();
      if (job) {
        continue;
      }
      double amount = amount(match);
      if (NOT_THESE.matcher(before).find()) {
        Matcher but = BUT.matcher(behind);
        if (!but.find()) {
          continue;
        }
        amount = Numbers.amount(but.group(1));
      }
      boolean negative = MINUS.matcher(text.substring(0, match.start("number"))).find();
      return Optional.of(of((negative ? -amount : amount) * perWeek(match)));
    }
    return Optional.empty();
  }

  private static double amount(Matcher match) {
    double amount = Numbers.amount(match.group("number")) + (match.group("half") == null ? 0 : 0.5);
    return match.group("unit").startsWith("min") ? amount / 60 : amount;
  }

  private static double perWeek(Matcher match) {
    @Nullable String period = match.group("period");
    String name = period == null ? match.group("direct") : period;
    boolean workdays = match.pattern() == BEHIND && match.group("workdays") != null;
    if (name.matches("daily|täglich|days?|tag|jour|d[ií]a|evenings?|nights?|mornings?|abend")) {
      return workdays ? 5 : 7;
    }
    if (name.matches("month|monat|mois|mes")) {
      return 1 / WEEKS_A_MONTH;
    }
    return name.matches("we.?k-?days?.*|work.*|werktag") ? 5 : 1;
  }

  static StudyHours of(double exact) {
    return new StudyHours((int) Math.floor(exact), exact);
  }

  boolean isSensible() {
    return hours >= 1 && hours <= Wish.MOST_HOURS;
  }

  public boolean isRounded() {
    return exact > hours;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }
}
