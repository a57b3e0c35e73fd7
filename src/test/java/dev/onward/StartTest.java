package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.settings.Setting;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: how it starts, what it says when it can't, what a kill leaves. */
class StartTest {
  @TempDir Path folder;

  @Test
  void helpShowsEverySettingWithItsStandard() {
    try (Program program = Program.start(Map.of(), "--help")) {
      assertThat(program.end()).isZero();
      assertThat(program.output())
          .contains("ONWARD_PORT=8080", "ONWARD_CLOCK", "port to listen on");
    }
  }

  @Test
  void everySettingStandsInTheDocs() throws IOException {
    String settings = Files.readString(Path.of("src/docs/settings.md"));
    List<String> missing =
        Settings.described().stream()
            .map(StartTest::row)
            .filter(row -> !settings.contains(row))
            .toList();
    assertThat(missing).isEmpty();
  }

  private static String row(Setting setting) {
    String standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
    return "| `%s` | %s | %s |".formatted(setting.name(), standard, setting.meaning());
  }

  @Test
  void wrongSettingsAreSaidAllAtOnce() {
    assertRefused(
        Map.of("ONWARD_PORT", "99999", "ONWARD_COLOUR", "blue"),
        "ONWARD_PORT must be a whole number from 0 to 65535",
        "ONWARD_COLOUR is not a setting");
  }

  @Test
  void aPortInUseIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      Map<String, String> settings = settings(RunningServer.dataFolder());
      settings.put("ONWARD_PORT", Integer.toString(taken.getLocalPort()));
      settings.put("ONWARD_HOST", "0.0.0.0");
      assertRefused(settings, "Port " + taken.getLocalPort() + " is in use", "ONWARD_PORT");
    }
  }

  @Test
  void aDataFolderThatCannotBeWrittenToIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertRefused(settings(file), "can't be written to", "ONWARD_DATA");
  }

  @Test
  void brokenKnowledgeIsSaidWithFileAndLine() throws IOException {
    Path knowledge = folder.resolve("knowledge");
    copy(Path.of("knowledge"), knowledge);
    Path policy = knowledge.resolve("policies/no-grace.md");
    Files.writeString(
        policy, Files.readString(policy).replaceFirst("verified: \\S+", "verified: 2026-13-40"));
    Map<String, String> settings = settings(RunningServer.dataFolder());
    settings.put("ONWARD_KNOWLEDGE", knowledge.toString());
    assertRefused(settings, "policies/no-grace.md:", "'verified: 2026-13-40' must be a date");
  }

  @Test
  void aBrokenPromptIsSaid() throws IOException {
    Files.writeString(folder.resolve("answer.md"), "---\npurpose: none\nslots: name\n---\nHello");
    Map<String, String> settings = settings(RunningServer.dataFolder());
    settings.put("ONWARD_PROMPTS", folder.toString());
    assertRefused(settings, "answer.md must name its slots in its header");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaid() {
    Map<String, String> settings = settings(RunningServer.dataFolder());
    settings.put("ONWARD_DATABASE_URL", "jdbc:postgresql://localhost:1/none");
    assertRefused(settings, "PostgreSQL doesn't answer", "ONWARD_DATABASE_URL");
  }

  @Test
  void twoProgramsDoNotShareADataFolder() {
    Path data = RunningServer.dataFolder();
    try (Program first = Program.start(settings(data))) {
      first.ready();
      assertRefused(settings(data), "Another Onward is using", "ONWARD_DATA");
    }
  }

  @Test
  void settingsMayStandInAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("my.properties"), "ONWARD_PORT=none\n");
    assertRefused(Map.of("ONWARD_CONFIG", file.toString()), "ONWARD_PORT must be a whole number");
  }

  @Test
  void aKillInTheMiddleOfAnAnswerLosesNothingStored() throws Exception {
    Path data = RunningServer.dataFolder();
    FarSide slow = new FarSide(new Wire.AzureOpenAi());
    slow.says("One more thing to think about. ".repeat(1_000).split("(?<=\\. )", -1));
    String cookie;
    String conversation;
    try (Program program = Program.start(settings(data))) {
      URI address = program.ready();
      HttpResponseOf first = post(address, "{\"message\":\"Is AZ-305 retired?\"}", "");
      cookie = first.cookie();
      conversation = first.body().get("conversationId").asText();
    }
    Map<String, String> withModel = settings(data);
    withModel.putAll(slow.settings());
    try (Program program = Program.start(withModel)) {
      URI address = program.ready();
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest question =
          HttpRequest.newBuilder(address.resolve("/api/chat"))
              .header("Content-Type", "application/json")
              .header("Cookie", cookie)
              .POST(
                  BodyPublishers.ofString(
                      "{\"message\":\"Tell me more\",\"conversationId\":\"" + conversation + "\"}"))
              .build();
      var stream = client.send(question, BodyHandlers.ofInputStream());
      assertThat(stream.body().read()).isNotNegative();
      program.kill();
    }
    slow.close();
    try (Program program = Program.start(settings(data))) {
      JsonNode whole = get(program.ready(), "/api/conversations/" + conversation, cookie);
      assertThat(whole.at("/messages/0/state").asText()).isEqualTo("answered");
      assertThat(whole.at("/messages/0/answer/answer").asText()).contains("AZ-305");
      assertThat(whole.at("/messages/1/question").asText()).isEqualTo("Tell me more");
      assertThat(whole.at("/messages/1/state").asText()).isEqualTo("interrupted");
      HttpResponseOf again =
          post(
              program.ready(),
              "{\"message\":\"And AZ-104?\",\"conversationId\":\"" + conversation + "\"}",
              cookie);
      assertThat(again.body().get("outcome").asText()).isEqualTo("grounded");
    }
  }

  private record HttpResponseOf(JsonNode body, String cookie) {}

  private static HttpResponseOf post(URI address, String json, String cookie) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/api/chat"))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(json));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    var response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    String set =
        response
            .headers()
            .firstValue("Set-Cookie")
            .map(c -> c.substring(0, c.indexOf(';')))
            .orElse("");
    return new HttpResponseOf(Visitor.json(response.body()), set);
  }

  private static JsonNode get(URI address, String path, String cookie) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path)).header("Cookie", cookie).build();
    return Visitor.json(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private static Map<String, String> settings(Path data) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ONWARD_PORT", "0");
    settings.put("ONWARD_DATA", data.toString());
    settings.put("ONWARD_CLOCK", RunningServer.TODAY);
    return settings;
  }

  private static void assertRefused(Map<String, String> settings, String... words) {
    try (Program program = Program.start(settings)) {
      assertThat(program.end()).isEqualTo(1);
      assertThat(program.output()).contains(words).doesNotContain("\tat ");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
