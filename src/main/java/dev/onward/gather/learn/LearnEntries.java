package dev.onward.gather.learn;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Json;
import dev.onward.gather.learn.LearnCredential.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects credentials while a document is read, one entry in memory at a time. Entries that tell
 * of the same credential become one; entries that can't be read are named. For one use, by one
 * thread.
 */
final class LearnEntries {
  /** The catalog has some 330; far more is not that catalog. */
  private static final int MOST = 5_000;

  private static final int MOST_NAMED = 20;

  private final Map<String, LearnCredential> byUid = new LinkedHashMap<>();
  private final List<String> skipped = new ArrayList<>();

  /**
   * Reads the array that the parser stands on.
   *
   * @throws IOException when it is no array, breaks off or holds too many
   */
  void readArray(JsonParser json, Kind kind) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("a list was promised and " + json.currentToken() + " came");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == null) {
        throw new IOException("the list breaks off");
      }
      JsonNode entry = Json.mapper().readTree(json);
      add(entry, kind);
    }
  }

  private void add(JsonNode entry, Kind kind) throws IOException {
    try {
      LearnCredential credential = LearnJson.read(entry, kind);
      byUid.merge(credential.uid(), credential, LearnCredential::with);
    } catch (IllegalArgumentException e) {
      if (skipped.size() < MOST_NAMED) {
        skipped.add(String.valueOf(e.getMessage()));
      }
    }
    if (byUid.size() > MOST) {
      throw new IOException("more than " + MOST + " credentials");
    }
  }

  List<LearnCredential> credentials() {
    return List.copyOf(byUid.values());
  }

  List<String> skipped() {
    return List.copyOf(skipped);
  }

  /** Why a document could not be read, without its words. */
  static String reason(IOException e) {
    return e instanceof JsonProcessingException broken
        ? "no whole JSON, at byte " + broken.getLocation().getByteOffset()
        : String.valueOf(e.getMessage());
  }
}
