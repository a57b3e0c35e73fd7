package dev.onward.knowledge;

import java.util.Map;

/**
 * Words of another language and what they mean in English; {@code note} says in that language that
 * the answer is in English.
 */
public record Glossary(String note, Map<String, String> words) {
  public Glossary {
    words = Map.copyOf(words);
  }
}
