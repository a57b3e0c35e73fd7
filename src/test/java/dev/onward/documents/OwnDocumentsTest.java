package dev.onward.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.documents.OwnDocuments.Step;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people keep them, made by the libraries that make such files. */
class OwnDocumentsTest {
  @TempDir private Path folder;

  private Document only() {
    Step step = new OwnDocuments(List.of(folder)).advance(10);
    assertThat(step.last()).isTrue();
    assertThat(step.changed()).hasSize(1);
    return step.changed().getFirst();
  }

  private static List<String> headings(Document document) {
    return document.sections().stream().map(Section::heading).toList();
  }

  @Test
  void markdownIsCutAtItsHeadings() throws IOException {
    Files.writeString(
        folder.resolve("on-call.md"),
        """
        ---
        title: "On call"
        tags: [ops]
        ---
        # On call at night

        Who is on call keeps the phone near.[^az-900]

        ## Hand-over

        - on Mondays
        - at nine

        ```
        ## not a heading
        ```
        """);
    Document document = only();
    assertThat(document.title()).isEqualTo("On call");
    assertThat(headings(document)).containsExactly("", "Hand-over");
    assertThat(document.sections().getFirst().text())
        .as("a mark of ours is not a file's to set")
        .isEqualTo("Who is on call keeps the phone near.");
    assertThat(document.sections().getLast().text()).contains("at nine", "## not a heading");
  }

  @Test
  void htmlIsReadWithoutWhatStandsAroundTheText() throws IOException {
    Files.writeString(
        folder.resolve("wiki.html"),
        """
        <html><head><title>Deploying</title><style>p {}</style></head><body><nav>Home</nav>
        <h1>Deploying</h1><p>Push to <b>main</b>.</p><h2>Rolling back</h2><ul><li><p>Revert.</p></li></ul>
        <script>alert(1)</script></body></html>
        """);
    Document document = only();
    assertThat(document.title()).isEqualTo("Deploying");
    assertThat(document.sections())
        .containsExactly(new Section("", "Push to main."), new Section("Rolling back", "Revert."));
  }

  @Test
  void pdfIsReadPageByPage() throws IOException {
    try (PDDocument document = new PDDocument()) {
      write(document, "The meter is read in March.");
      write(document, "The pump is oiled in May.");
      document.save(folder.resolve("yearly-work.pdf").toFile());
    }
    Document document = only();
    assertThat(document.title()).isEqualTo("yearly work");
    assertThat(document.sections())
        .containsExactly(
            new Section("Page 1", "The meter is read in March."),
            new Section("Page 2", "The pump is oiled in May."));
  }

  private static void write(PDDocument document, String text) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(50, 700);
      content.showText(text);
      content.endText();
    }
  }

  @Test
  void wordIsCutAtItsHeadings() throws IOException {
    try (XWPFDocument word = new XWPFDocument();
        OutputStream out = Files.newOutputStream(folder.resolve("rules.docx"))) {
      word.createParagraph().createRun().setText("Shoes are left at the door.");
      XWPFParagraph heading = word.createParagraph();
      heading.setStyle("Heading1");
      heading.createRun().setText("Kitchen");
      word.createParagraph().createRun().setText("Cups go into the machine.");
      word.createTable(1, 2).getRow(0).getCell(0).setText("Monday");
      word.write(out);
    }
    Document document = only();
    assertThat(headings(document)).containsExactly("", "Kitchen");
    assertThat(document.sections().getLast().text()).contains("Cups", "Monday");
  }

  @Test
  void whatCannotBeReadIsLeftOutAndTheRestIsRead() throws IOException {
    Files.writeString(folder.resolve("good.txt"), "It rains.");
    Files.write(folder.resolve("latin.txt"), new byte[] {'f', (byte) 0xfc, 'r'});
    Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.7 and then nothing");
    Files.writeString(folder.resolve("broken.docx"), "no zip");
    Files.writeString(folder.resolve("empty.md"), "\n");
    Files.writeString(folder.resolve("picture.png"), "x");
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git").resolve("notes.md"), "hidden");
    try (PDDocument locked = new PDDocument()) {
      write(locked, "secret");
      locked.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      locked.save(folder.resolve("locked.pdf").toFile());
    }
    assertThat(only().title()).isEqualTo("good");
  }

  @Test
  void someAreReadAtATimeAndOnlyWhatChangedIsReadAgain() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.writeString(folder.resolve("note" + i + ".md"), "# Note " + i + "\n\nText " + i);
    }
    OwnDocuments documents = new OwnDocuments(List.of(folder));
    assertThat(documents.advance(3).last()).isFalse();
    assertThat(documents.advance(3)).extracting(step -> step.changed().size()).isEqualTo(2);
    assertThat(documents.advance(3).isNothing()).isTrue();

    Path file = folder.resolve("note1.md");
    String id =
        documents.all().stream()
            .filter(one -> one.document().title().equals("Note 1"))
            .findFirst()
            .orElseThrow()
            .id();
    Files.writeString(file, "# Note 1\n\nChanged");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    Files.delete(folder.resolve("note2.md"));
    Step step = documents.advance(3);
    assertThat(step.changed()).extracting(Document::id).containsExactly(id);
    assertThat(step.gone()).hasSize(1);
    assertThat(documents.all()).hasSize(4);
    assertThat(OwnDocuments.isOwn(id)).isTrue();

    Files.writeString(file, "");
    assertThat(documents.advance(3).gone()).as("it can't be read any more").containsExactly(id);
  }

  @Test
  void aFolderThatIsAwayTakesNothingWithIt() throws IOException {
    Path mounted = Files.createDirectory(folder.resolve("mounted"));
    Files.writeString(mounted.resolve("note.txt"), "It rains.");
    OwnDocuments documents = new OwnDocuments(List.of(mounted));
    documents.advance(3);
    Files.move(mounted, folder.resolve("away"));
    assertThat(documents.advance(3).gone()).isEmpty();
    assertThat(documents.isPartial()).isTrue();
    assertThat(documents.all()).hasSize(1);
  }
}
