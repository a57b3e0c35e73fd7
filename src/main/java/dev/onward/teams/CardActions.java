package dev.onward.teams;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.talk.Memory;
import dev.onward.talk.Memory.KeptPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers a press on a card (invoke adaptiveCard/action) with the card as it is then. */
final class CardActions {
  static final String STEP = "step";
  static final String PLAN = "plan";
  static final String PREFERENCES = "preferences";
  private static final Set<String> STATUS = Set.of("done", "todo");

  private final Stores stores;
  private final Memory memory;
  private final List<Bulletin> bulletins;

  CardActions(Stores stores, Memory memory, List<Bulletin> bulletins) {
    this.stores = stores;
    this.memory = memory;
    this.bulletins = List.copyOf(bulletins);
  }

  /** The body of the reply. */
  record Response(int statusCode, String type, Object value) {
    static Response card(Card card) {
      return new Response(200, Card.MEDIA_TYPE, card);
    }

    static Response says(String words) {
      return new Response(200, "application/vnd.microsoft.activity.message", words);
    }

    static Response fault(int status, String code, String words) {
      return new Response(status, "application/vnd.microsoft.error", new Fault(code, words));
    }
  }

  private record Fault(
      @JsonProperty("code") String code, @JsonProperty("message") String message) {}

  Response respond(Activity activity) {
    JsonNode action = activity.value().path("action");
    JsonNode data = action.path("data");
    Optional<String> person = stores.accounts().find(activity);
    if (person.isEmpty()) {
      return Response.says("I don't know you yet; ask me something first.");
    }
    return switch (action.path("verb").asText("")) {
      case STEP -> step(person.get(), activity, data);
      case PLAN ->
          plan(person.get(), data)
              .map(kept -> Response.card(PlanCard.of(kept, shown(data), activity.from().id())))
              .orElseGet(CardActions::replaced);
      case PREFERENCES -> preferences(person.get(), data);
      default -> Response.fault(400, "BadRequest", "This card has no such action");
    };
  }

  private Response step(String person, Activity activity, JsonNode data) {
    Optional<KeptPlan> kept = plan(person, data);
    String step = data.path("step").asText("");
    if (kept.flatMap(k -> k.plan().step(step)).isEmpty()) {
      return replaced();
    }
    JsonNode status = data.path("status");
    if (!STATUS.contains(status.asText(""))) {
      return Response.fault(400, "BadRequest", "A step is \"done\" or \"todo\"");
    }
    boolean done = status.asText("").equals("done");
    return memory
        .change(person, plan -> plan.with(step, done ? Progress.DONE : Progress.TODO))
        .map(changed -> Response.card(PlanCard.of(changed, shown(data), activity.from().id())))
        .orElseGet(CardActions::replaced);
  }

  /** The plan that the card showed, if it is still this person's. */
  private Optional<KeptPlan> plan(String person, JsonNode data) {
    return memory.plan(person).filter(kept -> kept.id().equals(data.path("plan").asText("")));
  }

  private static int shown(JsonNode data) {
    return data.path("shown").asInt(PlanCard.AT_FIRST);
  }

  private static Response replaced() {
    return Response.says("This is not your plan of today; write \"plan\" to see it.");
  }

  private Response preferences(String person, JsonNode data) {
    Map<String, String> inputs = new HashMap<>();
    data.properties().forEach(input -> inputs.put(input.getKey(), input.getValue().asText("")));
    try {
      var chosen = PreferencesCard.chosen(inputs, bulletins);
      stores.preferences().keep(person, chosen);
      return Response.card(PreferencesCard.of(chosen, bulletins, true));
    } catch (IllegalArgumentException e) {
      return Response.says("Choose a time zone, an hour and a day of the lists, then save again.");
    }
  }
}
