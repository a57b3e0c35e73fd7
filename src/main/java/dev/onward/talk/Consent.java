package dev.onward.talk;

import dev.onward.advise.Action;
import dev.onward.advise.ActionWords;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Decision.Clarity;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a message says to what was asked back before it. A yes is one only where it is all that the
 * message says: with anything else beside it, nothing is done.
 */
enum Consent {
  YES,
  NO,
  /** A button under a question that waits no longer. */
  LATE,
  UNDO,
  UNDO_PLAN,
  /** It speaks of something else. */
  OTHER;

  private static final Set<String> YES_WORDS =
      Set.of("yes", "yes please", "y", "yep", "yeah", "ja", "ja bitte", "oui", "sí", "si");
  private static final Set<String> NO_WORDS =
      Set.of("no", "no thanks", "n", "nope", "nein", "nein danke", "non", "cancel", "stop");
  private static final Set<String> UNDO_WORDS =
      Set.of(
          "undo",
          "undo that",
          "undo it",
          "undo this",
          "undo please",
          "please undo",
          "rückgängig",
          "annuler",
          "deshacer");

  static Consent of(Understanding message, Optional<Action> asked) {
    String said = even(message.said());
    if (asked.isPresent()) {
      return toQuestion(message, said, asked.get());
    }
    if (ActionWords.isButton(message.said().strip())) {
      return LATE;
    }
    if (UNDO_WORDS.contains(said)) {
      return UNDO;
    }
    return says(message, Ask.PLAN_UNDO) ? UNDO_PLAN : OTHER;
  }

  private static Consent toQuestion(Understanding message, String said, Action asked) {
    if (YES_WORDS.contains(said)
        || said.equals(even(ActionWords.yes(asked)))
        || isOrderAgain(message, said, asked)) {
      return YES;
    }
    // To undo what is not done yet is to leave it.
    if (NO_WORDS.contains(said)
        || UNDO_WORDS.contains(said)
        || said.equals(even(ActionWords.no(asked)))
        || says(message, Ask.NO)
        || says(message, Ask.CANCEL)) {
      return NO;
    }
    if (!says(message, Ask.YES)) {
      return OTHER;
    }
    boolean clear = message.parts().getFirst().decision().clarity() == Clarity.CLEAR;
    return clear ? YES : NO;
  }

  /** "Yes, delete everything": of orders in which nothing else can be named. */
  private static boolean isOrderAgain(Understanding message, String said, Action asked) {
    boolean same =
        switch (asked) {
          case Action.EraseAll() -> says(message, Ask.ERASE_ALL);
          case Action.ErasePlan() -> says(message, Ask.ERASE_PLAN);
          case Action.EndMails() -> says(message, Ask.NO_MAIL);
          case Action.ForgetOne one -> false;
          case Action.ReplacePlan replaced -> false;
          case Action.AskForMails mails -> false;
        };
    return same && YES_WORDS.contains(said.split(" ", 2)[0]);
  }

  private static boolean says(Understanding message, Ask ask) {
    return message.parts().size() == 1
        && message.parts().stream().map(Part::ask).allMatch(ask::equals);
  }

  private static String even(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
