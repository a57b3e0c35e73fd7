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

/** Reads {@code questions/<kind>/<label>.yaml}: by voice, the lines that the label answers. */
final class QuestionsReader {
  private static final Set<String> VOICES =
      Set.of(
          "editor",
          "template",
          "terse",
          "story",
          "indirect",
          "sarcastic",
          "foreign",
          "premise",
          "double",
          "typo",
          "formal",
          "de",
          "es",
          "pt",
          "fr",
          "hi-en");

  /** The folder of lines by documents that have no label of their own. */
  private static final String DOCUMENTS = "documents";

  /** The folder of turns of a conversation, by how they lean on those before them. */
  private static final String TURNS = "turns";

  private final Path folder;
  private final List<Fault> faults;

  QuestionsReader(Path folder, List<Fault> faults) {
    this.folder = folder;
    this.faults = faults;
  }

  Questions read(List<Path> files) {
    List<Questions.Line> lines = new ArrayList<>();
    List<Questions.Line> ofDocuments = new ArrayList<>();
    List<Questions.Line> turns = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    Map<String, String> ownersOfTurns = new HashMap<>();
    for (Path file : files) {
      String name = folder.relativize(file).toString();
      boolean ofTurns = isIn(TURNS, file);
      List<Questions.Line> into = ofTurns ? turns : isIn(DOCUMENTS, file) ? ofDocuments : lines;
      Fields.parse(name, 0, text(file), faults)
          .ifPresent(fields ->
              into.addAll(lines(name, label(file), fields, ofTurns ? ownersOfTurns : owners)));
    }
    return new Questions(lines, ofDocuments, turns);
  }

  private boolean isIn(String kind, Path file) {
    return file.startsWith(Questions.folder(folder).resolve(kind));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
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
        fields.fault(
            voice,
            "is no voice; choose from " + String.join(", ", VOICES.stream().sorted().toList()));
      }
      for (String text : fields.texts(voice)) {
        String owner = owners.putIfAbsent(text.toLowerCase(Locale.ROOT), label);
        if (owner != null) {
          faults.add(
              new Fault(
                  file, 1, "'" + text + "' stands in " + owner + " already; a line has one label"));
        }
        lines.add(new Questions.Line(label, voice, text));
      }
    }
    fields.finish();
    return lines;
  }
}
