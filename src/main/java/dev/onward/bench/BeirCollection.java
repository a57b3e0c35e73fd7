package dev.onward.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents, questions and which document answers which question, in the layout of the BEIR
 * benchmark (Thakur and others, 2021): {@code corpus.jsonl}, {@code queries.jsonl} and {@code
 * qrels/test.tsv}. Only questions that have an answer are kept.
 */
public record BeirCollection(String name, List<Text> documents, List<Judged> questions) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public BeirCollection {
    documents = List.copyOf(documents);
    questions = List.copyOf(questions);
  }

  /** A document; its title may be empty. */
  public record Text(String id, String title, String text) {
    /** Title and text as one. */
    String whole() {
      return title.isEmpty() ? text : title + "\n" + text;
    }
  }

  /** A question with the grade of each document that answers it. */
  public record Judged(String id, String text, Map<String, Integer> grades) {
    public Judged {
      grades = Map.copyOf(grades);
    }
  }

  /** A folder is no such collection; the message says what is missing. */
  public static final class BrokenCollection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenCollection(String message) {
      super(message);
    }
  }

  /**
   * Reads a collection.
   *
   * @throws BrokenCollection when the folder holds none
   */
  public static BeirCollection read(Path folder) {
    List<Text> documents = new ArrayList<>();
    for (JsonNode line : lines(folder.resolve("corpus.jsonl"))) {
      documents.add(
          new Text(
              line.path("_id").asText(),
              line.path("title").asText("").strip(),
              line.path("text").asText("").strip()));
    }
    Map<String, Map<String, Integer>> grades = grades(folder.resolve("qrels").resolve("test.tsv"));
    List<Judged> questions = new ArrayList<>();
    for (JsonNode line : lines(folder.resolve("queries.jsonl"))) {
      String id = line.path("_id").asText();
      if (grades.containsKey(id)) {
        questions.add(new Judged(id, line.path("text").asText(), grades.get(id)));
      }
    }
    if (documents.isEmpty() || questions.isEmpty()) {
      throw new BrokenCollection(
          "%s has %d documents and %d questions with an answer; a bench needs both"
              .formatted(folder, documents.size(), questions.size()));
    }
    return new BeirCollection(
        folder.toAbsolutePath().normalize().getFileName().toString(), documents, questions);
  }

  private static List<JsonNode> lines(Path file) {
    List<JsonNode> nodes = new ArrayList<>();
    int number = 0;
    for (String line : text(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode node = JSON.readTree(line);
        if (!node.hasNonNull("_id")) {
          throw new BrokenCollection("%s, line %d: has no \"_id\"".formatted(file, number));
        }
        nodes.add(node);
      } catch (JsonProcessingException e) {
        throw new BrokenCollection("%s, line %d: is no JSON object".formatted(file, number));
      }
    }
    return nodes;
  }

  private static Map<String, Map<String, Integer>> grades(Path file) {
    Map<String, Map<String, Integer>> grades = new HashMap<>();
    int number = 0;
    for (String line : text(file)) {
      number++;
      String[] parts = line.split("\t", -1);
      if (number == 1 || line.isBlank()) {
        continue; // The first line names the columns.
      }
      try {
        int grade = Integer.parseInt(parts[2].strip());
        if (grade > 0) {
          grades.computeIfAbsent(parts[0], id -> new HashMap<>()).put(parts[1], grade);
        }
      } catch (RuntimeException e) {
        throw new BrokenCollection(
            "%s, line %d: must be question, document and grade, with tabs between"
                .formatted(file, number));
      }
    }
    return grades;
  }

  private static List<String> text(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new BrokenCollection(
          "%s can't be read; a collection in BEIR layout has corpus.jsonl, queries.jsonl and qrels/test.tsv"
              .formatted(file));
    }
  }
}
