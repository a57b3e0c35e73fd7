package dev.onward.teams.bot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.channel.Bulletin;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.talk.Memory;
import dev.onward.talk.Memory.KeptPlan;
import dev.onward.teams.card.PlanCard;
import dev.onward.teams.card.PreferencesCard;
import dev.onward.teams.card.Verbs;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.inbox.InvokeResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers a press on a card (invoke adaptiveCard/action) with the card as it is then. */
public final class CardActions {
  private static final Set<String> STATUS = Set.of("done", "todo");

  private final TeamsStores stores;
  private final Memory memory;
  private final List<Bulletin> bulletins;

  public CardActions(TeamsStores stores, Memory memory, List<Bulletin> bulletins) {
    this.stores = stores;
    this.memory = memory;
    this.bulletins = List.copyOf(bulletins);
  }

  public InvokeResponse respond(Activity activity) {
    JsonNode action = activity.value().path("action");
    JsonNode data = action.path("data");
    Optional<String> person = stores.channel().accounts().find(activity.account());
    if (person.isEmpty()) {
      return InvokeResponse.says("I don't know you yet; ask me something first.");
    }
    return switch (action.path("verb").asText("")) {
      case Verbs.STEP -> step(person.get(), activity, data);
      case Verbs.PLAN ->
          plan(person.get(), data)
              .map(
                  kept -> InvokeResponse.card(PlanCard.of(kept, shown(data), activity.from().id())))
              .orElseGet(CardActions::replaced);
      case Verbs.PREFERENCES -> preferences(person.get(), data);
      default -> InvokeResponse.fault(400, "BadRequest", "This card has no such action");
    };
  }

  private InvokeResponse step(String person, Activity activity, JsonNode data) {
    Optional<KeptPlan> kept = plan(person, data);
    String step = data.path("step").asText("");
    if (kept.flatMap(k -> k.plan().step(step)).isEmpty()) {
      return replaced();
    }
    JsonNode status = data.path("status");
    if (!STATUS.contains(status.asText(""))) {
      return InvokeResponse.fault(400, "BadRequest", "A step is \"done\" or \"todo\"");
    }
    boolean done = status.asText("").equals("done");
    return memory
        .change(person, plan -> plan.with(step, done ? Progress.DONE : Progress.TODO))
        .map(
            changed -> InvokeResponse.card(PlanCard.of(changed, shown(data), activity.from().id())))
        .orElseGet(CardActions::replaced);
  }

  /** The plan that the card showed, if it is still this person's. */
  private Optional<KeptPlan> plan(String person, JsonNode data) {
    return memory.plan(person).filter(kept -> kept.id().equals(data.path("plan").asText("")));
  }

  private static int shown(JsonNode data) {
    return data.path("shown").asInt(PlanCard.AT_FIRST);
  }

  private static InvokeResponse replaced() {
    return InvokeResponse.says("This is not your plan of today; write \"plan\" to see it.");
  }

  private InvokeResponse preferences(String person, JsonNode data) {
    Map<String, String> inputs = new HashMap<>();
    data.properties().forEach(input -> inputs.put(input.getKey(), input.getValue().asText("")));
    try {
      var chosen = PreferencesCard.chosen(inputs, bulletins);
      stores.channel().preferences().keep(person, chosen);
      return InvokeResponse.card(PreferencesCard.of(chosen, bulletins, true));
    } catch (IllegalArgumentException e) {
      return InvokeResponse.says(
          "Choose a time zone, an hour and a day of the lists, then save again.");
    }
  }
}
