package dev.onward.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the YAML files that are not items: the references and the vocabulary. */
final class VocabularyReader {
  private static final String SAYINGS = "statements";

  private final Path folder;
  private final List<Fault> faults;

  VocabularyReader(Path folder, List<Fault> faults) {
    this.folder = folder;
    this.faults = faults;
  }

  Vocabulary vocabulary() {
    Map<String, Map<String, List<String>>> people = new LinkedHashMap<>();
    fields("vocabulary/people.yaml")
        .ifPresent(fields -> {
          for (String group : List.of("languages", "employers", "roles", "dislikes")) {
            people.put(group, lists(fields.child(group)));
          }
          fields.finish();
        });
    return new Vocabulary(
        lists("vocabulary/topics.yaml"),
        people.getOrDefault("languages", Map.of()),
        people.getOrDefault("employers", Map.of()),
        people.getOrDefault("roles", Map.of()),
        people.getOrDefault("dislikes", Map.of()),
        lists("vocabulary/statements.yaml"),
        lists("vocabulary/concepts.yaml"),
        lists("vocabulary/pointing.yaml"),
        lists("vocabulary/renamed.yaml"),
        glossaries(),
        sayings(),
        plans());
  }

  private Vocabulary.Plans plans() {
    Map<String, Map<String, List<String>>> groups = new LinkedHashMap<>();
    fields("vocabulary/plans.yaml")
        .ifPresent(fields -> {
          for (String group : List.of("ordinals", "cardinals", "names", "cues")) {
            groups.put(group, lists(fields.child(group)));
          }
          fields.finish();
        });
    return new Vocabulary.Plans(
        groups.getOrDefault("ordinals", Map.of()),
        groups.getOrDefault("cardinals", Map.of()),
        groups.getOrDefault("names", Map.of()),
        groups.getOrDefault("cues", Map.of()));
  }

  private List<Saying> sayings() {
    Path inside = folder.resolve(SAYINGS);
    if (!Files.isDirectory(inside)) {
      faults.add(new Fault(SAYINGS, 1, "is missing; it holds what people say of their badges"));
      return List.of();
    }
    try (Stream<Path> files = Files.list(inside)) {
      return files
          .map(file -> SAYINGS + "/" + file.getFileName())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .flatMap(name -> fields(name).stream())
          .flatMap(fields -> SayingReader.read(fields).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + inside, e);
    }
  }

  References references() {
    return fields("references.yaml")
        .map(fields -> {
          Map<String, Reference> byKey = new LinkedHashMap<>();
          List<String> hosts = fields.texts("hosts");
          Fields references = fields.child("references");
          for (String key : references.keys()) {
            byKey.put(key, reference(key, references.child(key)));
          }
          fields.finish();
          return new References(byKey, hosts);
        })
        .orElse(new References(Map.of(), List.of()));
  }

  private static Reference reference(String key, Fields fields) {
    return new Reference(
        key,
        fields.text("what"),
        fields.text("kind"),
        fields.optionalUrl("url"),
        fields.optionalDate("date"));
  }

  private Map<String, Glossary> glossaries() {
    Map<String, Glossary> glossaries = new LinkedHashMap<>();
    fields("vocabulary/glossary.yaml")
        .ifPresent(fields -> {
          for (String language : fields.keys()) {
            Fields glossary = fields.child(language);
            Fields words = glossary.child("words");
            Map<String, String> meanings = new LinkedHashMap<>();
            words.keys().forEach(word -> meanings.put(word, words.text(word)));
            glossaries.put(
                language,
                new Glossary(glossary.text("note"), glossary.optionalTexts("elisions"), meanings));
          }
          fields.finish();
        });
    return glossaries;
  }

  private Map<String, List<String>> lists(String file) {
    return fields(file).map(VocabularyReader::lists).orElse(Map.of());
  }

  private static Map<String, List<String>> lists(Fields fields) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String id : fields.keys()) {
      lists.put(id, fields.texts(id));
    }
    fields.finish();
    return lists;
  }

  private Optional<Fields> fields(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      faults.add(new Fault(name, 1, "is missing; the README of the knowledge says what it holds"));
      return Optional.empty();
    }
    try {
      return Fields.parse(name, 0, Files.readString(file), faults);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }
}
