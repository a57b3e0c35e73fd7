package dev.onward.knowledge;

import dev.onward.knowledge.Saying.DateUse;
import dev.onward.knowledge.Saying.Holding;
import dev.onward.knowledge.Saying.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of {@code statements/}: a voice, and by what is said of the credentials the lines
 * that say it. <code>{AZ-305|denied}</code> marks a credential that a line says something else of,
 * <code>{in May 2027|expires}</code> what a date is for.
 */
final class SayingReader {
  private static final Pattern MARK = Pattern.compile("\\{([^|{}]+)\\|([a-z-]+)}");

  private final Fields fields;
  private final List<Saying> sayings = new ArrayList<>();

  private SayingReader(Fields fields) {
    this.fields = fields;
  }

  static List<Saying> read(Fields fields) {
    SayingReader reader = new SayingReader(fields);
    String voice = fields.text("voice");
    for (Holding holding : Holding.values()) {
      fields
          .optionalText(holding.word())
          .ifPresent(
              lines -> lines.lines().forEach(line -> reader.line(voice, holding, line.strip())));
    }
    fields.finish();
    return List.copyOf(reader.sayings);
  }

  private void line(String voice, Holding holding, String line) {
    StringBuilder text = new StringBuilder();
    List<Mark> marks = new ArrayList<>();
    Matcher mark = MARK.matcher(line);
    int from = 0;
    while (mark.find()) {
      text.append(line, from, mark.start());
      int start = text.length();
      text.append(mark.group(1));
      marks.add(new Mark(start, text.length(), mark.group(2)));
      from = mark.end();
    }
    text.append(line.substring(from));
    check(holding, line, marks, text.toString());
    sayings.add(new Saying(voice, text.toString(), holding, marks));
  }

  private void check(Holding holding, String line, List<Mark> marks, String text) {
    for (Mark mark : marks) {
      if (mark.holding().isEmpty() && mark.dateUse().isEmpty()) {
        fields.fault(
            holding.word(),
            "'%s' in '%s' is no label; write one of %s"
                .formatted(mark.label(), line, String.join(", ", labels())));
      }
    }
    if (text.indexOf('{') >= 0 || text.indexOf('|') >= 0) {
      fields.fault(holding.word(), "'" + line + "' has a broken mark; write {AZ-104|held}");
    }
  }

  private static List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (Holding holding : Holding.values()) {
      labels.add(holding.word());
    }
    for (DateUse use : DateUse.values()) {
      labels.add(use.word());
    }
    return labels;
  }
}
