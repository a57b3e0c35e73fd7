package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser. */
class PageTest {
  private static final String QUESTION = "I passed AI-102 last June, what should I do next?";
  private static RunningServer server;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

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

  @BeforeEach
  void open() {
    open(new NewContextOptions().setViewportSize(1280, 860));
  }

  private void open(NewContextOptions options) {
    context = chromium.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    visit();
  }

  private void visit() {
    page.navigate(server.address("/").toString());
    page.waitForSelector("body[data-ready]");
  }

  /** No script failed and nothing was refused by the content security policy. */
  @AfterEach
  void close() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  /** Asks, and waits for the answer to this question: the turn before it is busy no more either. */
  private Locator ask(String question) {
    int before = page.locator(".turn").count();
    page.getByLabel("Your question").fill(question);
    page.keyboard().press("Enter");
    Locator turn = page.locator(".turn").nth(before);
    assertThat(turn).hasAttribute("aria-busy", "false");
    return turn;
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void theFirstViewSaysWhatItIsAndOffersFourStarts() {
    assertThat(page.locator("h1"))
        .hasText("What comes after the Azure AI Engineer badge, with dates and sources.");
    assertThat(page.locator("#starts button")).hasCount(4);
    assertThat(page.locator("footer"))
        .containsText(Pattern.compile("Knowledge verified up to \\d{1,2} \\w+ 2026\\."));
    assertThat(page.locator("footer")).containsText("no language model is configured");
    assertThat(page.getByLabel("Your question")).isFocused();
  }

  @Test
  void aQuestionIsAnsweredWithCitationsThatOpenTheirPassage() {
    Locator turn = ask(QUESTION);
    assertThat(turn).containsText("AI-102 retired on 30 June 2026");
    assertThat(turn).containsText("AI-103");
    assertThat(turn.locator("button.mark").count()).isGreaterThanOrEqualTo(3);

    Locator mark = markBehind(turn, "retired on 30 June 2026");
    mark.click();
    Locator panel = page.locator("#panel");
    assertThat(panel.locator("h2")).isFocused();
    assertThat(panel.locator("blockquote")).containsText("30 June 2026");
    assertThat(panel.locator("mark").first()).isVisible();
    assertThat(panel).containsText("Verified");
    assertThat(panel).containsText("several third parties agree");
    assertThat(mark).hasAttribute("aria-expanded", "true");

    page.keyboard().press("Escape");
    assertThat(panel).isHidden();
    assertThat(mark).isFocused();
  }

  @Test
  void theWholeItemIsOneClickAway() {
    markBehind(ask(QUESTION), "retired on 30 June 2026").click();
    page.getByText("Read the whole item").click();
    assertThat(page.locator("h1")).containsText("Azure AI Engineer Associate");
    assertThat(page.locator("main")).containsText("Sources");
  }

  @Test
  void historyIsKeptAcrossAReload() {
    ask(QUESTION);
    ask("What does AI-103 cost?");
    page.reload();
    page.waitForSelector("body[data-ready]");
    assertThat(page.locator(".turn")).hasCount(2);
    assertThat(page.locator(".turn").first()).containsText("AI-102 retired on 30 June 2026");
    page.locator(".turn").first().locator("button.mark").first().click();
    assertThat(page.locator("#panel blockquote")).isVisible();

    button("Conversations").click();
    assertThat(page.locator("#conversations li")).hasCount(1);
    button("New conversation").click();
    assertThat(page.locator("h1")).isVisible();
    page.locator("#conversations .open").click();
    assertThat(page.locator(".turn")).hasCount(2);
    page.locator("#conversations .delete").click();
    assertThat(page.locator("#conversations li")).hasCount(0);
    assertThat(page.locator("h1")).isVisible();
  }

  @Test
  void aPlanStandsBesideTheConversation() {
    ask("Plan AI-103 with five hours a week");
    Locator panel = page.locator("#panel");
    assertThat(panel).isVisible();
    assertThat(panel).containsText("At most 5 hours a week.");
    assertThat(panel.locator(".next")).containsText("Next step:");
    // Not check(): it would find the list redrawn, and tick the step that is next then.
    panel.locator(".next input").click();
    assertThat(panel.locator(".done")).hasCount(1);
    page.reload();
    page.waitForSelector("body[data-ready]");
    button("Plan").click();
    assertThat(panel.locator(".done")).hasCount(1);
  }

  @Test
  void whatIsKeptIsShownForgottenOneByOneAndErased() {
    ask("I'm Mira, I hold AZ-104, have 5 hours a week and want to become a solution architect");
    button("What I keep of you").click();
    Locator panel = page.locator("#panel");
    assertThat(panel.locator(".facts li")).hasCount(4);
    assertThat(panel).containsText("Goal: Azure solutions architect");
    button("Forget: AZ-104").click();
    assertThat(panel.locator(".facts li")).hasCount(3);
    assertThat(panel).not().containsText("AZ-104");

    button("Erase everything").click();
    button("Really erase everything, conversations and plan too?").click();
    assertThat(page.locator("#notice")).hasText("Everything kept of you is erased.");
    assertThat(page.locator("#conversations li")).hasCount(0);
    button("What I keep of you").click();
    assertThat(panel).containsText("You have told me nothing of yourself yet.");
  }

  @Test
  void itAllWorksFromTheKeyboard() {
    page.keyboard().type(QUESTION);
    page.keyboard().press("Enter");
    assertThat(page.locator(".turn")).hasAttribute("aria-busy", "false");
    Locator first = page.locator("button.mark").first();
    for (int i = 0;
        i < 40 && !Boolean.TRUE.equals(first.evaluate("e => e === document.activeElement"));
        i++) {
      page.keyboard().press("Shift+Tab");
    }
    assertThat(first).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#panel")).isVisible();
  }

  @Test
  void answersAreAnnouncedSentenceBySentence() {
    ask(QUESTION);
    assertThat(page.locator("#announcer")).hasAttribute("aria-live", "polite");
    assertThat(page.locator("#announcer p").count()).isGreaterThan(3);
    assertThat(page.locator("#announcer")).not().containsText("[1]");
  }

  @Test
  void itFitsAPhone() {
    context.close();
    open(new NewContextOptions().setViewportSize(320, 640).setHasTouch(true));
    Locator turn = ask("Compare AI-103 and AB-620");
    assertThat(turn.locator("table")).isVisible();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    turn.locator("button.mark").first().click();
    assertThat(page.locator("#panel")).isInViewport();
  }

  @Test
  void darkIsFollowedAndCanBeChosen() {
    context.close();
    open(new NewContextOptions().setColorScheme(ColorScheme.DARK));
    String dark = background();
    button("Settings").click();
    page.getByLabel("Theme").selectOption("light");
    assertThat(background()).isNotEqualTo(dark);
  }

  @Test
  void thePageSpeaksGermanToo() {
    button("Settings").click();
    page.getByLabel("Language of this page").selectOption("de");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(button("Fragen")).isVisible();
    page.reload();
    assertThat(button("Fragen")).isVisible();
  }

  @Test
  void markupIsShownAsWordsAndNeverRun() {
    Locator turn = ask("<img src=x onerror=alert(1)> Which exam followed AI-102?");
    assertThat(turn.locator(".asked")).containsText("<img src=x");
    assertThat(turn).containsText("AI-103");
    assertThat(turn.locator("img")).hasCount(0);
  }

  @Test
  void feedbackThanks() {
    Locator turn = ask("Is AZ-305 retired?");
    button("Not helpful").click();
    page.getByLabel("What was missing or wrong?").fill("the price");
    button("Send").click();
    assertThat(turn).containsText("Noted, thank you.");
  }

  @Test
  void aServerThatIsAwayIsSaidAndTheQuestionIsKept() {
    page.route("**/api/chat", route -> route.abort());
    page.getByLabel("Your question").fill("Is AZ-305 retired?");
    page.keyboard().press("Enter");
    assertThat(page.locator(".turn .state")).containsText("That did not work");
    assertThat(page.getByLabel("Your question")).hasValue("Is AZ-305 retired?");
    complaints.clear();
  }

  @Test
  void whatIsTypedWhileAnAnswerComesIsKeptForTheNext() {
    List<Route> held = new ArrayList<>();
    page.route("**/api/chat", held::add);
    page.getByLabel("Your question").fill(QUESTION);
    page.keyboard().press("Enter");
    page.waitForCondition(() -> !held.isEmpty());
    page.getByLabel("Your question").fill("What does AI-103 cost?");
    held.removeFirst().resume();
    assertThat(page.locator(".turn")).hasAttribute("aria-busy", "false");
    assertThat(page.getByLabel("Your question")).hasValue("What does AI-103 cost?");

    page.unroute("**/api/chat");
    page.keyboard().press("Enter");
    assertThat(page.locator(".turn").last()).containsText("165");
    assertThat(page.locator(".turn")).hasCount(2);
  }

  private static Locator markBehind(Locator turn, String words) {
    return turn.locator("p")
        .filter(new Locator.FilterOptions().setHasText(words))
        .locator("button.mark")
        .first();
  }

  private String background() {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
