package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Database;
import dev.onward.database.DatabaseSettings;
import dev.onward.gather.Board;
import dev.onward.gather.Gathering;
import dev.onward.gather.Gathering.Wired;
import dev.onward.gather.judge.Curator;
import dev.onward.gather.judge.ReviewStatus;
import dev.onward.gather.keep.Editor;
import dev.onward.gather.keep.Entry;
import dev.onward.gather.keep.Signature;
import dev.onward.gather.read.SourceItem;
import dev.onward.gather.source.SourceRule;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever an editor lets in, of any kind and from any kind of source, questions are answered. */
class EveryKindTest {
  private static final Instant NOW = Instant.parse(RunningServer.TODAY);
  private static final List<String> QUESTIONS =
      List.of(
          "hello",
          "What changed lately?",
          "What is retiring?",
          "Is AI-102 still active?",
          "Make me a plan with five hours a week",
          "What should I build for my portfolio?",
          "Which line fits me?",
          "Compare AI-103 and AI-200",
          "How much does AI-103 cost?",
          "I work with Azure Foo classic. What ends there?",
          "Is gpt-4o still available?",
          "What is new in Microsoft Foundry?",
          "Can I renew AI-102?",
          "How do I start with open source?",
          "Tell me about Azure AI Search",
          "What does AB-100 require?",
          "Do you have a source for that?",
          "Was ist neu?",
          "Why?",
          "Thanks");

  /** Of this kind, in words alone: without products, categories or a day of its own. */
  private static SourceItem bare(String source, Change change, Optional<AsOf> notBefore) {
    String title =
        switch (change) {
          case RETIREMENT -> "Azure Foo classic of " + source + " will be retired";
          case LAUNCHED -> "Foo agents of " + source + " are generally available";
          case PREVIEW -> "Foo agents of " + source + " in preview";
          case ANNOUNCEMENT -> "News of Foo agents from " + source;
        };
    String key =
        change.name().toLowerCase(java.util.Locale.ROOT) + notBefore.map(AsOf::iso).orElse("");
    return new SourceItem(
        source,
        key,
        URI.create("https://%s.microsoft.com/%s".formatted(source, key)),
        title,
        Optional.empty(),
        Optional.empty(),
        change,
        Optional.empty(),
        List.of(),
        List.of(),
        "",
        List.of(),
        Optional.empty(),
        notBefore);
  }

  @Test
  void everyKindFromEveryKindOfSourceCanBeToldAndCostsNoAnswer() {
    try (RunningServer server = RunningServer.start();
        Database database =
            Database.open(
                new DatabaseSettings(
                    DatabaseSettings.sqlite(server.data().resolve("onward.db")),
                    Optional.empty(),
                    Optional.empty()))) {
      Curator curator = new Curator(KnowledgeLoader.load(Path.of("knowledge")));
      List<Wired> sources = new ArrayList<>();
      for (SourceRule.Kind kind : SourceRule.Kind.values()) {
        String id = kind.name().toLowerCase(java.util.Locale.ROOT).replace("_", "");
        Board board = new Board(id);
        List<SourceItem> findings = new ArrayList<>();
        for (Change change : Change.values()) {
          findings.add(bare(id, change, Optional.empty()));
        }
        findings.add(bare(id, Change.RETIREMENT, Optional.of(new AsOf("2027-02-14"))));
        board.holds(findings.toArray(SourceItem[]::new));
        sources.add(new Wired(Board.rule(id, Confidence.A), board));
      }
      new Gathering(database, curator, sources, () -> NOW)
          .lookNow(Optional.empty(), false, report -> {});
      Editor editor = new Editor(database);
      List<String> accepted = new ArrayList<>();
      for (ReviewStatus standing : List.of(ReviewStatus.WAITING, ReviewStatus.DROPPED)) {
        for (Entry entry : editor.list(standing, 0, 100)) {
          editor.accept(entry.id(), new Signature("Ada", "to try it", NOW));
          accepted.add(entry.id());
        }
      }
      assertThat(accepted).isNotEmpty();
      Visitor visitor = new Visitor(server);
      LiveItemsTest.await(() ->
          accepted.stream()
              .allMatch(id -> visitor.get("/api/updates").body().contains("\"" + id + "\"")));

      for (String question : QUESTIONS) {
        JsonNode answer = visitor.say(question);
        assertThat(answer.path("answer").asText()).as(question).isNotBlank();
      }
      assertThat(visitor.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }
}
