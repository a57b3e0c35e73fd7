package dev.onward.teams.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns an answer's Markdown into what Teams shows of it: headings become bold lines, rows of a
 * table become lines of a list, images and tags go. A longer answer's text begins with that of its
 * beginning, as a stream needs it.
 */
public final class TeamsMarkdown {
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*\\s*");
  private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]]*)]\\([^)]*\\)");
  private static final Pattern RULE = Pattern.compile("\\|?[\\s:|-]+\\|?");
  private static final Pattern MARK = Pattern.compile(" ?\\[(\\d{1,3})](?!\\()");

  private final List<String> lines = new ArrayList<>();
  private List<String> header = List.of();

  private TeamsMarkdown() {}

  /** A whole text. */
  public static String of(String markdown) {
    TeamsMarkdown text = new TeamsMarkdown();
    markdown.lines().forEach(text::add);
    return text.written();
  }

  /** The beginning of a text, as far as what follows can't change it any more. */
  public static String ofBeginning(String markdown) {
    int last = markdown.lastIndexOf('\n') + 1;
    return of(isOpen(markdown.substring(last)) ? markdown.substring(0, last) : markdown);
  }

  private static boolean isOpen(String line) {
    return line.startsWith("#")
        || line.startsWith("|")
        || line.lastIndexOf('[') > line.lastIndexOf(']')
        || line.contains("![");
  }

  private void add(String line) {
    if (line.startsWith("|")) {
      row(line);
      return;
    }
    header = List.of();
    var heading = HEADING.matcher(line);
    lines.add(plain(heading.matches() ? "**" + heading.group(1) + "**" : line));
  }

  private void row(String line) {
    if (header.isEmpty()) {
      header = cells(line);
    } else if (!RULE.matcher(line).matches()) {
      lines.add(plain(listed(cells(line))));
    }
  }

  private static List<String> cells(String line) {
    String inner = line.strip().replaceAll("^\\||\\|$", "");
    return List.of(inner.split("(?<!\\\\)\\|", -1)).stream().map(String::strip).toList();
  }

  private String listed(List<String> cells) {
    List<String> parts = new ArrayList<>();
    for (int i = 1; i < cells.size(); i++) {
      String name = i < header.size() ? header.get(i) : "";
      parts.add(name.isEmpty() ? cells.get(i) : name + ": " + cells.get(i));
    }
    return "- **%s** %s".formatted(cells.getFirst(), String.join("; ", parts));
  }

  /** The same text without marks other than these. */
  public static String withMarksOnly(String text, Set<Integer> kept) {
    return MARK.matcher(text)
        .replaceAll(mark ->
            kept.contains(Integer.parseInt(mark.group(1)))
                ? Matcher.quoteReplacement(mark.group())
                : "");
  }

  /** Without images, which would tell a far side that the answer is read, and without tags. */
  private static String plain(String line) {
    // What the first pattern leaves of an image, such as one in another, becomes a link at most.
    String text = IMAGE.matcher(line).replaceAll("$1").replace("![", "[").replace("<", "&lt;");
    return MARK.matcher(text)
        .replaceAll(mark ->
            Integer.parseInt(mark.group(1)) > AnswerEntity.MOST
                ? ""
                : mark.group().replace("$", ""));
  }

  private String written() {
    return String.join("\n", lines).stripTrailing();
  }
}
