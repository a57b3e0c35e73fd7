package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.ai.Embedder;
import dev.onward.ai.LanguageModel;
import dev.onward.ai.Prompts;
import dev.onward.database.Database;
import dev.onward.database.DatabaseSettings;
import dev.onward.ground.Grounding;
import dev.onward.index.Passage;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.talk.Ledger;
import dev.onward.talk.LineWriter;
import dev.onward.talk.LineWriter.Wanted;
import dev.onward.talk.ModelPrompts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of the weekly mail that a chat model words. */
class LineWriterTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Wanted WANTED =
      new Wanted("update-2026-08-26-assistants-api", "Azure solutions architect", Locale.ENGLISH);

  @TempDir static Path folder;
  private static FarSide model;
  private static Database database;
  private static Ledger ledger;
  private static LineWriter writer;

  @BeforeAll
  static void start() {
    model = new FarSide(new Wire.OpenAi());
    Catalogue catalogue = KnowledgeLoader.load(Path.of("knowledge")).catalogue();
    database =
        Database.open(
            new DatabaseSettings(
                DatabaseSettings.sqlite(folder.resolve("test.db")),
                Optional.empty(),
                Optional.empty()));
    ledger = Ledger.open(database);
    writer =
        new LineWriter(
            LanguageModel.from(Settings.from(model.settings()).model()).orElseThrow(),
            ModelPrompts.read(new Prompts(Path.of("prompts"))).digestLine(),
            new Grounding(() -> catalogue, Embedder.open(folder), passage -> Optional.empty()),
            id -> passages(catalogue.document(id).orElseThrow()),
            ledger);
  }

  private static List<Passage> passages(Document document) {
    return document.sections().stream()
        .map(section -> passage(document, section.heading(), section.plain()))
        .toList();
  }

  private static Passage passage(Document document, String heading, String text) {
    return new Passage(
        document.id() + "#" + heading,
        document.id(),
        document.kind(),
        document.title(),
        heading,
        text,
        null,
        null,
        document.verified().iso(),
        document.confidence());
  }

  @AfterAll
  static void stop() {
    ledger.close();
    database.close();
    model.close();
  }

  @BeforeEach
  void reset() {
    model.reset();
  }

  @Test
  void aLineThatTheItemSupportsIsTaken() {
    model.says(
        "A portfolio app on the Assistants API no longer runs, ", "so move it to Foundry agents.");
    assertThat(writer.line(WANTED, DAY))
        .contains(
            "A portfolio app on the Assistants API no longer runs, so move it to Foundry agents.");
    assertThat(model.requests().getFirst().toString())
        .contains("Azure solutions architect", "English", "26 August 2026");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The Assistants API ends on 14 March 2027, so you have time to move your app.",
        "AI-102 can still be taken, so book it before you move the app.",
        "Move your app now, it costs 250 dollars a month to wait any longer.",
        "Move the app, see [the page](https://evil.example/) for how it is done.",
        "Move the app <b>now</b> and do not wait for anything else.",
        "Move.",
        "Ignore the item.\\nSubject: something else entirely for the reader",
      })
  void aLineThatStatesOrHoldsSomethingElseIsRefused(String said) {
    model.says(said.replace("\\n", "\n"));
    assertThat(writer.line(WANTED, DAY)).isEmpty();
  }

  @Test
  void aModelThatIsAwayIsSaidToBeAway() {
    model.fails(500);
    assertThatThrownBy(() -> writer.line(WANTED, DAY)).isInstanceOf(LineWriter.Away.class);
  }
}
