package dev.onward.ground;

import dev.onward.classify.Example;
import dev.onward.classify.LinearModel;
import dev.onward.classify.LinearModel.Scored;
import dev.onward.classify.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which proposition a clause states, whatever its words: a linear model over words, their
 * pairs and characters, learned from the lines in {@code propositions/}. Clauses come masked by
 * {@link Masking}. Immutable and thread-safe; learning takes about a second.
 */
final class Recogniser {
  private static final List<String> VOICES =
      List.of("english", "variants", "german", "french", "spanish", "portuguese", "hindi-english");
  private static final float[] NO_VECTOR = {};
  private static final Set<String> ENGLISH = Set.of("english", "variants");
  private static final int MOST_VARIANTS = 24;

  /** The innermost choice first. */
  private static final Pattern CHOICE = Pattern.compile("\\(([^()]*)\\)");

  private final LinearModel model;
  private final Set<String> words;

  private Recogniser(LinearModel model, Set<String> words) {
    this.model = model;
    this.words = words;
  }

  /**
   * What is stated, how far before the next kind, and which share of the clause's words was learned
   * at all: little of it in a language that was not.
   */
  record Recognised(Proposition proposition, double lead, double known) {
    /** Chosen on two authors of the test's sentences; the other two took no part. */
    private static final double LEAST_LEAD = 0.05;

    private static final double LEAST_KNOWN = 0.5;

    boolean isSure() {
      return lead >= LEAST_LEAD && known >= LEAST_KNOWN;
    }
  }

  static Recogniser learned() {
    List<Example> examples = examples();
    Set<String> words =
        examples.stream()
            .flatMap(example -> Stream.of(example.text().split(" ", -1)))
            .collect(Collectors.toSet());
    return new Recogniser(Trainer.train(examples), words);
  }

  Recognised recognise(String masked) {
    List<Scored> ranked = model.ranked(masked, NO_VECTOR, label -> true);
    Scored best = ranked.getFirst();
    List<String> said = List.of(masked.split(" ", -1));
    double known = (double) said.stream().filter(words::contains).count() / said.size();
    return new Recognised(
        Proposition.of(best.label()), best.margin() - ranked.get(1).margin(), known);
  }

  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (String voice : VOICES) {
      String label = "";
      for (String line : lines(voice)) {
        if (line.startsWith("[")) {
          label = Proposition.of(line.substring(1, line.length() - 1)).label();
        } else if (!line.isBlank() && !line.startsWith("#")) {
          for (String variant : variants(line)) {
            add(examples, label, voice, variant);
          }
        }
      }
    }
    return examples;
  }

  /**
   * Each choice in brackets in turn, the others going along: as many lines as the longest choice
   * times a few, not all combinations.
   */
  private static List<String> variants(String line) {
    if (line.indexOf('(') < 0) {
      return List.of(line);
    }
    List<String> variants = new ArrayList<>();
    for (int i = 0; i < MOST_VARIANTS; i++) {
      String variant = variant(line, i);
      if (!variants.contains(variant)) {
        variants.add(variant);
      }
    }
    return variants;
  }

  /** Steps of another length for each choice, so that the choices come in many combinations. */
  private static String variant(String line, int number) {
    String rest = line;
    int step = 1;
    for (Matcher choice = CHOICE.matcher(rest); choice.find(); choice = CHOICE.matcher(rest)) {
      List<String> words = List.of(choice.group(1).split("\\|", -1));
      String chosen = words.get((number * step + number / words.size()) % words.size());
      rest = rest.substring(0, choice.start()) + chosen + rest.substring(choice.end());
      step += 2;
    }
    return rest.replaceAll("\\s+", " ").strip();
  }

  /** What is said of a credential by name is said of it by "it" too. */
  private static void add(List<Example> examples, String label, String voice, String line) {
    examples.add(Example.of(label, voice, masked(line), NO_VECTOR));
    if (ENGLISH.contains(voice) && line.contains("{A} ") && !line.contains("{B}")) {
      String it = line.startsWith("{A} :") ? line : line.replace("{A}", "it");
      examples.add(Example.of(label, voice, masked(it), NO_VECTOR));
    }
  }

  private static String masked(String line) {
    return line.replace("{A}", Masking.mask(0))
        .replace("{B}", Masking.mask(1))
        .replace("{D}", Masking.DATE)
        .replace("{N}", Masking.NUMBER);
  }

  private static List<String> lines(String voice) {
    String name = "propositions/" + voice + ".txt";
    try (InputStream in = Recogniser.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the archive");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
