package dev.onward.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that readers use, from the files in {@code vocabulary/}: by id the words for topics,
 * languages, kinds of employer, roles and dislikes, and by kind those by which people make
 * statements of themselves. The first word of each list is the one to say back, save for topics,
 * which are named by their id, and for statements. {@code concepts} are by kind single words that
 * mean alike, {@code pointing} those by which a turn points back to the ones before, {@code
 * renamed} by a product's present name its former ones, {@code sayings} the lines of {@code
 * statements/}.
 */
public record Vocabulary(
    Map<String, List<String>> topics,
    Map<String, List<String>> languages,
    Map<String, List<String>> employers,
    Map<String, List<String>> roles,
    Map<String, List<String>> dislikes,
    Map<String, List<String>> statements,
    Map<String, List<String>> concepts,
    Map<String, List<String>> pointing,
    Map<String, List<String>> renamed,
    Map<String, Glossary> glossaries,
    List<Saying> sayings,
    Plans plans) {

  /**
   * Words by which people speak of their plan: places in it and amounts by their number, the steps
   * by what stands in their titles, and what is to become of them.
   */
  public record Plans(
      Map<String, List<String>> ordinals,
      Map<String, List<String>> cardinals,
      Map<String, List<String>> names,
      Map<String, List<String>> cues) {
    public Plans {
      ordinals = ordered(ordinals);
      cardinals = ordered(cardinals);
      names = ordered(names);
      cues = ordered(cues);
    }
  }

  public Vocabulary {
    topics = ordered(topics);
    languages = ordered(languages);
    employers = ordered(employers);
    roles = ordered(roles);
    dislikes = ordered(dislikes);
    statements = ordered(statements);
    concepts = ordered(concepts);
    pointing = ordered(pointing);
    renamed = ordered(renamed);
    glossaries = Map.copyOf(glossaries);
    sayings = List.copyOf(sayings);
  }

  private static Map<String, List<String>> ordered(Map<String, List<String>> words) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    words.forEach((id, list) -> copy.put(id, List.copyOf(list)));
    return Collections.unmodifiableMap(copy);
  }
}
