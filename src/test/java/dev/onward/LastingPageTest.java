package dev.onward;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was asked is answered, whatever happens to the page, the connection or the server. */
class LastingPageTest extends BrowserTest {
  private static final int SENTENCES = 60;
  private static final String END = "sentence number " + SENTENCES + " here";
  private static final String BRIEF = "It retired on 30 June 2026";
  private int asked;
  private FarSide model;
  private RunningServer server;

  @BeforeAll
  void start() {
    model = new FarSide(new Wire.AzureOpenAi());
    server = RunningServer.start(model.settings());
  }

  @AfterAll
  void stop() {
    server.close();
    model.close();
  }

  @BeforeEach
  void reset() {
    model.reset();
  }

  private Page home() {
    Page page = open(laptop());
    visit(page, server.address("/"));
    return page;
  }

  /** One that nobody asked before, so that no answer to it is known. */
  private String question() {
    return "Can I still renew AI-102? This is my attempt number " + ++asked + ".";
  }

  /** Words enough that a lot can happen before they are said. */
  private void speakAtLength() {
    List<String> words = new ArrayList<>();
    IntStream.rangeClosed(1, SENTENCES)
        .forEach(i ->
            words.addAll(List.of("This ", "is ", "sentence ", "number ", i + " ", "here.\n\n")));
    model.saysSlowly(words.toArray(String[]::new));
  }

  @Test
  void aReloadJoinsTheAnswerWhereItIs() {
    speakAtLength();
    Page page = home();
    Locator turn = put(page, question());
    assertThat(turn).containsText("sentence number 3 ");
    page.reload();
    assertThat(turn).containsText("sentence number 4 ");
    assertThat(turn).hasAttribute("aria-busy", "true");
    assertThat(turn).containsText(END);
    assertThat(turn).hasAttribute("aria-busy", "false");
    assertThat(page.locator(".turn")).hasCount(1);
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void whoReadsElsewhereMeanwhileIsLeftThere() {
    speakAtLength();
    Page page = home();
    Locator turn = put(page, question());
    assertThat(turn).containsText("sentence number 20 ");
    page.evaluate("scrollTo(0, 20)");
    assertThat(turn).containsText(END);
    assertThat(number(page.evaluate("scrollY"))).isEqualTo(20);
    assertThat(page.locator("#newest")).isVisible();
  }

  @Test
  void anAnswerGoesOnInItsOwnConversationWhileAnotherIsLookedAt() {
    speakAtLength();
    Page page = home();
    put(page, question());
    assertThat(page.locator(".turn")).containsText("sentence number 2 ");
    button(page, "Conversations").click();
    button(page, "New conversation").click();
    assertThat(page.locator(".turn")).hasCount(0);
    assertThat(button(page, "Ask")).isVisible();
    page.goBack();
    assertThat(page.locator(".turn")).containsText("sentence number 2 ");
    assertThat(page.locator(".turn")).containsText(END);
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void aLateHeaderNeverChangesTheConversationThatIsOpen() {
    model.says(BRIEF + " [1].");
    Page page = home();
    List<Route> held = new ArrayList<>();
    page.route("**/api/chat", held::add);
    put(page, "First question about AI-102");
    page.waitForCondition(() -> !held.isEmpty());
    button(page, "Conversations").click();
    button(page, "New conversation").click();
    Locator second = put(page, "Second, meant for a new conversation about AI-103");
    held.removeFirst().resume();
    page.waitForCondition(() -> !held.isEmpty());
    held.removeFirst().resume();
    assertThat(second).hasAttribute("aria-busy", "false");
    assertThat(page.locator(".turn .asked"))
        .hasText("Second, meant for a new conversation about AI-103");
    assertThat(page.locator("#conversations li")).hasCount(2);
    String address = page.url();
    page.getByText("First question about AI-102").click();
    assertThat(page.locator(".turn .asked")).hasText("First question about AI-102");
    assertThat(page.url()).isNotEqualTo(address).contains("#");
  }

  @Test
  void whatIsAskedBeforeTheScriptIsThereIsAskedOnceItIs() {
    model.says(BRIEF + " [1].");
    Page page = open(laptop());
    List<Route> held = new ArrayList<>();
    page.route("**/assets/onward.js", held::add);
    page.navigate(
        server.address("/").toString(),
        new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    String question = question();
    page.getByLabel("Your question").fill(question);
    button(page, "Ask").click();
    page.waitForCondition(() -> !held.isEmpty());
    assertThat(page.url()).doesNotContain("?").doesNotContain("question");
    assertThat(page.getByLabel("Your question")).hasValue(question);
    held.removeFirst().resume();
    assertThat(page.locator(".turn .asked")).hasText(question);
    assertThat(page.locator(".turn")).hasAttribute("aria-busy", "false");
    assertThat(page.getByLabel("Your question")).hasValue("");
  }

  @Test
  void aServerThatIsKilledAndComesBackIsAskedAgain() {
    Path data = RunningServer.dataFolder();
    Map<String, String> settings = new HashMap<>(model.settings());
    settings.putAll(
        Map.of(
            "ONWARD_PORT", Integer.toString(freePort()),
            "ONWARD_DATA", data.toString(),
            "ONWARD_CLOCK", RunningServer.TODAY));
    speakAtLength();
    Page page = open(laptop());
    Locator turn;
    try (Program first = Program.start(settings)) {
      URI address = first.ready();
      visit(page, address.resolve("/"));
      turn = put(page, question());
      assertThat(turn).containsText("sentence number 3 ");
      first.kill();
    }
    assertThat(turn).containsText("The server can't be reached; I keep trying");
    model.says(BRIEF + " [1].");
    try (Program second = Program.start(settings)) {
      second.ready();
      assertThat(turn).containsText(BRIEF);
      assertThat(turn).hasAttribute("aria-busy", "false");
      assertThat(turn).not().containsText("sentence number");
      assertThat(page.locator(".turn")).hasCount(1);
      page.reload();
      page.waitForSelector("body[data-ready]");
      assertThat(page.locator(".turn")).hasCount(1);
      assertThat(page.locator(".turn")).containsText(BRIEF);
    } finally {
      RunningServer.delete(data);
      complaints.clear(); // The browser tells of each connection that was refused.
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
