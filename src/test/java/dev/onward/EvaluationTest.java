package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.onward.evaluate.Evaluation;
import dev.onward.evaluate.QuestionSet;
import dev.onward.evaluate.Score;
import dev.onward.evaluate.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that ask a running server: evaluate, load and session. */
class EvaluationTest {
  private static final QuestionSet SET = QuestionSet.standard();
  private static RunningServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server = RunningServer.start(Map.of("ONWARD_CLOCK", SET.askedAt().toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theAnswersAreAsGoodAsTheSetAsks() {
    try (Server asked = Server.patient(server.address("/"))) {
      Score score = new Evaluation(asked, SET).run();
      assertThat(score.shortfalls(SET.floor()))
          .as("%s\n\n%s", score.failures(), score.table())
          .isEmpty();
    }
  }

  @Test
  void everybodyWhoArrivesUnderLoadIsAnswered() {
    Ran load = run("load", "--rate", "5", "--warm-up", "0s", "--duration", "2s", "--base", base());
    assertThat(load.output())
        .containsPattern("[1-9]\\d* asked, 0 failed, \\d+\\.\\d answered a second")
        .contains("p50", "p95", "p99", "longest");
    assertThat(load.code()).isZero();
  }

  @Test
  void aVisitIsWrittenDownAsItRan() {
    Ran session = run("session", "--base", base());
    assertThat(session.code()).as(session.output()).isZero();
    assertThat(session.output())
        .contains(
            "As it ran on 2026-11-23", "## 1. Who I am", "**Hello, I", "18 April 2027", "## 8. ")
        .contains("`GET /api/me/export` gives 200", "`DELETE /api/me` gives 204")
        .containsPattern("`GET /api/profile` gives 200:\\s+```\\s+\\{\\s+\"name\" : null")
        .containsPattern(
            "`GET /api/conversations` gives 200:\\s+```\\s+\\{\\s+\"conversations\" : \\[ ]");
  }

  @Test
  void weakAnswersAreListedAndEndTheCommandWithOne() throws IOException {
    WireMockServer weak = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    weak.start();
    weak.stubFor(
        get("/api/credentials")
            .willReturn(okJson("{\"credentials\": [{\"asOf\": \"2027-02-01\"}]}")));
    weak.stubFor(
        post("/api/chat")
            .willReturn(
                okJson(
                    """
                    {"conversationId": "c", "outcome": "grounded", "answer": "You can renew it [3].",
                     "citations": []}
                    """)));
    Ran ran = run("evaluate", "--set", set().toString(), "--base", weak.baseUrl());
    weak.stop();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.output())
        .contains("it is 2027-02-01", "ONWARD_CLOCK=2026-11-23T09:00:00Z")
        .contains("asked: Can I renew AI-102?", "does not say: 30 June", "claims: renewable")
        .contains("mark [3] has no citation")
        .contains("renewal          0 of 1, 0.000", "1 faulty citations, 1 false claims")
        .contains("Not good enough: answered well: 0 of 1, 0.000 (0.000 to 0.793), below 1.0");
  }

  @Test
  void aServerThatIsBusyIsAskedAgainAndOneThatFailsIsNot() throws IOException {
    WireMockServer busy = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    busy.start();
    busy.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    busy.stubFor(
        post("/api/chat")
            .inScenario("busy")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(429))
            .willSetStateTo("free"));
    busy.stubFor(
        post("/api/chat")
            .inScenario("busy")
            .whenScenarioStateIs("free")
            .willReturn(aResponse().withStatus(500)));
    Ran ran = run("evaluate", "--set", set().toString(), "--base", busy.baseUrl());
    assertThat(ran.output()).contains("no usable reply: status 500");
    busy.verify(2, postRequestedFor(urlEqualTo("/api/chat")));
    busy.stop();
  }

  @Test
  void aWrongOptionIsSaid() throws IOException {
    assertThat(run("load", "--rate", "0").output()).contains("Give a --rate above 0");
    assertThat(run("load", "--duration", "soon").output()).contains("--duration", "soon");
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "questions: none");
    Ran ran = run("evaluate", "--set", broken.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.output()).contains("broken.yaml can't be read").doesNotContain("\tat ");
    assertThat(run("evaluate", "--set", "nowhere.yaml").output()).contains("nowhere.yaml", "--set");
  }

  @Test
  void aServerThatIsAwayIsSaidInOneLine() {
    Ran ran = run("load", "--warm-up", "0s", "--duration", "1s", "--base", "http://localhost:1");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.output()).containsPattern("([1-9]\\d*) asked, \\1 failed");
    Ran session = run("session", "--base", "http://localhost:1");
    assertThat(session.code()).isEqualTo(1);
    assertThat(session.output())
        .contains("No Onward answers at http://localhost:1", "--base")
        .doesNotContain("\tat ");
  }

  private Path set() throws IOException {
    return Files.writeString(
        folder.resolve("set.yaml"),
        """
        askedAt: 2026-11-23T09:00:00Z
        floor: {total: 1.0, category: 0.0}
        claims:
          renewable: {example: You can renew it., pattern: you can renew}
        questions:
        - {id: one, category: renewal, ask: ['Can I renew AI-102?'], says: [30 June], never: [renewable]}
        """);
  }

  private static String base() {
    return server.address("/").toString();
  }

  private record Ran(int code, String output) {}

  private static Ran run(String... arguments) {
    StringWriter output = new StringWriter();
    CommandLine program = Main.commandLine();
    program.setOut(new PrintWriter(output)).setErr(new PrintWriter(output));
    int code = program.execute(arguments);
    return new Ran(code, output.toString());
  }
}
