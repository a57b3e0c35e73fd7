package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the page offers to ask is answered, in each of its languages. */
class StartsPageTest extends BrowserTest {
  private RunningServer server;

  @BeforeAll
  void start() {
    server = RunningServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "de-DE"})
  void eachStartingButtonHasAnAnswerOfItsOwn(String locale) {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Page page = open(laptop().setLocale(locale));
      visit(page, server.address("/"));
      assertThat(page.locator("html")).hasAttribute("lang", locale.substring(0, 2));
      page.locator("#starts button").nth(i).click();
      Locator turn = page.locator(".turn");
      assertThat(turn).hasAttribute("aria-busy", "false");
      String question = turn.locator(".asked").textContent();
      assertThat(turn.locator(".outcome")).isHidden();
      assertThat(turn.locator(".mark").count()).as(question).isPositive();
      answers.add(turn.locator(".answer").first().textContent());
    }
    assertThat(answers).doesNotHaveDuplicates();
  }

  @Test
  void aBadgeThatLapsesSoonIsStillHeld() {
    for (String question :
        List.of("My AI-102 badge lapses soon. What now?", "Mein AI-102 läuft bald ab. Was nun?")) {
      Visitor visitor = new Visitor(server);
      JsonNode answer = visitor.say(question);
      assertThat(answer.get("outcome").asText()).as(question).isEqualTo("grounded");
      assertThat(answer.get("answer").asText())
          .contains("cannot be renewed", "stays active up to the expiry date printed on it");
      JsonNode badge = Visitor.json(visitor.get("/api/profile").body()).at("/held/0");
      assertThat(badge.get("credential").asText()).isEqualTo("AI-102");
      assertThat(badge.get("lapsed").asBoolean()).isFalse();
    }
  }

  @Test
  void whatThePageWithoutAPlanSuggestsMakesOne() {
    String page = new Visitor(server).get("/plan").body();
    List<String> suggested =
        Pattern.compile("<li>\"(.+?)\"</li>").matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(suggested).hasSize(3);
    for (String wish : suggested) {
      JsonNode answer = new Visitor(server).say(wish);
      assertThat(answer.get("outcome").asText()).as(wish).isEqualTo("grounded");
      assertThat(answer.get("plan").isNull()).as(wish).isFalse();
    }
  }

  /** What stands below an answer is offered, too. */
  @ParameterizedTest
  @ValueSource(strings = {"My AI-102 badge lapses soon. What now?", "What changed lately?"})
  void whatAnAnswerOffersToAskNextIsAnswered(String question) {
    for (JsonNode next : new Visitor(server).say(question).get("followUps")) {
      Visitor visitor = new Visitor(server);
      visitor.say(question);
      assertThat(visitor.say(next.asText()).get("outcome").asText())
          .as(next.asText())
          .isEqualTo("grounded");
    }
  }
}
