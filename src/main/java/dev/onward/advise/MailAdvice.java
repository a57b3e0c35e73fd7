package dev.onward.advise;

import dev.onward.knowledge.GoalPath;

/** What the weekly mail is, how it is asked for and how it is ended. */
final class MailAdvice {
  private static final String PAGE = "[the page of the weekly mail](/digest)";

  private MailAdvice() {}

  /** What the mail is and how it is asked for. */
  static Advice offer(Asked asked) {
    String goal =
        asked
            .goal()
            .flatMap(asked.catalogue()::path)
            .map(GoalPath::title)
            .map(title -> "your goal, " + title)
            .orElse("your goal");
    return Advice.grounded(
        new Prose()
            .say(
                "Once a week I can mail you what is new for %s: five to seven items with date, source and one line on why they matter for your next step. Dates that come near and due steps of your plan stand first. [^guide-weekly-mail]"
                    .formatted(goal))
            .say(
                "Choose day, hour, time zone and topics on "
                    + PAGE
                    + ", or tell me here: \"mail me this weekly at\" and your address. One mail"
                    + " comes first, with a link to confirm; before that click nothing else is"
                    + " sent.")
            .toString());
  }

  /** How the mail is ended. */
  static Advice ways() {
    return Advice.grounded(
        "Each weekly mail has a link at its foot that ends it with one click, without signing in;"
            + " most mail programs show a button for it too. [^guide-weekly-mail] By another link"
            + " there you change day, hour or topics instead.");
  }
}
