package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same on every page: theme, language, paper, and that it fits. */
class FramePageTest extends BrowserTest {
  private static final List<String> PAGES =
      List.of("/", "/plan", "/path", "/knowledge/AI-103", "/admin", "/digest");
  private RunningServer server;

  @BeforeAll
  void start() {
    server = RunningServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void go(Page page, String path) {
    page.navigate(server.address(path).toString());
  }

  @Test
  void aChosenThemeHoldsEverywhereFromTheFirstPaint() {
    Page page = open(laptop().setColorScheme(ColorScheme.LIGHT));
    visit(page, server.address("/"));
    button(page, "Settings").click();
    page.getByLabel("Theme").selectOption("dark");
    // What stands when there is a body, before anything of it is seen.
    page.addInitScript(
        "new MutationObserver((all, observer) => { if (document.body) { window.themeAtFirst ="
            + " document.documentElement.dataset.theme; observer.disconnect(); }"
            + " }).observe(document, { childList: true, subtree: true })");
    for (String path : PAGES) {
      go(page, path);
      assertThat(page.evaluate("window.themeAtFirst")).as(path).isEqualTo("dark");
      assertThat(background(page)).as(path).isEqualTo("rgb(21, 24, 27)");
    }
  }

  @Test
  void thePageComesInTheReadersLanguageBeforeAnyScript() {
    Page page = open(laptop().setLocale("de-DE").setJavaScriptEnabled(false));
    go(page, "/");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page.locator("h1")).containsText("Was nach dem");
    assertThat(page.locator("#question"))
        .hasAttribute(
            "placeholder", "Fragen Sie nach dem nächsten Schritt, oder sagen Sie, wo Sie stehen");
  }

  @Test
  void aChosenLanguageIsRememberedByTheServerToo() {
    Page page = open(laptop());
    visit(page, server.address("/"));
    button(page, "Settings").click();
    page.getByLabel("Language of this page").selectOption("de");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    page.route("**/assets/onward.js", route -> route.fulfill());
    go(page, "/");
    assertThat(page.locator("h1")).containsText("Was nach dem");
    complaints.clear();
  }

  @Test
  void noLanguageOfThePageLacksAWord() {
    Visitor visitor = new Visitor(server);
    assertThat(new TreeSet<>(names(visitor, "de"))).isEqualTo(new TreeSet<>(names(visitor, "en")));
  }

  private static List<String> names(Visitor visitor, String language) {
    List<String> names = new ArrayList<>();
    JsonNode words = Visitor.json(visitor.get("/assets/words/" + language + ".json").body());
    words.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void paperIsLightEvenInTheDark() {
    Page page = open(laptop().setColorScheme(ColorScheme.DARK));
    visit(page, server.address("/"));
    Locator turn = ask(page, "Compare AI-103 and AB-620");
    turn.locator(".mark").first().click();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(background(page)).isEqualTo("rgb(255, 255, 255)");
    assertThat(style(turn.locator("th").first(), "backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    assertThat(style(turn.locator("td").first(), "color")).isEqualTo("rgb(0, 0, 0)");
    assertThat(style(page.locator("#panel"), "backgroundColor")).isEqualTo("rgb(255, 255, 255)");
    assertThat(style(page.locator("#panel blockquote"), "color")).isEqualTo("rgb(0, 0, 0)");

    go(page, "/path");
    assertThat(style(page.locator(".map"), "backgroundColor")).isEqualTo("rgb(255, 255, 255)");
    assertThat(style(page.locator(".map rect").first(), "fill")).doesNotStartWith("rgb(2");
    assertThat(style(page.locator(".map .active .code").first(), "fill")).isEqualTo("rgb(0, 0, 0)");
    assertThat(style(page.locator(".map .active rect").first(), "fill"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390})
  void whatIsKnownOfACredentialFitsAPhone(int width) {
    Page page = open(laptop().setViewportSize(width, 700));
    List<String> tooWide = new ArrayList<>();
    JsonNode all = Visitor.json(new Visitor(server).get("/api/credentials").body());
    for (JsonNode credential : all.get("credentials")) {
      String id = credential.get("id").asText();
      go(page, "/knowledge/" + id);
      if (number(page.evaluate("document.documentElement.scrollWidth")) > width) {
        tooWide.add(id);
      }
    }
    assertThat(tooWide).isEmpty();
  }

  @Test
  void anAddressInRunningTextIsALink() {
    Page page = open(laptop());
    go(page, "/knowledge/AI-103");
    String guide =
        "https://learn.microsoft.com/credentials/certifications/resources/study-guides/ai-103";
    assertThat(page.locator("main a[href='" + guide + "']")).hasText(guide);
  }

  @Test
  void aDeadLinkLeadsToAPageAndAProgramToAProblem() {
    Page page = open(laptop());
    for (String path : List.of("/nowhere", "/knowledge/XX-999")) {
      assertThat(page.navigate(server.address(path).toString()).status()).isEqualTo(404);
      assertThat(page.locator("h1")).hasText("Nothing stands at this address");
      assertThat(page.locator(".bar nav a")).hasCount(3);
    }
    complaints.removeIf(complaint -> complaint.contains("404"));
    HttpResponse<String> problem = new Visitor(server).get("/nowhere");
    assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private static String background(Page page) {
    return style(page.locator("body"), "backgroundColor");
  }

  private static String style(Locator locator, String property) {
    return (String) locator.evaluate("(e, property) => getComputedStyle(e)[property]", property);
  }
}
