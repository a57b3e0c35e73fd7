package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reading comes first: where an answer stands, what is said of it aloud, what a mark opens. */
class ReadingPageTest extends BrowserTest {
  private RunningServer server;

  @BeforeAll
  void start() {
    server = RunningServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Page home(NewContextOptions options) {
    Page page = open(options);
    visit(page, server.address("/"));
    return page;
  }

  @Test
  void eachQuestionStandsAtTheTopOfTheViewWithItsAnswerBelow() {
    Page page = home(laptop());
    for (String question :
        List.of(
            "What is AI-103?",
            "Compare AI-103 and AI-300",
            "What should I build for my portfolio?")) {
      Locator turn = ask(page, question);
      assertThat(top(turn.locator(".asked"))).as(question).isBetween(50, 110);
      assertThat(top(turn.locator(".answer").first())).as(question).isBetween(80, 200);
    }
    // And what was read above stays in reach, and in place.
    page.evaluate("scrollTo(0, 0)");
    assertThat(top(page.locator(".asked").first())).isBetween(0, 200);
  }

  @Test
  void aWayToTheNewestIsOfferedWhileItIsBelow() {
    Page page = home(laptop().setViewportSize(1000, 420));
    ask(page, "Plan AI-103 with five hours a week");
    Locator newest = page.locator("#newest");
    assertThat(newest).hasText("To the newest ↓");
    newest.click();
    assertThat(newest).isHidden();
    assertThat(page.locator(".turn .follow-ups").last()).isInViewport();
    assertThat(page.getByLabel("Your question")).isFocused();
    page.evaluate("scrollTo(0, 0)");
    assertThat(newest).isVisible();
  }

  @Test
  void wideCodeScrollsInItselfAndNeverWidensThePage() {
    Page page = home(laptop());
    String code = "print('" + "a long line ".repeat(20) + "')";
    Streamed.answer(
        page, List.of("So it goes:\n\n```python\n" + code + "\n```\n\nThat is all."), List.of());
    Locator block = ask(page, "Show me the code").locator("pre");
    assertThat(block).hasAttribute("tabindex", "0");
    assertThat((Boolean) block.evaluate("e => e.scrollWidth > e.clientWidth")).isTrue();
    assertThat(width(page)).isLessThanOrEqualTo(1280);
  }

  @Test
  void whatIsSaidAloudReadsAsShownAndStays() {
    Page page = home(laptop());
    page.evaluate(
        "new MutationObserver(all => all.forEach(m => window.gone = (window.gone ?? 0) +"
            + " m.removedNodes.length)).observe(document.getElementById('announcer'), {childList:"
            + " true, subtree: true})");
    Streamed.answer(
        page,
        List.of(
            "First, AI-102 **retired** on 30 June 2026 [1].\n\n",
            "1. ",
            "Pass AI-103.\n",
            "2. Build something.\n\n| Exam | Price |\n|---",
            "---|------|\n| AI-103 | 165 |\n\n",
            "```python\n",
            "print(1)\n```\n\nThen rest."),
        List.of("AI-102 retired on 30 June 2026."));
    ask(page, "What comes?");
    assertThat(page.locator("#announcer p"))
        .hasText(
            new String[] {
              "First, AI-102 retired on 30 June 2026.",
              "Pass AI-103.",
              "Build something.",
              "Exam, Price",
              "AI-103, 165",
              "Then rest."
            });
    assertThat(page.evaluate("window.gone ?? 0")).isEqualTo(0);
  }

  @Test
  void aMarkHighlightsTheSentenceThatEndsAtIt() {
    Page page = home(laptop());
    String passage =
        "The renewal assessment is free of charge. The expiry date is printed on the **badge**"
            + " itself.";
    Streamed.answer(
        page,
        List.of(
            "Next step: look at the expiry date printed on your badge [1]. The renewal assessment"
                + " is free of charge [2]. Set a reminder."),
        List.of(passage, passage));
    Locator turn = ask(page, "How long is a badge valid and can I renew it?");
    Locator panel = page.locator("#panel");
    turn.locator(".mark").first().click();
    assertThat(panel.locator("mark"))
        .hasText(new String[] {"The expiry date is printed on the ", "badge", " itself."});
    assertThat(panel.locator("blockquote")).not().containsText("**");
    turn.locator(".mark").last().click();
    assertThat(panel.locator("mark")).hasText("The renewal assessment is free of charge.");
  }

  @Test
  void everyAnswerTellsHowItWasMade() {
    Page page = home(laptop());
    Locator making = ask(page, "What is AI-103?").locator("details.making");
    making.locator("summary").click();
    assertThat(making).containsText("Understood as: What is AI-103?");
    assertThat(making).containsText("without a language model");
    assertThat(making.locator("li").first()).containsText("[1] ");
  }

  @Test
  void theFocusIsNeverLost() {
    Page page = home(laptop());
    page.locator("#starts button").first().click();
    assertThat(page.locator(".turn")).hasAttribute("aria-busy", "false");
    assertThat(page.locator(".turn")).isFocused();
    page.getByLabel("Your question").fill("What is AI-103?");
    button(page, "Ask").click();
    assertThat(page.locator(".turn").last()).hasAttribute("aria-busy", "false");
    assertThat(button(page, "Ask")).isFocused();
  }

  @Test
  void deletingStaysWithinTheDrawerAndCanBeUndone() {
    Page page = home(laptop());
    ask(
        page,
        "What is AI-300 and how does it differ from the older exam DP-100 in what it measures?");
    button(page, "Conversations").click();
    assertThat(page.locator("#conversations li")).isInViewport();
    BoundingBox drawer = box(page.locator("#history"));
    BoundingBox delete = box(page.locator("#conversations .delete"));
    assertThat(delete.x + delete.width).isLessThanOrEqualTo(drawer.x + drawer.width);
    assertThat(
            (Boolean)
                page.locator("#conversations .open").evaluate("e => e.scrollWidth > e.clientWidth"))
        .isTrue();

    page.locator("#conversations .delete").click();
    assertThat(page.locator("#conversations li")).hasCount(0);
    button(page, "Undo").click();
    assertThat(page.locator("#conversations li")).hasCount(1);
    assertThat(page.locator(".turn .asked")).containsText("DP-100");

    page.locator("#conversations .delete").click();
    assertThat(page.locator("#conversations li")).hasCount(0);
    page.reload();
    page.waitForSelector("body[data-ready]");
    button(page, "Conversations").click();
    assertThat(page.locator("#conversations li")).hasCount(0);
  }

  @Test
  void aQuestionThatIsTooLongStaysWholeAndIsSaidToBe() {
    Page page = home(laptop());
    Locator field = page.getByLabel("Your question");
    field.fill("a".repeat(4_001));
    assertThat(page.locator("#count"))
        .hasText("4,001 of 4,000 characters: 1 too many. Shorten it, then ask.");
    button(page, "Ask").click();
    assertThat(page.locator(".turn")).hasCount(0);
    assertThat(field.inputValue()).hasSize(4_001);
    field.fill("a".repeat(4_000));
    assertThat(page.locator("#count")).hasText("4,000 of 4,000 characters");
    field.fill("What is AI-103?");
    assertThat(page.locator("#count")).isHidden();
  }

  private static int width(Page page) {
    return number(page.evaluate("document.documentElement.scrollWidth"));
  }

  private static BoundingBox box(Locator locator) {
    return Objects.requireNonNull(locator.boundingBox());
  }
}
