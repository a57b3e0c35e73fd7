package dev.onward.knowledge;

import java.util.List;
import java.util.Map;

/**
 * Words of another language and what they mean in English; {@code elisions} are what is left of a
 * small word before the next one ("l'"); {@code note} says in that language that the answer is in
 * English.
 */
public record Glossary(String note, List<String> elisions, Map<String, String> words) {
  public Glossary {
    elisions = List.copyOf(elisions);
    words = Map.copyOf(words);
  }
}
