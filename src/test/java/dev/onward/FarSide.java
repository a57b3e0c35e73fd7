package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A service of chat models played by WireMock in its real wire format. */
final class FarSide implements AutoCloseable {
  private final Wire wire;
  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().containerThreads(40));

  FarSide(Wire wire) {
    this.wire = wire;
    server.start();
  }

  Map<String, String> settings() {
    return wire.settings(server.baseUrl());
  }

  /** Forgets what it should answer and what it was asked. */
  void reset() {
    server.resetAll();
  }

  /** Answers every request with these words, one chunk each. */
  void says(String... words) {
    answers(streamed(wire.words(words)));
  }

  /** The same at fifty words a second. */
  void saysSlowly(String... words) {
    List<String> chunks = wire.words(words);
    answers(streamed(chunks).withChunkedDribbleDelay(chunks.size(), 20 * chunks.size()));
  }

  /** Answers every request with these chunks. */
  void sends(List<String> chunks) {
    answers(streamed(chunks));
  }

  /** Begins to answer only after a while. */
  void saysAfter(Duration pause, String... words) {
    answers(streamed(wire.words(words)).withFixedDelay((int) pause.toMillis()));
  }

  void fails(int status) {
    answers(failure(status, wire.error(status)));
  }

  void fails(int status, String body, Map<String, String> headers) {
    ResponseDefinitionBuilder response = failure(status, body);
    headers.forEach(response::withHeader);
    answers(response);
  }

  /** Breaks every connection in a way. */
  void breaks(Fault fault) {
    answers(aResponse().withFault(fault));
  }

  /** Answers the first request in one way and all further ones in another. */
  void answersInTurn(ResponseDefinitionBuilder first, ResponseDefinitionBuilder further) {
    server.stubFor(
        post(urlPathMatching(wire.path()))
            .inScenario("turns")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("further")
            .willReturn(first));
    server.stubFor(
        post(urlPathMatching(wire.path()))
            .inScenario("turns")
            .whenScenarioStateIs("further")
            .willReturn(further));
  }

  /** Lets the model use a tool and then say something. */
  void callsThenSays(String tool, String arguments, String... words) {
    answersInTurn(streamed(wire.call(tool, arguments)), streamed(wire.words(words)));
  }

  /** Answers requests for small tasks apart from the others. */
  void smallTasksGet(String... words) {
    server.stubFor(
        post(urlPathMatching(wire.path()))
            .atPriority(1)
            .andMatching(FarSide::isSmall)
            .willReturn(streamed(wire.words(words))));
  }

  private static MatchResult isSmall(Request request) {
    boolean byPath = request.getUrl().contains("/deployments/" + Wire.SMALL + "/");
    boolean byName = request.getBodyAsString().contains("\"model\":\"" + Wire.SMALL + "\"");
    boolean spaced = request.getBodyAsString().contains("\"model\" : \"" + Wire.SMALL + "\"");
    return MatchResult.of(byPath || byName || spaced);
  }

  ResponseDefinitionBuilder failure(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  ResponseDefinitionBuilder streamed(List<String> chunks) {
    return aResponse()
        .withHeader("Content-Type", wire.contentType())
        .withChunkedDribbleDelay(chunks.size(), 5 * chunks.size())
        .withBody(String.join("", chunks));
  }

  private void answers(ResponseDefinitionBuilder response) {
    server.stubFor(post(urlPathMatching(wire.path())).willReturn(response));
  }

  /** The bodies of the requests that came in, the first first. */
  List<JsonNode> requests() {
    return events().stream().map(event -> Wire.read(event.getRequest().getBodyAsString())).toList();
  }

  /** The paths of the requests that came in, the first first. */
  List<String> paths() {
    return events().stream().map(event -> event.getRequest().getUrl()).toList();
  }

  List<String> headers(String name) {
    return events().stream().map(event -> event.getRequest().getHeader(name)).toList();
  }

  private List<ServeEvent> events() {
    return server.getAllServeEvents().reversed();
  }

  @Override
  public void close() {
    server.stop();
  }
}
