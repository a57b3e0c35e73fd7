package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The weekly mail in a real browser and in the conversation; its pictures are kept. */
class DigestPageTest {
  private static final Path PICTURES = Path.of("target", "digest-pictures");
  private static final String MAIL = "/digest/preview/mail?goal=solutions-architect";

  private static RunningServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(PICTURES);
    server = RunningServer.start();
    chromium = Chromium.open();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
  }

  private BrowserContext visitor(int width, ColorScheme scheme, boolean scripts) {
    return chromium
        .browser()
        .newContext(
            new NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setTimezoneId("Europe/Vienna")
                .setLocale("en-GB")
                .setJavaScriptEnabled(scripts));
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  // ---------------------------------------------------------------- the letter

  @ParameterizedTest
  @CsvSource({"light, 720, LIGHT", "dark, 720, DARK", "phone, 320, LIGHT", "phone-dark, 320, DARK"})
  void theLetterIsReadableInLightAndDarkAndOnAPhone(String name, int width, ColorScheme scheme) {
    try (BrowserContext visitor = visitor(width, scheme, true)) {
      Page page = visitor.newPage();
      page.navigate(server.address(MAIL).toString());
      picture(page, name);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      assertThat(contrasts(page)).allMatch(contrast -> contrast >= 4.5);
    }
  }

  /** The contrast of each text with what lies behind it (WCAG 2, relative luminance). */
  private static List<Double> contrasts(Page page) {
    Object found =
        page.evaluate(
            """
            () => {
              const channels = (text) => text.match(/[\\d.]+/g).map(Number);
              const light = (text) => {
                const [r, g, b] = channels(text).map((c) => c / 255)
                  .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const behind = (element) => {
                for (let e = element; e; e = e.parentElement) {
                  const colour = getComputedStyle(e).backgroundColor;
                  if (channels(colour)[3] !== 0) return colour;
                }
                return "rgb(255, 255, 255)";
              };
              return [...document.querySelectorAll("h1, h2, h3, p, a")].map((e) => {
                const one = light(getComputedStyle(e).color), other = light(behind(e));
                return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
              });
            }
            """);
    return ((List<?>) found).stream().map(value -> ((Number) value).doubleValue()).toList();
  }

  @Test
  void thePlainTextIsShownToo() {
    try (BrowserContext visitor = visitor(720, ColorScheme.LIGHT, true)) {
      Page page = visitor.newPage();
      page.navigate(server.address("/digest/preview/text?goal=solutions-architect").toString());
      picture(page, "plain");
      assertThat(page.textContent("body"))
          .contains("Welcome to your weekly letter", "Your goal is Azure solutions architect");
    }
  }

  @Test
  void thePreviewPageShowsTheLetterInAFrame() {
    try (BrowserContext visitor = visitor(1200, ColorScheme.LIGHT, true)) {
      Page page = visitor.newPage();
      page.navigate(server.address("/digest/preview?goal=solutions-architect").toString());
      assertThat(page.frameLocator("iframe").locator("h1").textContent())
          .contains("Welcome to your weekly letter");
      picture(page, "preview");
      page.selectOption("#goal", "ai-security");
      page.click("form button");
      assertThat(page.url()).contains("goal=ai-security");
      assertThat(page.textContent("pre")).contains("AI");
    }
  }

  // ---------------------------------------------------------------- asking for it

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thePageTakesAWishWithScriptsAndWithout(boolean scripts) {
    try (BrowserContext visitor = visitor(800, ColorScheme.LIGHT, scripts)) {
      Page page = visitor.newPage();
      page.navigate(server.address("/digest").toString());
      assertThat(page.inputValue("#zone")).isEqualTo(scripts ? "Europe/Vienna" : "UTC");
      picture(page, scripts ? "page" : "page-unscripted");
      page.fill("#address", scripts ? "ann@example.com" : "bob@example.com");
      page.selectOption("#goal", "solutions-architect");
      page.click("form button");
      assertThat(page.textContent("h1")).isEqualTo("Look into your mailbox");
    }
  }

  @Test
  void thePanelBesideTheConversationTakesOneToo() {
    try (BrowserContext visitor = visitor(1200, ColorScheme.LIGHT, true)) {
      Page page = visitor.newPage();
      page.navigate(server.address("/").toString());
      page.waitForSelector("body[data-ready]");
      page.click("#mail-open");
      page.fill("#panel input[type=email]", "carol@example.com");
      picture(page, "panel");
      page.click("#panel form button");
      page.waitForCondition(() -> !page.textContent("#panel [role=status]").isEmpty());
      assertThat(page.textContent("#panel [role=status]"))
          .contains("a mail with a link to confirm");
    }
  }

  // ---------------------------------------------------------------- in the conversation

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail me this weekly",
        "Can you send me a weekly digest?",
        "subscribe me to the weekly mail",
        "Schick mir das wöchentlich per Mail",
        "Ich möchte die wöchentliche Mail abonnieren",
      })
  void askingForItLeadsToThePageOfTheMail(String message) {
    assertThat(new Visitor(server).say(message).get("answer").asText())
        .contains("(/digest)", "link to confirm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send me a weekly digest to dora.chat@example.org",
        "mail me this weekly at dora.chat@example.org please",
        "Schick mir die wöchentliche Mail an dora.chat@example.org",
      })
  void anAddressThatIsToldIsAskedToConfirmOnAYesAndNotKept(String message) {
    Visitor visitor = new Visitor(server);
    assertThat(visitor.say(message).get("answer").asText())
        .contains("to the address that you wrote? Yes or no.")
        .doesNotContain("dora.chat");
    JsonNode answer = visitor.say("Yes, send it");
    assertThat(answer.get("answer").asText())
        .contains("a mail with a link to confirm is on its way")
        .doesNotContain("dora.chat");
    assertThat(visitor.get("/api/me/export").body())
        .contains("(my address)")
        .doesNotContain("dora.chat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop the mails", "unsubscribe me please", "Keine Mails mehr bitte"})
  void endingItIsExplained(String message) {
    assertThat(new Visitor(server).say(message).get("answer").asText()).contains("one click");
  }

  @Test
  void whatTheMailIsIsAnswered() {
    JsonNode answer = new Visitor(server).say("Is there a weekly mail, and what is in it?");
    assertThat(answer.get("outcome").asText()).isEqualTo("grounded");
    assertThat(answer.get("answer").asText()).contains("Five to seven items");
  }
}
