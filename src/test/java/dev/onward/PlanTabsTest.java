package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One plan, wherever it is looked at. */
class PlanTabsTest extends BrowserTest {
  private static final String WISH = "Plan AI-103 with five hours a week";
  private static final String FEWER = "I only have 3 hours a week from now on";
  private RunningServer server;

  @BeforeAll
  void start() {
    server = RunningServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Page planned() {
    Page page = open(laptop());
    visit(page, server.address("/"));
    ask(page, WISH);
    return page;
  }

  @Test
  void aPlanThatChangedInOneTabIsShownInTheOther() {
    Page chat = planned();
    Page plan = another(chat.context());
    visit(plan, server.address("/plan"));
    assertThat(plan.locator(".lead")).containsText("at most 5 hours a week");
    ask(chat, FEWER);
    assertThat(plan.locator(".lead")).containsText("at most 3 hours a week");
    assertThat(plan.locator("#renewed")).containsText("The plan was changed meanwhile");
  }

  @Test
  void aTickInAPlanThatIsNoMoreIsRefusedAndSaid() {
    Page chat = planned();
    Page plan = another(chat.context());
    visit(plan, server.address("/plan"));
    // Said by somebody else, who tells no tab of it.
    chat.request()
        .post(
            server.address("/api/chat").toString(),
            RequestOptions.create()
                .setHeader("Accept", "application/json")
                .setData(Map.of("message", FEWER)));

    plan.locator(".sheet input").nth(1).click();
    assertThat(plan.locator("#renewed")).containsText("The plan was changed meanwhile");
    assertThat(plan.locator(".lead")).containsText("at most 3 hours a week");
    assertThat(plan.locator("#standing")).containsText("0 of ");

    chat.locator("#panel .steps input").nth(1).click();
    assertThat(chat.locator("#notice")).containsText("your tick was not taken");
    assertThat(chat.locator("#panel")).containsText("At most 3 hours a week.");
    assertThat(chat.locator("#panel .done")).hasCount(0);
    complaints.removeIf(complaint -> complaint.contains("412"));
  }

  @Test
  void aTickInOneTabIsSeenInTheOther() {
    Page chat = planned();
    Page plan = another(chat.context());
    visit(plan, server.address("/plan"));
    plan.locator(".sheet input").first().check();
    assertThat(chat.locator("#panel .done")).hasCount(1);
    chat.locator("#panel .steps input").nth(1).click();
    assertThat(plan.locator("#standing")).containsText("2 of ");
    assertThat(plan.locator("#renewed")).isHidden();
  }

  @Test
  void tickingInThePanelKeepsPlaceAndFocus() {
    Page page = planned();
    Locator panel = page.locator("#panel");
    panel.evaluate("e => e.scrollTop = 600");
    Locator tick = panel.locator(".steps input").nth(3);
    tick.evaluate("e => e.focus({ preventScroll: true })");
    page.keyboard().press("Space");
    assertThat(panel.locator(".done")).hasCount(1);
    assertThat(tick).isFocused();
    assertThat(number(panel.evaluate("e => e.scrollTop"))).isEqualTo(600);
    page.keyboard().press("Space");
    assertThat(panel.locator(".done")).hasCount(0);
    assertThat(tick).isFocused();
  }

  @Test
  void aRevisionNamesThePlanAsItWasDrawn() {
    Visitor visitor = new Visitor(server);
    visitor.say(WISH);
    JsonNode plan = Visitor.json(visitor.get("/api/plan").body());
    String step = plan.at("/steps/0/stepId").asText();
    String revision = plan.get("revision").asText();
    HttpResponse<String> ticked = tick(visitor, step, revision);
    assertThat(ticked.statusCode()).isEqualTo(200);
    assertThat(Visitor.json(ticked.body()).get("revision").asText()).isEqualTo(revision);
    visitor.say(FEWER);
    HttpResponse<String> refused = tick(visitor, step, revision);
    assertThat(refused.statusCode()).isEqualTo(412);
    assertThat(refused.body()).contains("The plan was changed meanwhile");
  }

  private static HttpResponse<String> tick(Visitor visitor, String step, String revision) {
    return visitor.send(
        "PATCH",
        "/api/plan/steps/" + step,
        "{\"status\": \"done\"}",
        Map.of("If-Match", '"' + revision + '"'));
  }
}
