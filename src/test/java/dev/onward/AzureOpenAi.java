package dev.onward;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.List;
import java.util.Map;

/** A far side that speaks as Azure OpenAI does on the wire: role chunk, words, usage, [DONE]. */
final class AzureOpenAi implements AutoCloseable {
  static final String KEY = "0123456789abcdef-the-key";
  private static final String PATH = "/openai/deployments/mentor/chat/completions";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

  AzureOpenAi() {
    server.start();
  }

  Map<String, String> settings() {
    return Map.of(
        "ONWARD_AZURE_OPENAI_ENDPOINT", server.baseUrl(),
        "ONWARD_AZURE_OPENAI_DEPLOYMENT", "mentor",
        "ONWARD_AZURE_OPENAI_KEY", KEY,
        "ONWARD_MODEL_FIRST_WORDS", "3s",
        "ONWARD_MODEL_WHOLE_ANSWER", "6s");
  }

  /** Answers every request with these words, one chunk each. */
  void says(String... words) {
    server.stubFor(
        post(urlPathEqualTo(PATH))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/event-stream; charset=utf-8")
                    .withChunkedDribbleDelay(words.length + 3, 20 * (words.length + 3))
                    .withBody(stream(words))));
  }

  void fails(int status, String body) {
    server.stubFor(
        post(urlPathEqualTo(PATH))
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));
  }

  /** The bodies of the requests that came in. */
  List<JsonNode> requests() {
    return server.getAllServeEvents().stream()
        .map(event -> json(event.getRequest().getBodyAsString()))
        .toList();
  }

  List<String> keys() {
    return server.getAllServeEvents().stream()
        .map(event -> event.getRequest().getHeader("api-key"))
        .toList();
  }

  private static String stream(String... words) {
    StringBuilder stream = new StringBuilder();
    stream.append(
        data(
            "{\"choices\":[],\"created\":0,\"id\":\"\",\"model\":\"\",\"object\":\"\",\"prompt_filter_results\":[{\"prompt_index\":0,\"content_filter_results\":{\"hate\":{\"filtered\":false,\"severity\":\"safe\"}}}]}"));
    stream.append(chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"));
    for (String word : words) {
      stream.append(chunk(JSON.createObjectNode().put("content", word).toString(), "null"));
    }
    stream.append(chunk("{}", "\"stop\""));
    stream.append(
        data(
            "{\"choices\":[],\"created\":1780000000,\"id\":\"chatcmpl-1\",\"model\":\"gpt-4o-mini\",\"object\":\"chat.completion.chunk\",\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":40,\"total_tokens\":940}}"));
    return stream.append("data: [DONE]\n\n").toString();
  }

  private static String chunk(String delta, String reason) {
    return data(
        "{\"choices\":[{\"content_filter_results\":{},\"delta\":%s,\"finish_reason\":%s,\"index\":0,\"logprobs\":null}],\"created\":1780000000,\"id\":\"chatcmpl-1\",\"model\":\"gpt-4o-mini\",\"object\":\"chat.completion.chunk\",\"system_fingerprint\":\"fp_1\"}"
            .formatted(delta, reason));
  }

  private static String data(String json) {
    return "data: " + json + "\n\n";
  }

  private static JsonNode json(String text) {
    return Visitor.json(text);
  }

  @Override
  public void close() {
    server.stop();
  }
}
