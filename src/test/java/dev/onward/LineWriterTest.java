package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.ai.Embedder;
import dev.onward.ai.LanguageModel;
import dev.onward.ai.Prompts;
import dev.onward.database.Database;
import dev.onward.database.DatabaseSettings;
import dev.onward.gather.keep.ItemNotes;
import dev.onward.gather.read.SourceItem;
import dev.onward.ground.Grounding;
import dev.onward.index.Passage;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Update;
import dev.onward.talk.Ledger;
import dev.onward.talk.LineWriter;
import dev.onward.talk.LineWriter.Wanted;
import dev.onward.talk.ModelPrompts;
import dev.onward.talk.NoteWriter;
import dev.onward.talk.ShortWriter;
import java.net.URI;
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

/** Lines of the weekly mail, and notes of what live sources say, that a chat model words. */
class LineWriterTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Wanted WANTED =
      new Wanted("update-2026-08-26-assistants-api", "Azure solutions architect", Locale.ENGLISH);

  private static final SourceItem FOUND =
      new SourceItem(
          "some-blog",
          "1",
          URI.create("https://devblogs.microsoft.com/some/tables/"),
          "Agents find OneLake tables",
          Optional.empty(),
          Optional.empty(),
          Update.Change.PREVIEW,
          Optional.empty(),
          List.of("Microsoft Fabric"),
          List.of(),
          "Agents can now find the tables of OneLake by themselves. This is in preview since 2 November 2026.",
          List.of());

  @TempDir static Path folder;
  private static FarSide model;
  private static Database database;
  private static Ledger ledger;
  private static LineWriter writer;
  private static NoteWriter notes;

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
    ModelPrompts prompts = ModelPrompts.read(new Prompts(Path.of("prompts")));
    ShortWriter shortWriter =
        new ShortWriter(
            LanguageModel.from(Settings.from(model.settings()).model()).orElseThrow(),
            new Grounding(() -> catalogue, Embedder.open(folder), passage -> Optional.empty()),
            ledger);
    writer =
        new LineWriter(
            shortWriter,
            prompts.digestLine(),
            id -> passages(catalogue.document(id).orElseThrow()));
    notes = new NoteWriter(shortWriter, prompts.sourceNote());
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
    assertThatThrownBy(() -> writer.line(WANTED, DAY)).isInstanceOf(ShortWriter.Away.class);
  }

  @Test
  void aNoteSaysInOtherWordsWhatAnItemSays() {
    model.says("Tables of OneLake can be found from agents, ", "in preview since 2 November 2026.");
    assertThat(notes.note(FOUND, DAY))
        .contains("Tables of OneLake can be found from agents, in preview since 2 November 2026.");
  }

  @Test
  void aNoteThatStatesMoreThanItsItemIsRefused() {
    model.says("Tables of OneLake can be found from agents for 40 dollars a month.");
    assertThat(notes.note(FOUND, DAY)).isEmpty();
    model.reset();
    model.says("AI-103 retires on 31 December 2026, so hurry.");
    assertThat(notes.note(FOUND, DAY)).isEmpty();
  }

  @Test
  void aNoteWaitsForAModelThatIsAway() {
    model.fails(500);
    assertThatThrownBy(() -> notes.note(FOUND, DAY)).isInstanceOf(ItemNotes.Away.class);
  }
}
