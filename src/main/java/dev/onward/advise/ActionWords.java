package dev.onward.advise;

import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.Trait;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What to say before an action, after it, and where it is left. */
public final class ActionWords {
  /** The button that brings back what an action took. */
  public static final String UNDO = "Undo";

  private static final Set<String> BUTTONS =
      Set.of(
          "Yes, erase it all",
          "No, erase nothing",
          "Yes, erase my plan",
          "Yes, forget it",
          "No, keep it",
          "Yes, replace my plan",
          "No, keep my plan",
          "Yes, send it",
          "No, send nothing",
          "Yes, end the mail",
          "No, go on mailing");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private ActionWords() {}

  // ---------------------------------------------------------------- before

  /** Asks back whether an action is meant, with a button for yes and one for no. */
  public static Advice askedBack(Action action) {
    return Advice.grounded(question(action))
        .withFollowUps(List.of(yes(action), no(action)))
        .with(action);
  }

  public static String question(Action action) {
    return switch (action) {
      case Action.EraseAll() ->
          "Erase all I keep of you, that is what you told me of yourself, and your plan? Yes or no."
              + " This conversation's text stays until you delete the conversation; \"Erase"
              + " everything\" on the page takes that too, and at once for good.";
      case Action.ErasePlan() ->
          "Erase your plan, its ticked steps too? Yes or no. What you told me of yourself stays.";
      case Action.ForgetOne(List<Trait> traits) ->
          "Forget %s? Yes or no. The rest stays.".formatted(words(traits));
      case Action.ReplacePlan replaced ->
          "Put a new plan toward %s, with %d steps at no more than %d hours a week, in place of the one that you have begun? Yes or no."
              .formatted(
                  replaced.plan().goalTitle(),
                  replaced.plan().steps().size(),
                  replaced.plan().hoursPerWeek());
      case Action.AskForMails mails ->
          "Send one mail, with a link to confirm, to the address that you wrote? Yes or no. I don't"
              + " keep the address in this conversation, and drop it when you answer, or in ten"
              + " minutes.";
      case Action.EndMails() -> "End the weekly mail to the address that you confirmed? Yes or no.";
    };
  }

  /** How far the present plan has come, said before it is asked whether another replaces it. */
  static String progress(CareerPlan plan) {
    long done = plan.steps().stream().filter(step -> step.status() == Progress.DONE).count();
    return "You have a plan toward %s; %d of its %d steps are done."
        .formatted(plan.goalTitle(), done, plan.steps().size());
  }

  /** The text of the button that says yes. */
  public static String yes(Action action) {
    return switch (action) {
      case Action.EraseAll() -> "Yes, erase it all";
      case Action.ErasePlan() -> "Yes, erase my plan";
      case Action.ForgetOne one -> "Yes, forget it";
      case Action.ReplacePlan replaced -> "Yes, replace my plan";
      case Action.AskForMails mails -> "Yes, send it";
      case Action.EndMails() -> "Yes, end the mail";
    };
  }

  /** The text of the button that says no. */
  public static String no(Action action) {
    return switch (action) {
      case Action.EraseAll() -> "No, erase nothing";
      case Action.ErasePlan() -> "No, keep my plan";
      case Action.ReplacePlan replaced -> "No, keep my plan";
      case Action.ForgetOne one -> "No, keep it";
      case Action.AskForMails mails -> "No, send nothing";
      case Action.EndMails() -> "No, go on mailing";
    };
  }

  /** True for the text of a button that says yes or no to any action. */
  public static boolean isButton(String said) {
    return BUTTONS.contains(said);
  }

  /** What to add where a message asks for more than one action. */
  static String oneAtATime() {
    return "One thing at a time: ask for the other again after this.";
  }

  // ---------------------------------------------------------------- after

