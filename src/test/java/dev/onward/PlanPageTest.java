package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.RequestOptions;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plan as a page, in a real browser and without one. */
class PlanPageTest {
  private static final String WISH = "Plan AZ-305 with 5 hours a week";
  private static RunningServer server;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    chromium = Chromium.open();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    server.close();
  }

  /** No script failed and nothing was refused by the content security policy. */
  @AfterEach
  void close() {
    contexts.forEach(BrowserContext::close);
    assertThat(complaints).isEmpty();
  }

  private Page open(NewContextOptions options) {
    BrowserContext context = chromium.browser().newContext(options);
    contexts.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    return page;
  }

  /** The page of a person who has asked for a plan in this browser. */
  private Page planned(NewContextOptions options) {
    Page page = open(options);
    page.request()
        .post(
            server.address("/api/chat").toString(),
            RequestOptions.create()
                .setHeader("Accept", "application/json")
                .setData(Map.of("message", WISH)));
    visit(page);
    return page;
  }

  private static void visit(Page page) {
    page.navigate(server.address("/plan").toString());
    if (Boolean.TRUE.equals(page.evaluate("document.scripts.length > 0"))) {
      page.waitForSelector("body[data-ready]");
    }
  }

  @Test
  void theSheetShowsEveryStepWithDatesReasonsAndSources() {
    Page page = planned(new NewContextOptions());
    assertThat(page.locator("h1")).hasText("Azure solutions architect");
    assertThat(page.locator(".lead")).containsText("24 November 2026 to");
    assertThat(page.locator(".lead")).containsText("at most 5 hours a week");
    assertThat(page.locator(".sheet .next")).containsText("Next step");
    Locator exam = page.locator("[data-step='az-305-exam']");
    assertThat(exam).containsText("Sit AZ-305, Azure Solutions Architect Expert");
    assertThat(exam).containsText("Done when:");
    exam.locator("sup a").click();
    assertThat(page.locator(".rests li:target")).containsText("AZ-305");
    assertThat(page.locator(".chart rect")).hasCount(page.locator(".sheet > li").count());
  }

  @Test
  void tickingIsKept() {
    Page page = planned(new NewContextOptions());
    Locator first = page.locator(".sheet > li").first();
    first.getByRole(AriaRole.CHECKBOX).check();
    assertThat(page.locator("#standing")).containsText("1 of ");
    assertThat(page.locator(".sheet > li").nth(1)).hasClass("next");
    Locator second = page.locator("[data-step='az-104-study-1']");
    second.getByRole(AriaRole.BUTTON).click();
    assertThat(second).containsText("In the works");
    visit(page);
    assertThat(first.getByRole(AriaRole.CHECKBOX)).isChecked();
    assertThat(second.getByRole(AriaRole.BUTTON)).hasAttribute("aria-pressed", "true");
    first.getByRole(AriaRole.CHECKBOX).uncheck();
    assertThat(page.locator("#standing")).containsText("0 of ");
  }

  @Test
  void aTickThatTheServerDidNotTakeIsTakenBackAndSaid() {
    Page page = planned(new NewContextOptions());
    page.route("**/api/plan/steps/**", route -> route.abort());
    Locator tick = page.locator(".sheet input").first();
    tick.click();
    assertThat(page.locator("#standing")).containsText("That was not kept");
    assertThat(tick).not().isChecked();
    complaints.clear();
  }

  @Test
  void withoutJavaScriptItIsASheetToRead() {
    Page page = planned(new NewContextOptions());
    assertThat(page.locator("#unscripted")).isHidden();
    BrowserContext plain =
        chromium
            .browser()
            .newContext(
                new NewContextOptions()
                    .setJavaScriptEnabled(false)
                    .setStorageState(page.context().storageState()));
    contexts.add(plain);
    Page sheet = plain.newPage();
    sheet.navigate(server.address("/plan").toString());
    assertThat(sheet.locator(".sheet input").first()).isDisabled();
    assertThat(sheet.locator("#print")).isHidden();
    assertThat(sheet.locator("#unscripted")).containsText("needs JavaScript");
  }

  @Test
  void onPaperOnlyThePlanIsLeft() {
    Page page = planned(new NewContextOptions());
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".bar")).isHidden();
    assertThat(page.locator(".take")).isHidden();
    assertThat(page.locator(".sheet button").first()).isHidden();
    assertThat(page.locator(".sheet > li").first()).isVisible();
    assertThat(page.pdf().length).isGreaterThan(10_000);
  }

  @Test
  void itFitsAPhone() {
    Page page = planned(new NewContextOptions().setViewportSize(320, 640));
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
  }

  @Test
  void theChosenThemeHoldsHereToo() {
    Page page = planned(new NewContextOptions());
    String light = background(page);
    page.evaluate("localStorage.setItem('theme', 'dark')");
    visit(page);
    assertThat(background(page)).isNotEqualTo(light);
  }

  @Test
  void beforeThereIsAPlanThePageLeadsToTheConversation() {
    Page page = open(new NewContextOptions());
    visit(page);
    assertThat(page.locator("h1")).hasText("There is no plan yet");
    page.getByText("Go to the conversation").click();
    assertThat(page.getByLabel("Your question")).isVisible();
  }

  @Test
  void theMapAndThePlanLeadToEachOther() {
    Page page = planned(new NewContextOptions());
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Map").setExact(true))
        .click();
    assertThat(page.locator("h1")).hasText("The map of credentials");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Plan").setExact(true))
        .click();
    assertThat(page.locator("h1")).hasText("Azure solutions architect");
  }

  @Test
  void aPlanIsShownToItsOwnerOnlyAndKeptByNobodyBetween() {
    Visitor owner = new Visitor(server);
    owner.say(WISH);
    HttpResponse<String> page = owner.get("/plan");
    assertThat(page.body()).contains("az-305-exam").doesNotContain("style=", "onclick");
    assertThat(page.headers().firstValue("Cache-Control")).contains("private, no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "style-src 'self'");
    assertThat(new Visitor(server).get("/plan").body())
        .contains("There is no plan yet")
        .doesNotContain("az-305-exam");
  }

  private static String background(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
