package dev.onward.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people may say, each line with the label of what answers it: the id of an item, or the word
 * of an ask. The decision what a message asks is trained on {@code lines}; {@code ofDocuments} are
 * answered by documents that have no label of their own, and teach to find them; {@code turns}
 * teach how a turn of a conversation leans on those before it. A start reads the models that were
 * trained on them, not the lines.
 */
public record Questions(List<Line> lines, List<Line> ofDocuments, List<Line> turns) {
  private static final String FOLDER = "questions";
  private static final String TURNS = "turns";
  private static final String SAYINGS = "statements";
  private static final String ENDING = ".yaml";

  /** Words that the models of statements are made with. */
  private static final List<String> WORDS =
      List.of("vocabulary/statements.yaml", "vocabulary/concepts.yaml");

  /** A line; {@code voice} names the way of speaking that it stands for. */
  public record Line(String label, String voice, String text) {}

  public Questions {
    lines = List.copyOf(lines);
    ofDocuments = List.copyOf(ofDocuments);
    turns = List.copyOf(turns);
  }

  /**
   * Reads the questions of a knowledge folder.
   *
   * @throws BrokenKnowledge when anything is at fault
   */
  public static Questions read(Path knowledge) {
    List<Fault> faults = new ArrayList<>();
    Questions questions = read(knowledge, faults);
    if (!faults.isEmpty()) {
      throw new BrokenKnowledge(faults);
    }
    return questions;
  }

  static Questions read(Path knowledge, List<Fault> faults) {
    return new QuestionsReader(knowledge, faults).read(files(knowledge));
  }

  /** Where the questions of a knowledge folder stand, and the models that came with them. */
  public static Path folder(Path knowledge) {
    return knowledge.resolve(FOLDER);
  }

  /** Changes with any file of questions but those of turns; no file is taken apart for it. */
  public static String digest(Path knowledge) {
    Path turns = folder(knowledge).resolve(TURNS);
    return digest(
        knowledge, files(knowledge).stream().filter(file -> !file.startsWith(turns)).toList());
  }

  /** Changes with any file that teaches how a turn leans on those before it. */
  public static String turnsDigest(Path knowledge) {
    return digest(knowledge, files(knowledge));
  }

  /** Changes with any file that teaches what people say of themselves. */
  public static String sayingsDigest(Path knowledge) {
    List<Path> taught = new ArrayList<>(files(knowledge));
    taught.addAll(files(knowledge, SAYINGS));
    WORDS.forEach(words -> taught.add(knowledge.resolve(words)));
    return digest(knowledge, taught);
  }

  private static String digest(Path knowledge, List<Path> taught) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : taught) {
        String name = knowledge.relativize(file).toString().replace('\\', '/');
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder(knowledge), e);
    }
  }

  private static List<Path> files(Path knowledge) {
    return files(knowledge, FOLDER);
  }

  private static List<Path> files(Path knowledge, String folder) {
    Path inside = knowledge.resolve(folder);
    if (!Files.isDirectory(inside)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(inside)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + inside, e);
    }
  }
}
