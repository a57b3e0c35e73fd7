package dev.onward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A wire format of chat models as their services speak it: what is sent, chunk by chunk. */
sealed interface Wire {
  String KEY = "0123456789abcdef-the-key";
  String MODEL = "mentor";
  String SMALL = "small";
  ObjectMapper JSON = new ObjectMapper();

  /** As answers name the service. */
  String name();

  /** The settings that lead to a server at an address. */
  Map<String, String> settings(String url);

  /** Where the model is asked; {@code .*} in it stands for the deployment. */
  String path();

  String contentType();

  /** The chunks of an answer in words. */
  List<String> words(String... words);

  /** The chunk of one word within an answer. */
  default String word(String word) {
    return words(word).get(opening().size());
  }

  /** The chunks that begin an answer. */
  default List<String> opening() {
    List<String> chunks = words();
    return chunks.subList(0, chunks.size() - closing().size());
  }

  /** The chunks that end an answer in words. */
  List<String> closing();

  /** The chunks of an answer that asks for a tool. */
  List<String> call(String tool, String arguments);

  /** What the service says with a failing status. */
  String error(int status);

  /** The chunk by which a service says amid its answer that it can't go on. */
  String errorChunk();

  /** An answer that breaks off amid a chunk. */
  List<String> malformed();

  private static String json(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Azure OpenAI and OpenAI speak nearly the same. */
  abstract sealed class Sse implements Wire {
    @Override
    public String contentType() {
      return "text/event-stream; charset=utf-8";
    }

    @Override
    public List<String> words(String... words) {
      return ended("stop", words);
    }

    /** Words that end for a reason. */
    List<String> ended(String reason, String... words) {
      List<String> chunks = new ArrayList<>(begin());
      for (String word : words) {
        chunks.add(chunk("{\"content\":" + json(word) + "}", "null"));
      }
      chunks.addAll(closing(reason));
      return chunks;
    }

    @Override
    public List<String> call(String tool, String arguments) {
      List<String> chunks = new ArrayList<>(begin());
      chunks.add(
          chunk(
              "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":\"\"}}]}"
                  .formatted(json(tool)),
              "null"));
      int half = arguments.length() / 2;
      for (String part : List.of(arguments.substring(0, half), arguments.substring(half))) {
        chunks.add(
            chunk(
                "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":%s}}]}"
                    .formatted(json(part)),
                "null"));
      }
      chunks.addAll(closing("tool_calls"));
      return chunks;
    }

    @Override
    public String error(int status) {
      return "{\"error\":{\"code\":\"%d\",\"message\":\"The service says no\"}}".formatted(status);
    }

    @Override
    public String errorChunk() {
      return data(
          "{\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\"}}");
    }

    @Override
    public List<String> malformed() {
      return List.of("data: {\"choices\": [{\"delta\"\n\n", "data: [DONE]\n\n");
    }

    List<String> begin() {
      return List.of(chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"));
    }

    @Override
    public List<String> closing() {
      return closing("stop");
    }

    private List<String> closing(String reason) {
      return List.of(
          chunk("{}", json(reason)),
          data(
              "{\"choices\":[],\"created\":1780000000,\"id\":\"chatcmpl-1\",\"model\":\"gpt-4o-mini\",\"object\":\"chat.completion.chunk\",\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":40,\"total_tokens\":940}}"),
          "data: [DONE]\n\n");
    }

    String chunk(String delta, String reason) {
      return data(
          "{\"choices\":[{%s\"delta\":%s,\"finish_reason\":%s,\"index\":0,\"logprobs\":null}],\"created\":1780000000,\"id\":\"chatcmpl-1\",\"model\":\"gpt-4o-mini\",\"object\":\"chat.completion.chunk\",\"system_fingerprint\":\"fp_1\"}"
              .formatted(filterResults(), delta, reason));
    }

    abstract String filterResults();

    static String data(String json) {
      return "data: " + json + "\n\n";
    }
  }

  final class AzureOpenAi extends Sse {
    @Override
    public String name() {
      return "azure-openai";
    }

    @Override
    public Map<String, String> settings(String url) {
      return Map.of(
          "ONWARD_AZURE_OPENAI_ENDPOINT", url,
          "ONWARD_AZURE_OPENAI_DEPLOYMENT", MODEL,
          "ONWARD_AZURE_OPENAI_KEY", KEY);
    }

    @Override
    public String path() {
      return "/openai/deployments/.*/chat/completions";
    }

    /** The first chunk tells what the filter thought of the prompt. */
    @Override
    List<String> begin() {
      List<String> chunks = new ArrayList<>();
      chunks.add(
          data(
              "{\"choices\":[],\"created\":0,\"id\":\"\",\"model\":\"\",\"object\":\"\",\"prompt_filter_results\":[{\"prompt_index\":0,\"content_filter_results\":{\"hate\":{\"filtered\":false,\"severity\":\"safe\"}}}]}"));
      chunks.addAll(super.begin());
      return chunks;
    }

    @Override
    String filterResults() {
      return "\"content_filter_results\":{\"hate\":{\"filtered\":false,\"severity\":\"safe\"}},";
    }
  }

  final class OpenAi extends Sse {
    @Override
    public String name() {
      return "openai";
    }

    @Override
    public Map<String, String> settings(String url) {
      return Map.of(
          "ONWARD_MODEL",
          "openai",
          "ONWARD_MODEL_URL",
          url + "/v1",
          "ONWARD_MODEL_NAME",
          MODEL,
          "ONWARD_MODEL_KEY",
          KEY);
    }

    @Override
    public String path() {
      return "/v1/chat/completions";
    }

    @Override
    String filterResults() {
      return "";
    }
  }

  /** Lines of JSON. */
  final class Ollama implements Wire {
    @Override
    public String name() {
      return "ollama";
    }

    @Override
    public Map<String, String> settings(String url) {
      return Map.of(
          "ONWARD_MODEL", "ollama",
          "ONWARD_MODEL_URL", url,
          "ONWARD_MODEL_NAME", MODEL);
    }

    @Override
    public String path() {
      return "/api/chat";
    }

    @Override
    public String contentType() {
      return "application/x-ndjson";
    }

    @Override
    public List<String> words(String... words) {
      List<String> chunks = new ArrayList<>();
      for (String word : words) {
        chunks.add(line("{\"role\":\"assistant\",\"content\":%s}".formatted(json(word))));
      }
      chunks.add(end());
      return chunks;
    }

    @Override
    public List<String> closing() {
      return List.of(end());
    }

    @Override
    public List<String> call(String tool, String arguments) {
      return List.of(
          line(
              "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":%s,\"arguments\":%s}}]}"
                  .formatted(json(tool), arguments)),
          end());
    }

    @Override
    public String error(int status) {
      return "{\"error\":\"the server says no\"}";
    }

    @Override
    public String errorChunk() {
      return "{\"error\":\"an error was encountered while running the model\"}\n";
    }

    @Override
    public List<String> malformed() {
      return List.of("{\"model\":\"mentor\",\"message\":{\"con\n", end());
    }

    private static String line(String message) {
      return "{\"model\":\"mentor\",\"created_at\":\"2026-11-23T09:00:00.000Z\",\"message\":%s,\"done\":false}\n"
          .formatted(message);
    }

    private static String end() {
      return "{\"model\":\"mentor\",\"created_at\":\"2026-11-23T09:00:01.000Z\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"total_duration\":1000000000,\"prompt_eval_count\":900,\"eval_count\":40}\n";
    }
  }

  static JsonNode read(String json) {
    return Visitor.json(json);
  }
}
