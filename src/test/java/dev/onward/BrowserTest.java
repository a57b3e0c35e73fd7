package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A real browser at the page, each test with contexts of its own. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class BrowserTest {
  /** No test is about speed, and the machine may have other things to do. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();
  private Chromium chromium;

  @BeforeAll
  void openBrowser() {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
    chromium = Chromium.open();
  }

  @AfterAll
  void closeBrowser() {
    chromium.close();
  }

  /** No script failed and nothing was refused by the content security policy. */
  @AfterEach
  void closeContexts() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    List<String> said = List.copyOf(complaints);
    complaints.clear();
    assertThat(said).isEmpty();
  }

  Page open(NewContextOptions options) {
    BrowserContext context =
        chromium.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout((double) PATIENCE.toMillis());
    contexts.add(context);
    return another(context);
  }

  /** A tab beside the others. */
  Page another(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    return page;
  }

  static NewContextOptions laptop() {
    return new NewContextOptions().setViewportSize(1280, 800).setLocale("en-GB");
  }

  static void visit(Page page, URI address) {
    page.navigate(address.toString());
    page.waitForSelector("body[data-ready]");
  }

  /** Asks, and gives the turn before it is answered. */
  static Locator put(Page page, String question) {
    int before = page.locator(".turn").count();
    page.getByLabel("Your question").fill(question);
    page.keyboard().press("Enter");
    return page.locator(".turn").nth(before);
  }

  /** Asks, and waits for the answer. */
  static Locator ask(Page page, String question) {
    Locator turn = put(page, question);
    assertThat(turn).hasAttribute("aria-busy", "false");
    return turn;
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static int number(Object value) {
    return ((Number) value).intValue();
  }

  static int top(Locator locator) {
    return number(locator.evaluate("e => e.getBoundingClientRect().top"));
  }
}
