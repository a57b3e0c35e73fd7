package dev.onward.gather.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.gather.read.Looks;
import dev.onward.gather.source.SourceRule.Kind;
import dev.onward.knowledge.BrokenKnowledge;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Update.Change;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceListTest {
  private static final Path KNOWLEDGE = Path.of("knowledge");
  private static final Knowledge KNOWN = KnowledgeLoader.load(KNOWLEDGE);
  private static final String SOUND =
      """
      sources:
        - id: news
          title: News
          kind: feed
          url: https://News.example/feed/
          publisher: Nobody
          cadence: 6h
          confidence: B
          hosts: [cdn.example]
          products: [Microsoft Foundry]
          let_in: {changes: [launched, preview], relevance: 60}
          topics: [agents]
          goals: [ml-operations]
      """;

  @TempDir private Path folder;

  private SourceList read(String yaml, String... privateHosts) throws IOException {
    Path file = Files.writeString(folder.resolve("sources.yaml"), yaml);
    return SourceList.read(new GatherSettings(file, Set.of(privateHosts), Looks.SMALL), KNOWN);
  }

  @Test
  void theSourcesOfTheKnowledgeAreSound() {
    SourceList list =
        SourceList.read(
            new GatherSettings(KNOWLEDGE.resolve("sources.yaml"), Set.of(), Looks.SMALL), KNOWN);

    assertThat(list.rules()).extracting(SourceRule::kind).contains(Kind.values());
    assertThat(list.rule("learn-mcp").orElseThrow().cadence()).isEmpty();
  }

  @Test
  void aSourceIsReadWhole() throws IOException {
    SourceRule rule = read(SOUND).rules().getFirst();

    assertThat(rule.url()).isEqualTo(URI.create("https://News.example/feed/"));
    assertThat(rule.cadence()).contains(Duration.ofHours(6));
    assertThat(rule.hosts()).containsExactlyInAnyOrder("news.example", "cdn.example");
    assertThat(rule.focus().products()).containsExactly("microsoft foundry");
    assertThat(rule.admission().letIn().opensFor(Change.PREVIEW, 60)).isTrue();
    assertThat(rule.admission().letIn().opensFor(Change.PREVIEW, 59)).isFalse();
    assertThat(rule.admission().letIn().opensFor(Change.RETIREMENT, 100)).isFalse();
    assertThat(rule.admission().waits().opensFor(Change.LAUNCHED, 100)).isFalse();
    assertThat(List.of(rule.topics(), rule.goals()))
        .containsExactly(List.of("agents"), List.of("ml-operations"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: news | name: news | sources.yaml:2: 'id' is missing",
        "kind: feed | kind: fed | sources.yaml:4: 'kind: fed' must be one of azure-updates, feed",
        "url: https://News.example/feed/ | url: http://news.example/ | sources.yaml:5: 'url: http://news.example/' must be an https",
        "cadence: 6h | cadence: 1s | sources.yaml:7: 'cadence: 1s' must be a duration",
        "confidence: B | confidence: E | sources.yaml:8: 'confidence: E' must be one of A, B, C, D",
        "launched, preview | lunched | sources.yaml:11: 'lunched' must be one of launched",
        "relevance: 60 | relevance: 101 | sources.yaml:11: 'relevance' must be from 0 to 100",
        "[agents] | [agnets] | sources.yaml:12: 'agnets' is not one of the topics",
        "[ml-operations] | [ml] | sources.yaml:13: 'ml' is not one of the goals",
        "publisher: Nobody | publishr: Nobody | sources.yaml:6: 'publishr' is not a key here"
      })
  void aFaultHasItsLineAndWhatToWrite(String right, String wrong, String message) {
    assertThatThrownBy(() -> read(SOUND.replace(right, wrong)))
        .isInstanceOf(BrokenKnowledge.class)
        .hasMessageContaining(message);
  }

  @Test
  void anIdIsUnique() {
    assertThatThrownBy(() -> read(SOUND + SOUND.substring(SOUND.indexOf('\n') + 1)))
        .hasMessageContaining("the id news is taken");
  }

  @Test
  void aMissingFileSaysWhereItShouldStand() {
    assertThatThrownBy(() ->
            SourceList.read(
                new GatherSettings(folder.resolve("none.yaml"), Set.of(), Looks.SMALL), KNOWN))
        .hasMessageContaining("ONWARD_SOURCES");
  }

  @Test
  void aPrivateHostMaySpeakHttp() throws IOException {
    String mirrored = SOUND.replace("https://News.example/feed/", "http://127.0.0.1:9000/feed/");

    assertThat(read(mirrored, "127.0.0.1").rules().getFirst().hosts()).contains("127.0.0.1:9000");
  }
}
