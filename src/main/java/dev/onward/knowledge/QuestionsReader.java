package dev.onward.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code questions/<kind>/<label>.yaml}: by voice, the lines that the label answers. */
final class QuestionsReader {
  private static final Set<String> VOICES =
      Set.of(
          "editor", "template", "terse", "story", "indirect", "sarcastic", "foreign", "premise",
          "double", "typo", "formal", "de", "es", "pt", "fr", "hi-en");

  private final Path folder;
  private final List<Fault> faults;

  QuestionsReader(Path folder, List<Fault> faults) {
    this.folder = folder;
    this.faults = faults;
  }

  Questions read() {
    Path inside = folder.resolve("questions");
    if (!Files.isDirectory(inside)) {
      return new Questions(List.of());
    }
    List<Questions.Line> lines = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    try (Stream<Path> files = Files.walk(inside)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String name = folder.relativize(file).toString();
        Fields.parse(name, 0, Files.readString(file), faults)
            .ifPresent(fields -> lines.addAll(lines(name, label(file), fields, owners)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + inside, e);
    }
    return new Questions(lines);
  }

  private static String label(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".yaml".length());
  }

  private List<Questions.Line> lines(
      String file, String label, Fields fields, Map<String, String> owners) {
    List<Questions.Line> lines = new ArrayList<>();
    for (String voice : fields.keys()) {
      if (!VOICES.contains(voice)) {
        fields.fault(voice, "is no voice; choose from " + String.join(", ", VOICES.stream().sorted().toList()));
      }
      for (String text : fields.texts(voice)) {
        String owner = owners.putIfAbsent(text.toLowerCase(Locale.ROOT), label);
        if (owner != null) {
          faults.add(new Fault(file, 1, "'" + text + "' stands in " + owner + " already; a line has one label"));
        }
        lines.add(new Questions.Line(label, voice, text));
      }
    }
    fields.finish();
    return lines;
  }
}
