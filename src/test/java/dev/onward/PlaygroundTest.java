package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A person who types into Microsoft's own client: one visit, in the order of these tests. */
@TestMethodOrder(OrderAnnotation.class)
class PlaygroundTest {
  private static final Path PICTURES = Path.of("target", "playground-pictures");

  private static RunningServer server;
  private static Playground playground;
  private static Chromium chromium;
  private static BrowserContext context;
  private static Page page;

  @BeforeAll
  static void start() {
    server = RunningServer.start(Map.of("ONWARD_TEAMS_DEVELOPMENT", "true"));
    playground = Playground.before(server.address("/api/teams/messages"));
    chromium = Chromium.open();
    context = chromium.browser().newContext(new NewContextOptions().setViewportSize(1280, 1000));
    context.setDefaultTimeout(60_000);
    setDefaultAssertionTimeout(60_000);
    context.route("**/*", PlaygroundTest::stayHere);
    page = context.newPage();
    page.navigate(playground.address());
  }

  /** Its page asks for fonts of a content network. */
  private static void stayHere(Route route) {
    if (URI.create(route.request().url()).getHost().equals("localhost")) {
      route.resume();
    } else {
      route.abort();
    }
  }

  @AfterAll
  static void stop() {
    context.close();
    chromium.close();
    playground.close();
    server.close();
  }

  @Test
  @Order(1)
  void whoeverAddsTheBotIsWelcomedByOneCard() {
    Locator welcome = page.getByText("I'm Onward", new GetByTextOptions().setExact(true));
    welcome.waitFor();
    assertThat(welcome).hasCount(1);
    assertThat(button("What should I do next?")).isVisible();
    picture("welcome");
  }

  @Test
  @Order(2)
  void aQuestionIsAnsweredWithLabelMarkAndFacts() {
    say("Is DP-100 retired?");
    assertThat(page.getByText(Pattern.compile("DP-100.* retired .*1 June 2026.*\\[1]")).first())
        .isVisible();
    assertThat(button("AI generated").first()).isVisible();
    assertThat(page.getByText("DP-100, Azure Data Scientist Associate").last()).isVisible();
    picture("answer");
  }

  @Test
  @Order(3)
  void aStepOfThePlanIsTicked() {
    say("Make me a plan toward AI-103 with 5 hours a week");
    assertThat(page.getByText(Pattern.compile("0 of \\d+ steps done"))).isVisible();
    button("Done").first().click();
    assertThat(page.getByText(Pattern.compile("1 of \\d+ steps done"))).isVisible();
    assertThat(button("Undo")).hasCount(1);
    picture("plan-ticked");
  }

  @Test
  @Order(4)
  void inAGroupAMentionIsAnsweredWithItsSource() {
    page.getByText("Group Chat", new GetByTextOptions().setExact(true)).last().click();
    box().click();
    page.keyboard().type("@");
    page.getByLabel("Typeahead menu").last().getByText("Test Bot").click();
    page.keyboard().type(" Is AZ-305 retired?");
    page.keyboard().press("Enter");
    assertThat(page.getByText(Pattern.compile("AZ-305.* can be taken")).first()).isVisible();
    assertThat(button("1").first()).isVisible();
    picture("group");
  }

  @Test
  @Order(5)
  void whatAPersonThinksOfAnAnswerIsTakenWithThanks() {
    button("Like").last().click();
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill("Clear, and dated.");
    picture("feedback");
    button("Submit").click();
    assertThat(page.getByText("invoke 200")).hasCount(2);
  }

  private static Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator box() {
    return page.locator("[contenteditable=true][role=textbox]").first();
  }

  private static void say(String words) {
    box().click();
    page.keyboard().type(words);
    page.keyboard().press("Enter");
  }

  private static void picture(String name) {
    page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }
}
