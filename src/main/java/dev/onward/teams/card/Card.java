package dev.onward.teams.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Adaptive Card (1.5), of the parts that we use. Each record is the element of its name. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Card(
    String fallbackText, List<Element> body, List<Action> actions, @Nullable Refresh refresh) {
  public Card {
    body = List.copyOf(body);
    actions = List.copyOf(actions);
  }

  /** A card that stays as it is. */
  Card(String fallbackText, List<Element> body, List<Action> actions) {
    this(fallbackText, body, actions, null);
  }

  /** The same, for which the clients of these users ask anew whenever they show it. */
  public record Refresh(Execute action, List<String> userIds) {}

  Card refreshedFor(String user, Execute action) {
    return new Card(fallbackText, body, actions, new Refresh(action, List.of(user)));
  }

  @JsonProperty("type")
  String type() {
    return "AdaptiveCard";
  }

  @JsonProperty("$schema")
  String schema() {
    return "http://adaptivecards.io/schemas/adaptive-card.json";
  }

  @JsonProperty("version")
  String version() {
    return "1.5";
  }

  /** What a card shows. */
  public sealed interface Element {}

  /** A text; {@code style} is heading where it names the card. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record TextBlock(String text, String style, String weight, String color, boolean isSubtle)
      implements Element {

    static TextBlock heading(String text) {
      return new TextBlock(text, "heading", "", "", false);
    }

    static TextBlock plain(String text) {
      return new TextBlock(text, "", "", "", false);
    }

    static TextBlock bold(String text) {
      return new TextBlock(text, "", "Bolder", "", false);
    }

    static TextBlock subtle(String text) {
      return new TextBlock(text, "", "", "", true);
    }

    static TextBlock warning(String text) {
      return new TextBlock(text, "", "", "Warning", false);
    }

    @JsonProperty("type")
    String type() {
      return "TextBlock";
    }

    @JsonProperty("wrap")
    boolean wrap() {
      return true;
    }
  }

  public record ColumnSet(List<Column> columns, boolean separator) implements Element {
    @JsonProperty("type")
    String type() {
      return "ColumnSet";
    }
  }

  public record Column(String width, List<Element> items) {
    @JsonProperty("type")
    String type() {
      return "Column";
    }

    @JsonProperty("verticalContentAlignment")
    String verticalContentAlignment() {
      return "Center";
    }
  }

  public record FactSet(List<Fact> facts) implements Element {
    @JsonProperty("type")
    String type() {
      return "FactSet";
    }
  }

  public record Fact(String title, String value) {}

  public record ActionSet(List<Action> actions) implements Element {
    @JsonProperty("type")
    String type() {
      return "ActionSet";
    }
  }

  public record Toggle(String id, String title, String value) implements Element {
    @JsonProperty("type")
    String type() {
      return "Input.Toggle";
    }

    @JsonProperty("wrap")
    boolean wrap() {
      return true;
    }
  }

  public record ChoiceSet(String id, String label, String value, List<Choice> choices)
      implements Element {
    @JsonProperty("type")
    String type() {
      return "Input.ChoiceSet";
    }
  }

  public record Choice(String title, String value) {}

  /** What a press does. */
  public sealed interface Action {}

  /** Asks us; we answer with another card. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Execute(
      String title, String verb, Map<String, Object> data, @Nullable String tooltip)
      implements Action {
    @JsonProperty("type")
    String type() {
      return "Action.Execute";
    }
  }

  public record OpenUrl(String title, String url) implements Action {
    @JsonProperty("type")
    String type() {
      return "Action.OpenUrl";
    }
  }

  /** Says something in the person's name. */
  public record Say(String title, @JsonProperty("data") Said data) implements Action {
    static Say of(String title, String words) {
      return new Say(title, new Said(new ImBack(words), words));
    }

    @JsonProperty("type")
    String type() {
      return "Action.Submit";
    }
  }

  /** {@code question} is for clients that send the data instead of saying the words. */
  public record Said(ImBack msteams, String question) {}

  public record ImBack(String value) {
    @JsonProperty("type")
    String type() {
      return "imBack";
    }
  }
}
