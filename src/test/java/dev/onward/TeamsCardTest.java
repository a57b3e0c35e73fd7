package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every card as the server sends it, parsed and drawn in Chromium by Microsoft's own renderer,
 * whose classes hold the published schema: which properties an element has, from which version on.
 */
class TeamsCardTest {
  private static final String LIBRARY = "teams/adaptivecards-3.0.6.min.js";
  private static final Path PICTURES = Path.of("target", "teams-cards");

  /** Gives what the library says of a card; draws it. */
  private static final String DRAW =
      """
      ([card, dark]) => {
        const said = [];
        // What an element holds is read by its class, beside its schema.
        const held = { AdaptiveCard: ["$schema", "body", "actions"], Column: ["items"],
          ColumnSet: ["columns"], ActionSet: ["actions"], FactSet: [], "Input.ChoiceSet": [] };
        const plain = { AdaptiveCard: AdaptiveCards.AdaptiveCard, Column: AdaptiveCards.Column,
          facts: AdaptiveCards.Fact, choices: AdaptiveCards.Choice,
          refresh: AdaptiveCards.RefreshDefinition };
        const madeOf = type => {
          const registry = type.startsWith("Action.")
            ? AdaptiveCards.GlobalRegistry.actions : AdaptiveCards.GlobalRegistry.elements;
          const made = plain[type] ?? registry.findByName(type)?.objectType;
          return made && new made();
        };
        const namesOf = type => {
          const element = madeOf(type);
          if (!element) { said.push("no element " + type); return null; }
          const schema = element.getSchema();
          const names = new Set(["type", ...(held[type] ?? [])]);
          for (let i = 0; i < schema.getCount(); i++) {
            const property = schema.getItemAt(i);
            if (property.targetVersion.compareTo(AdaptiveCards.Versions.v1_5) <= 0) {
              names.add(property.name);
            }
          }
          return names;
        };
        const check = (node, place) => {
          if (Array.isArray(node)) { node.forEach(one => check(one, place)); return; }
          if (node === null || typeof node !== "object") { return; }
          const type = node.type ?? place;
          const names = namesOf(type);
          for (const [key, value] of Object.entries(node)) {
            if (names && !names.has(key)) { said.push(type + " has no " + key); }
            // What a press sends is our own affair.
            if (key !== "data") { check(value, key); }
          }
        };
        check(card, "AdaptiveCard");
        const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
        const drawn = new AdaptiveCards.AdaptiveCard();
        const ink = color => ({ default: color, subtle: color });
        const colors = { default: ink(dark ? "#ffffff" : "#242424"), warning: ink(dark ? "#ffd36b" : "#8a4b00") };
        drawn.hostConfig = new AdaptiveCards.HostConfig({
          fontFamily: "sans-serif",
          containerStyles: { default: { backgroundColor: dark ? "#292929" : "#ffffff", foregroundColors: colors } },
          actions: { maxActions: 6 } });
        drawn.parse(card, context);
        for (let i = 0; i < context.eventCount; i++) { said.push(context.getEventAt(i).message); }
        drawn.validateProperties().validationEvents.forEach(event => said.push(event.message));
        document.body.replaceChildren(drawn.render());
        return said;
      }
      """;

  private static final FakeTeams teams = new FakeTeams();
  private static final Map<String, JsonNode> cards = new LinkedHashMap<>();
  private static RunningServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    server = RunningServer.start(teams.settings());
    chromium = Chromium.open();
    teams.deliver(
        server.address("/"), teams.activity("cards", "installationUpdate").put("action", "add"));
    cards.put("welcome", teams.awaitMessage("cards").card());
    JsonNode plan = card("Make me a plan toward AI-103 with 5 hours a week");
    cards.put("plan", plan);
    cards.put("plan-ticked", pressed(plan.findParents("verb").getFirst()));
    cards.put("facts", card("facts AZ-305"));
    JsonNode preferences = card("reminders");
    cards.put("preferences", preferences);
  }

  private static JsonNode card(String said) {
    JsonNode message = teams.message("cards", said);
    teams.deliver(server.address("/"), message);
    return teams.await("cards", sent -> sent.answers(message)).card();
  }

  private static JsonNode pressed(JsonNode action) {
    String reply = teams.deliver(server.address("/"), teams.press("cards", action)).body();
    return Visitor.json(reply).path("value");
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
    teams.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void everyCardFitsTheSchemaAndIsDrawn(ColorScheme scheme) throws IOException {
    List<String> complaints = new ArrayList<>();
    try (BrowserContext context =
        chromium
            .browser()
            .newContext(new NewContextOptions().setViewportSize(480, 900).setColorScheme(scheme))) {
      Page page = context.newPage();
      page.onPageError(complaints::add);
      page.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          complaints.add(message.text());
        }
      });
      page.addScriptTag(new AddScriptTagOptions().setContent(library()));
      for (Map.Entry<String, JsonNode> card : cards.entrySet()) {
        Object said =
            page.evaluate(DRAW, List.of(plain(card.getValue()), scheme == ColorScheme.DARK));
        assertThat(said).as(card.getKey()).isEqualTo(List.of());
        String heading = card.getValue().at("/body/0/text").asText();
        assertThat(page.locator("body").innerText()).contains(heading);
        page.screenshot(
            new ScreenshotOptions()
                .setFullPage(true)
                .setPath(
                    PICTURES.resolve(
                        card.getKey() + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void theCheckWouldNoticeAFault() throws IOException {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.addScriptTag(new AddScriptTagOptions().setContent(library()));
      JsonNode wrong =
          Visitor.json(
              """
              {"type": "AdaptiveCard", "version": "1.5", "mood": "fine", "body": [
                {"type": "TextBlock", "text": "x", "wrapped": true, "weight": "Heavy"},
                {"type": "Tekst"},
                {"type": "FactSet", "facts": [{"title": "x", "worth": "y"}]},
                {"type": "ColumnSet", "columns": [{"type": "Column", "wide": "auto", "items": []}]},
                {"type": "Input.ChoiceSet", "id": "a", "choices": [{"title": "x", "valu": "y"}]}]}
              """);
      assertThat(page.evaluate(DRAW, List.of(plain(wrong), false)).toString())
          .contains(
              "AdaptiveCard has no mood",
              "TextBlock has no wrapped",
              "Heavy",
              "no element Tekst",
              "facts has no worth",
              "Column has no wide",
              "choices has no valu");
    }
  }

  /** As Playwright wants it. */
  private static Object plain(JsonNode card) {
    return new ObjectMapper().convertValue(card, Object.class);
  }

  private static String library() throws IOException {
    try (InputStream in = TeamsCardTest.class.getResourceAsStream(LIBRARY)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
