package dev.onward.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The formats of files that can be read, each by the library that is kept for it. */
enum FileFormat {
  MARKDOWN("md", "markdown", "mdx") {
    @Override
    FileSections read(Path file) throws IOException {
      FileSections.Builder sections = new FileSections.Builder();
      String text = withoutFrontMatter(Files.readString(file), sections);
      List<String> lines = text.lines().toList();
      Parser parser =
          Parser.builder()
              .extensions(List.of(TablesExtension.create()))
              .includeSourceSpans(IncludeSourceSpans.BLOCKS)
              .build();
      for (Node node = parser.parse(text).getFirstChild(); node != null; node = node.getNext()) {
        if (node instanceof Heading heading) {
          String words = TextContentRenderer.builder().build().render(heading).strip();
          if (heading.getLevel() == 1) {
            sections.title(words);
          }
          sections.heading(heading.getLevel() == 1 ? "" : words);
        } else if (!node.getSourceSpans().isEmpty()) {
          int first = node.getSourceSpans().getFirst().getLineIndex();
          int last = node.getSourceSpans().getLast().getLineIndex();
          sections.block(String.join("\n", lines.subList(first, last + 1)));
        }
      }
      return sections.build();
    }

    // Wikis and site makers put keys above the text; of them only the title is for readers.
    private String withoutFrontMatter(String text, FileSections.Builder sections) {
      String[] parts = text.split("(?m)^---\\s*$", 3);
      if (parts.length < 3 || !parts[0].isBlank()) {
        return text;
      }
      parts[1]
          .lines()
          .filter(line -> line.startsWith("title:"))
          .map(line -> line.substring("title:".length()).strip().replaceAll("^[\"']|[\"']$", ""))
          .findFirst()
          .ifPresent(sections::title);
      return parts[2];
    }
  },

  TEXT("txt", "text", "rst", "adoc") {
    @Override
    FileSections read(Path file) throws IOException {
      FileSections.Builder sections = new FileSections.Builder();
      sections.block(Files.readString(file));
      return sections.build();
    }
  },

  HTML("html", "htm") {
    @Override
    FileSections read(Path file) throws IOException {
      Document page = Jsoup.parse(file, null);
      page.select("script, style, nav, header, footer, aside, template, noscript").remove();
      FileSections.Builder sections = new FileSections.Builder();
      sections.title(page.title());
      for (Element element : page.body().select(BLOCKS)) {
        if (element.tagName().equals("h1")) {
          sections.title(element.text());
          sections.heading("");
        } else if (element.tagName().matches("h[2-6]")) {
          sections.heading(element.text());
        } else if (element.parents().stream().noneMatch(parent -> parent.is(TEXTS))) {
          sections.block(element.is("pre") ? element.wholeText() : element.text());
        }
      }
      FileSections found = sections.build();
      if (found.sections().isEmpty()) {
        sections.block(page.body().text());
        return sections.build();
      }
      return found;
    }
  },

  PDF("pdf") {
    @Override
    FileSections read(Path file) throws IOException, Unreadable {
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        FileSections.Builder sections = new FileSections.Builder();
        String title = document.getDocumentInformation().getTitle();
        sections.title(title == null ? "" : title);
        PDFTextStripper stripper = new PDFTextStripper();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
          stripper.setStartPage(page);
          stripper.setEndPage(page);
          sections.heading("Page " + page);
          sections.block(stripper.getText(document));
        }
        return sections.build();
      } catch (InvalidPasswordException e) {
        throw new Unreadable("is locked with a password");
      }
    }
  },

  WORD("docx") {
    @Override
    FileSections read(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file);
          XWPFDocument document = new XWPFDocument(in)) {
        FileSections.Builder sections = new FileSections.Builder();
        String title = document.getProperties().getCoreProperties().getTitle();
        sections.title(title == null ? "" : title);
        for (XWPFParagraph paragraph : document.getParagraphs()) {
          String style = paragraph.getStyle() == null ? "" : paragraph.getStyle();
          if (style.equals("Title")) {
            sections.title(paragraph.getText());
          } else if (style.startsWith("Heading")) {
            sections.heading(paragraph.getText());
          } else {
            sections.block(paragraph.getText());
          }
        }
        document
            .getTables()
            .forEach(table ->
                table
                    .getRows()
                    .forEach(row ->
                        sections.block(
                            String.join(
                                " | ",
                                row.getTableCells().stream()
                                    .map(cell -> cell.getText())
                                    .toList()))));
        return sections.build();
      }
    }
  };

  /** What holds text, and what it stands in together with what divides it. */
  private static final String TEXTS = "p, li, pre, td, th, blockquote, dd, dt";

  private static final String BLOCKS = "h1, h2, h3, h4, h5, h6, " + TEXTS;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of strings
  private final List<String> endings;

  FileFormat(String... endings) {
    this.endings = List.of(endings);
  }

  abstract FileSections read(Path file) throws IOException, Unreadable;

  /** The format of a file, by the ending of its name. */
  static Optional<FileFormat> of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return List.of(values()).stream().filter(one -> one.endings.contains(ending)).findFirst();
  }

  /**
   * The parts of a file.
   *
   * @throws Unreadable whatever its library stumbles over
   */
  FileSections sections(Path file) throws Unreadable {
    try {
      FileSections sections = read(file);
      if (sections.sections().isEmpty()) {
        throw new Unreadable("has no text");
      }
      return sections;
    } catch (CharacterCodingException e) {
      throw new Unreadable("is no text in UTF-8");
    } catch (IOException | RuntimeException e) {
      // Libraries for such formats throw what they like at files that are broken.
      throw new Unreadable("can't be read as %s".formatted(name().toLowerCase(Locale.ROOT)));
    }
  }
}
