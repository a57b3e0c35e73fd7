package dev.onward.advise;

import dev.onward.plan.Wish;
import dev.onward.understand.Ask;
import dev.onward.understand.text.Numbers;
import java.util.Optional;

/** What to say to hours a week with which no plan can be made. */
final class HoursAdvice {
  private HoursAdvice() {}

  /** Nothing where the hours are fit for a plan, or none are named. */
  static Optional<Advice> unfit(Asked asked, String message) {
    return named(asked.part().ask(), message)
        .filter(hours -> hours < 1 || hours > Wish.MOST_HOURS)
        .map(hours -> Advice.grounded(words(hours) + kept(asked)));
  }

  private static Optional<Integer> named(Ask ask, String message) {
    return switch (ask) {
      case PLAN_HOURS, PLAN_ADAPT ->
          Numbers.namedHoursPerWeek(message).or(() -> Numbers.namedHours(message));
      case PLAN, STATEMENT, UNCLEAR -> Numbers.namedHoursPerWeek(message);
      default -> Optional.empty();
    };
  }

  /** "1 hour", "5 hours". */
  static String spoken(int hours) {
    return hours + (hours == 1 ? " hour" : " hours");
  }

  private static String words(int hours) {
    if (hours > Wish.MOST_HOURS) {
      return "%d hours a week are more than I plan with; %d are the most, and few people keep that up beside their life. Tell me the hours that you can spare in an ordinary week, from 1 to %d, and I make you a plan."
          .formatted(hours, Wish.MOST_HOURS, Wish.MOST_HOURS);
    }
    return "With less than one hour a week there is nothing that I could put dates to, and a full week is no fault of yours. One hour is enough for a slow plan: say \"one hour a week\" when you have it, or a day from which you have more. Until then one digest, read when it suits you, keeps you from missing what retires."
        + Prose.mark("community-weekly-digest");
  }

  private static String kept(Asked asked) {
    return asked.plan() == null ? "" : " Your plan stays as it is.";
  }
}
