package dev.onward.gather.learn;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.onward.gather.learn.LearnCredential.Kind;
import java.io.IOException;
import java.util.Optional;

/**
 * The document that the open interface answers with: one object with a list for each kind of
 * content. Lists of other kinds, which make up most of it, are skipped as they come in. {@code
 * asOf} is the day of a kept one, empty in an answer.
 */
record OpenCatalogDocument(LearnEntries entries, String asOf) {

  /**
   * Reads a whole document.
   *
   * @throws IOException when it breaks off, is no such object or holds none of the lists
   */
  static OpenCatalogDocument read(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("an object was promised and " + json.currentToken() + " came");
    }
    LearnEntries entries = new LearnEntries();
    String asOf = "";
    boolean any = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      Optional<Kind> kind = kind(name);
      if (kind.isPresent()) {
        entries.readArray(json, kind.get());
        any = true;
      } else if (name.equals("asOf")) {
        asOf = json.getValueAsString("");
      } else {
        json.skipChildren();
      }
    }
    if (json.currentToken() != JsonToken.END_OBJECT || !any) {
      throw new IOException("the document breaks off, or is no catalog");
    }
    return new OpenCatalogDocument(entries, asOf);
  }

  private static Optional<Kind> kind(String list) {
    return switch (list) {
      case "mergedCertifications", "certifications" -> Optional.of(Kind.CERTIFICATION);
      case "exams" -> Optional.of(Kind.EXAM);
      case "appliedSkills" -> Optional.of(Kind.APPLIED_SKILL);
      default -> Optional.empty();
    };
  }
}
