package dev.onward.gather.learn;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onward.database.Json;
import dev.onward.knowledge.BrokenKnowledge;
import dev.onward.knowledge.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * What Microsoft Learn's catalog told on a day, as far as we know: the floor where no interface
 * answers, and the base to which later answers are compared. It is a file in the form of the open
 * interface, so that an answer of that can take its place.
 */
public record LearnSnapshot(LocalDate asOf, List<LearnCredential> credentials) {
  private static final String FILE = "learn-catalog.json";

  public LearnSnapshot {
    credentials = List.copyOf(credentials);
  }

  /**
   * Reads the snapshot of a knowledge folder; one without it has an empty snapshot of the given
   * day.
   *
   * @throws BrokenKnowledge when the file is not such a document
   */
  public static LearnSnapshot in(Path knowledge, LocalDate otherwise) {
    Path file = knowledge.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return new LearnSnapshot(otherwise, List.of());
    }
    try (InputStream stream = Files.newInputStream(file);
        JsonParser json = Json.mapper().createParser(stream)) {
      OpenCatalogDocument document = OpenCatalogDocument.read(json);
      return new LearnSnapshot(
          document.asOf().isEmpty() ? otherwise : LocalDate.parse(document.asOf()),
          document.entries().credentials());
    } catch (JsonProcessingException e) {
      throw broken(e.getLocation() == null ? 1 : e.getLocation().getLineNr());
    } catch (IOException | DateTimeParseException e) {
      throw broken(1);
    }
  }

  private static BrokenKnowledge broken(int line) {
    return new BrokenKnowledge(
        List.of(
            new Fault(FILE, line, "is no catalog; write it as the README of the knowledge says")));
  }

  boolean knows(LearnCredential theirs) {
    return credentials.stream()
        .anyMatch(known ->
            known.uid().equals(theirs.uid())
                || (known.slug().isPresent() && known.slug().equals(theirs.slug())));
  }
}
