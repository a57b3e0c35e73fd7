package dev.onward.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Markdown file taken apart: front matter, and sections with the line each starts on. */
record MarkdownFile(String name, Fields front, List<Section> sections, int bodyLine, String body) {
  private static final String FENCE = "---";

  /** What begins a block of its own: a list item, a heading, a quotation, a table row. */
  private static final Pattern BLOCK = Pattern.compile("\\s*(?:[-*+] |\\d+[.)] |#|>|\\|)");

  MarkdownFile {
    sections = List.copyOf(sections);
  }

  static Optional<MarkdownFile> parse(String name, String text, List<Fault> faults) {
    List<String> lines = text.lines().toList();
    int end = lines.isEmpty() ? -1 : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
    if (end < 1 || !lines.getFirst().equals(FENCE)) {
      faults.add(
          new Fault(name, 1, "has no front matter; start with a line ---, the keys, a line ---"));
      return Optional.empty();
    }
    String yaml = String.join("\n", lines.subList(1, end));
    List<String> body = lines.subList(end + 1, lines.size());
    Optional<Fields> front = Fields.parse(name, 1, yaml, faults);
    List<Section> sections = sections(name, body, end + 2, faults);
    return front.map(
        fields -> new MarkdownFile(name, fields, sections, end + 2, String.join("\n", body)));
  }

  private static List<Section> sections(
      String name, List<String> body, int firstLine, List<Fault> faults) {
    List<Section> sections = new ArrayList<>();
    String heading = "";
    int start = 0;
    for (int i = 0; i <= body.size(); i++) {
      boolean ends = i == body.size() || body.get(i).startsWith("## ");
      if (!ends) {
        continue;
      }
      String text = unwrapped(body.subList(start, i)).strip();
      if (!text.isEmpty()) {
        sections.add(new Section(heading, text));
      } else if (!heading.isEmpty() || i == body.size()) {
        faults.add(new Fault(name, firstLine + Math.max(0, start - 1), "has no text here"));
      }
      if (i < body.size()) {
        heading = body.get(i).substring(3).strip();
        start = i + 1;
      }
    }
    return sections;
  }

  /** Lines that only the width of the file broke are joined again. */
  private static String unwrapped(List<String> lines) {
    StringBuilder text = new StringBuilder();
    String before = "";
    for (String line : lines) {
      boolean goesOn = !before.isBlank() && !line.isBlank() && !BLOCK.matcher(line).lookingAt();
      boolean tableRow = before.startsWith("|");
      text.append(goesOn && !tableRow ? " " + line.strip() : "\n" + line);
      before = line;
    }
    return text.toString();
  }
}
