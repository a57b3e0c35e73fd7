package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a model's tools did and what the check found, in a real browser. */
class MakingPageTest {
  @Test
  void theReaderIsShownHowAnAnswerWasMadeWhenTheyAsk() {
    try (FarSide model = new FarSide(new Wire.AzureOpenAi());
        RunningServer server = RunningServer.start(model.settings());
        Chromium chromium = Chromium.open();
        Page page = chromium.browser().newPage()) {
      model.callsThenSays(
          "compare_credentials",
          "{\"credentials\":[\"AI-103\",\"AI-200\"]}",
          "AI-102 can still be taken. ",
          "The new exam is AI-999.");
      page.navigate(server.address("/").toString());
      page.waitForSelector("body[data-ready]");
      page.getByLabel("Your question").fill("Can I still renew AI-102?");
      page.keyboard().press("Enter");
      Locator turn = page.locator(".turn").last();
      assertThat(turn).hasAttribute("aria-busy", "false");
      assertThat(turn).containsText("AI-999 (not in my sources)");

      Locator making = turn.locator("details.making");
      assertThat(making).not().containsText("compare_credentials");
      making.locator("summary").click();

      assertThat(making)
          .containsText(Pattern.compile("Taken for \".+\"; of decisions like this \\d+"));
      assertThat(making).containsText("2 sentences were compared with their sources");
      assertThat(making).containsText("1 corrected from the catalogue, 1 marked");
      assertThat(making)
          .containsText("compare_credentials {\"credentials\":[\"AI-103\",\"AI-200\"]}");
    }
  }
}