  /** Done, and it can be undone until a moment. */
  public static Advice done(Action action, Instant until) {
    String done =
        switch (action) {
          case Action.EraseAll() ->
              "Done: what you told me of yourself, and your plan, are erased. This conversation's"
                  + " text goes when you delete the conversation, or all at once with \"Erase"
                  + " everything\".";
          case Action.ErasePlan() -> "Done: your plan is erased.";
          case Action.ForgetOne(List<Trait> traits) ->
              "Done: I have forgotten %s.".formatted(words(traits));
          case Action.ReplacePlan replaced ->
              "Done: your plan now leads to %s.".formatted(replaced.plan().goalTitle());
          case Action.AskForMails mails -> mailSent();
          case Action.EndMails() ->
              "Done: no more weekly mail comes to the address that you confirmed.";
        };
    return undoable(done + " " + kept(until));
  }

  private static String kept(Instant until) {
    return "\"Undo\" takes it back until %s; after that it is gone for good.".formatted(at(until));
  }

  private static Advice undoable(String text) {
    return Advice.grounded(text).withFollowUps(List.of(UNDO));
  }

  /** The line under a plan that was changed without being asked back. */
  public static String planBefore(Instant until) {
    return "*\"Undo\" brings the plan before back, until %s.*".formatted(at(until));
  }

  private static String at(Instant until) {
    var moment = until.atOffset(ZoneOffset.UTC);
    LocalDate day = moment.toLocalDate();
    return "%s, %s UTC".formatted(Prose.date(day), TIME.format(moment));
  }

  /** Said of a known address and an unknown one alike. */
  private static String mailSent() {
    return "If the address is right, a mail with a link to confirm is on its way to it. The link"
        + " holds for 72 hours; before that click nothing else is sent. I no longer keep the"
        + " address here.";
  }

  public static Advice asksToConfirm() {
    return Advice.grounded(mailSent());
  }

  public static Advice noAddress() {
    return Advice.grounded(
        "I can't send to that address; please look whether it is written right, and ask again with"
            + " it.");
  }

  public static Advice askedTooOften() {
    return Advice.grounded(
        "I have sent enough mails to confirm for now. Please look into your mailbox, its spam"
            + " folder too, and ask again tomorrow if nothing is there.");
  }

  public static Advice noMailToEnd() {
    return Advice.grounded("No weekly mail goes to an address that you confirmed any more.");
  }

  // ---------------------------------------------------------------- left, late, undone

  /** The person said no. */
  public static Advice left(Action action) {
    return Advice.grounded(
        switch (action) {
          case Action.EraseAll() -> "Nothing is erased; all stays as it is.";
          case Action.ErasePlan() -> "Your plan stays as it is.";
          case Action.ForgetOne one -> "Nothing is forgotten; all stays as it is.";
          case Action.ReplacePlan replaced -> "Your plan stays as it is.";
          case Action.AskForMails mails -> "No mail is sent, and I no longer keep the address.";
          case Action.EndMails() -> "The weekly mail goes on.";
        });
  }

  /** A button that stands under a question to which another answer came, or none in time. */
  public static Advice late() {
    return Advice.grounded(
        "That question no longer waits for an answer, so nothing was done. Ask for it again if you"
            + " want it.");
  }

  public static Advice undone(String what) {
    return Advice.grounded("Undone: " + what);
  }

  /** Undone in a plan: what it was that is taken back, and what that does. */
  public static Advice undone(CareerPlan changed, CareerPlan back) {
    return Advice.grounded("Undone: " + new Difference(changed, back).undone());
  }

  /** Said where the wish to undo stands among others. */
  static Advice howToUndo() {
    return undoable(
        "\"Undo\", by itself, takes back what you had me erase or change last, for a day.");
  }

  public static Advice nothingToUndo() {
    return Advice.grounded(
        "There is nothing to undo. What you have me erase or change comes back with \"undo\" for a"
            + " day, and nothing of the last day is left to bring back.");
  }

  public static Advice mailStaysEnded() {
    return Advice.grounded(
        "The weekly mail can't be taken up again from here: it was ended at its own link too, or"
            + " asked for anew meanwhile. Ask for it again with your address; a mail to confirm"
            + " comes first.");
  }

  private static String words(List<Trait> traits) {
    return Prose.joined(traits.stream().map(Trait::words).distinct().toList(), "and");
  }
}
