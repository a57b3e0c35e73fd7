package dev.onward.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Loads a knowledge folder. What breaks the schema is a {@link Fault} with file, line and what to
 * write; the folder's README is the schema in words.
 */
public final class KnowledgeLoader {
  private final Path folder;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, SourceFile> sources = new LinkedHashMap<>();

  private KnowledgeLoader(Path folder) {
    this.folder = folder;
  }

  /**
   * Loads all of it.
   *
   * @throws BrokenKnowledge when anything is at fault
   */
  public static Knowledge load(Path folder) {
    Reading reading = read(folder);
    if (!reading.faults().isEmpty()) {
      throw new BrokenKnowledge(reading.faults());
    }
    return reading.knowledge();
  }

  /** What could be read, and everything that is wrong. */
  static Reading read(Path folder) {
    return read(folder, Optional.empty());
  }

  /** The same, with sentences that stand in the given source as faults. */
  static Reading read(Path folder, Optional<String> source) {
    return new KnowledgeLoader(folder).readAll(source);
  }

  record Reading(Knowledge knowledge, List<Fault> faults) {
    Reading {
      faults = faults.stream().sorted().toList();
    }
  }

  private Reading readAll(Optional<String> source) {
    if (!Files.isDirectory(folder)) {
      faults.add(
          new Fault(
              folder.toString(),
              1,
              "is not a folder; set ONWARD_KNOWLEDGE to the knowledge folder"));
    }
    VocabularyReader words = new VocabularyReader(folder, faults);
    References references = words.references();
    Vocabulary vocabulary = words.vocabulary();
    List<Item> items = new ArrayList<>(credentials());
    items.addAll(markdown(Kind.ARTICLE, ItemReader::article));
    items.addAll(markdown(Kind.APPLIED_SKILL, ItemReader::appliedSkill));
    items.addAll(markdown(Kind.POLICY, ItemReader::policy));
    items.addAll(markdown(Kind.PATH, ItemReader::path));
    items.addAll(markdown(Kind.PROJECT, ItemReader::project));
    items.addAll(markdown(Kind.COMMUNITY, ItemReader::community));
    items.addAll(markdown(Kind.UPDATE, ItemReader::update));
    items.addAll(markdown(Kind.MARKET, ItemReader::market));
    items.addAll(markdown(Kind.CORRECTION, ItemReader::correction));
    items.addAll(markdown(Kind.CONFLICT, ItemReader::conflict));
    items.addAll(markdown(Kind.GUIDE, ItemReader::guide));
    Catalogue catalogue = new Catalogue(items, references.byKey());
    if (faults.isEmpty()) {
      CrossChecks checks = new CrossChecks(catalogue, vocabulary, references, sources, faults);
      checks.run();
      source.ifPresent(checks::compare);
    }
    return new Reading(new Knowledge(catalogue, vocabulary), faults);
  }

  private List<Credential> credentials() {
    List<Credential> credentials = new ArrayList<>();
    for (SourceFile file : files(Kind.CREDENTIAL, ".yaml")) {
      Fields.parse(file.name(), 0, file.text(), faults)
          .flatMap(CredentialReader::read)
          .ifPresent(credential -> {
            remember(credential.id(), file);
            credentials.add(credential);
          });
    }
    return credentials;
  }

  private <T extends Item> List<T> markdown(Kind kind, Function<ItemReader, Optional<T>> read) {
    List<T> items = new ArrayList<>();
    for (SourceFile file : files(kind, ".md")) {
      MarkdownFile.parse(file.name(), file.text(), faults)
          .flatMap(parsed -> read.apply(new ItemReader(parsed)))
          .ifPresent(item -> {
            remember(item.id(), file);
            items.add(item);
          });
    }
    return items;
  }

  private void remember(String id, SourceFile file) {
    if (!id.endsWith(file.stem())) {
      faults.add(
          new Fault(
              file.name(), file.lineOf("id:"), "is not named after its id " + id + "; rename one"));
    }
    SourceFile other = sources.putIfAbsent(id, file);
    if (other != null) {
      faults.add(
          new Fault(
              file.name(),
              file.lineOf("id:"),
              "the id " + id + " is taken by " + other.name() + "; ids are unique"));
    }
  }

  private Collection<SourceFile> files(Kind kind, String ending) {
    Path inside = folder.resolve(kind.folder());
    if (!Files.isDirectory(inside)) {
      return List.of();
    }
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> listed = Files.list(inside)) {
      for (Path path : listed.sorted().toList()) {
        String name = folder.relativize(path).toString();
        if (name.endsWith(ending)) {
          read(path, name).ifPresent(files::add);
        } else if (!Files.isHidden(path)) {
          faults.add(new Fault(name, 1, "does not belong here; this folder holds *" + ending));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + inside, e);
    }
    return files;
  }

  private Optional<SourceFile> read(Path path, String name) throws IOException {
    try {
      return Optional.of(new SourceFile(name, Files.readString(path)));
    } catch (CharacterCodingException e) {
      faults.add(new Fault(name, 1, "is not UTF-8 text; save it as UTF-8"));
      return Optional.empty();
    }
  }
}
