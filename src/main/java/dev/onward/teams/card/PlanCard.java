package dev.onward.teams.card;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.talk.Memory.KeptPlan;
import dev.onward.teams.card.Card.Action;
import dev.onward.teams.card.Card.ActionSet;
import dev.onward.teams.card.Card.Column;
import dev.onward.teams.card.Card.ColumnSet;
import dev.onward.teams.card.Card.Element;
import dev.onward.teams.card.Card.Execute;
import dev.onward.teams.card.Card.Say;
import dev.onward.teams.card.Card.TextBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plan with a tick for each step, some steps at a time. */
public final class PlanCard {
  /** As many as stand on a screen of a telephone. */
  public static final int AT_FIRST = 5;

  private final String id;
  private final CareerPlan plan;
  private final int shown;

  private PlanCard(KeptPlan kept, int shown) {
    this.id = kept.id();
    this.plan = kept.plan();
    this.shown = Math.clamp(shown, 1, Math.max(1, plan.steps().size()));
  }

  /** The card, which {@code user}'s client asks anew for whenever it is opened. */
  public static Card of(KeptPlan kept, int shown, String user) {
    PlanCard card = new PlanCard(kept, shown);
    return new Card("Your plan: " + kept.plan().goalTitle(), card.body(), card.actions())
        .refreshedFor(user, card.same());
  }

  private Execute same() {
    return new Execute("Refresh", Verbs.PLAN, Map.of("plan", id, "shown", shown), null);
  }

  private List<Element> body() {
    List<Element> body = new ArrayList<>();
    body.add(TextBlock.heading("Plan: " + plan.goalTitle()));
    body.add(TextBlock.subtle(standing()));
    plan.warnings().forEach(w -> body.add(TextBlock.warning(Section.withoutMarks(w))));
    plan.steps().stream().limit(shown).forEach(step -> body.add(row(step)));
    return body;
  }

  private String standing() {
    long done = plan.steps().stream().filter(step -> step.status() == Progress.DONE).count();
    return "From %s, at no more than %d hours a week. %d of %d steps done."
        .formatted(AsOf.spoken(plan.startsOn()), plan.hoursPerWeek(), done, plan.steps().size());
  }

  private Element row(Step step) {
    boolean done = step.status() == Progress.DONE;
    return new ColumnSet(
        List.of(
            new Column("auto", List.of(TextBlock.plain(done ? "☑" : "☐"))),
            new Column(
                "stretch",
                List.of(
                    TextBlock.bold(step.title()),
                    TextBlock.subtle(
                        "by %s, %d h".formatted(AsOf.spoken(step.dueOn()), step.hours())))),
            new Column("auto", List.of(new ActionSet(List.of(tick(step, done)))))),
        true);
  }

  private Action tick(Step step, boolean done) {
    return new Execute(
        done ? "Undo" : "Done",
        Verbs.STEP,
        Map.of("plan", id, "step", step.id(), "status", done ? "todo" : "done", "shown", shown),
        (done ? "Mark as open: " : "Mark as done: ") + step.title());
  }

  private List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    if (shown < plan.steps().size()) {
      actions.add(
          new Execute(
              "Show more",
              Verbs.PLAN,
              Map.of("plan", id, "shown", shown + AT_FIRST),
              "Show more steps of the plan"));
    }
    actions.add(Say.of("Take it along", "export plan"));
    actions.add(Say.of("Remind me", "reminders"));
    return actions;
  }
}
