package dev.onward.ground;

import dev.onward.ai.Embedder;
import dev.onward.index.Passage;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Document;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What sentences are held against: one state of the knowledge. Thread-safe. */
final class Basis {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Catalogue catalogue;
  private final Embedder embedder;
  private final Function<Passage, Optional<float[]>> vectors;
  private final String everything;
  private final Masking masking;
  private final Recogniser recogniser;
  private final Map<String, Set<String>> stems = new ConcurrentHashMap<>();

  /** What passages and credentials back: the same ones are cited again and again. */
  private final Map<Object, Set<Claim>> backing = new ConcurrentHashMap<>();

  Basis(
      Catalogue catalogue,
      Recogniser recogniser,
      Embedder embedder,
      Function<Passage, Optional<float[]>> vectors) {
    this.catalogue = catalogue;
    this.masking = new Masking(catalogue);
    this.recogniser = recogniser;
    this.embedder = embedder;
    this.vectors = vectors;
    this.everything =
        catalogue.documents().stream()
            .map(Basis::words)
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
  }

  private static String words(Document document) {
    return document.title()
        + document.sections().stream()
            .map(section -> "\n" + section.heading() + "\n" + section.plain())
            .collect(Collectors.joining());
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Masking masking() {
    return masking;
  }

  Recogniser recogniser() {
    return recogniser;
  }

  /** How the words of a passage begin. */
  Set<String> stems(Passage passage) {
    return stems.computeIfAbsent(
        passage.id() + passage.text().length(),
        id ->
            NO_WORD
                .splitAsStream(passage.title() + " " + passage.section() + " " + passage.text())
                .map(Check::stem)
                .collect(Collectors.toSet()));
  }

  /** True where the knowledge speaks of a name or a code at all. */
  boolean knows(String name) {
    return everything.contains(name.toLowerCase(Locale.ROOT));
  }

  Set<Claim> backing(Credential credential) {
    return backing.computeIfAbsent(
        credential.id(), id -> ClaimFinder.backing(words(credential.document())));
  }

  Set<Claim> backing(Passage passage) {
    return backing.computeIfAbsent(
        passage,
        same ->
            ClaimFinder.backing(
                String.join(
                    "\n",
                    passage.title(),
                    passage.section(),
                    passage.text(),
                    passage.verified(),
                    Optional.ofNullable(passage.published()).orElse(""))));
  }

  float[] vector(String sentence) {
    return embedder.passage(sentence);
  }

  double nearness(float[] sentence, Passage passage) {
    float[] vector = vectors.apply(passage).orElseGet(() -> embedder.passage(passage.text()));
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += sentence[i] * vector[i];
    }
    return sum;
  }
}
