package dev.onward.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.ai.Embedder;
import dev.onward.index.Passage;
import dev.onward.index.Splitter;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often the check lets a lie pass and how often it doubts what is right, on sentences in the
 * wording of chat models by authors of their own, which nothing was learned from. Each is filled in
 * for several credentials. Both rates are printed by kind and held.
 */
class SentencesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Path SENTENCES = Path.of("src/test/resources/dev/onward/ground/sentences");
  private static final List<String> STRANGE =
      List.of("AI-999", "AZ-777", "DP-888", "AI-555", "AB-123", "MS-321");
  private static final List<String> WRONG_DAYS =
      List.of(
          "14 March 2028",
          "31 December 2027",
          "1 May 2025",
          "15 January 2027",
          "9 April 2026",
          "2 September 2028");
  private static final Recogniser RECOGNISER = Recogniser.learned();
  private static final int SUBJECTS = 6;

  private static Catalogue catalogue;
  private static Grounding grounding;
  private static Splitter splitter;

  @BeforeAll
  static void open() {
    catalogue = KnowledgeLoader.load(Path.of("knowledge")).catalogue();
    Embedder embedder = Embedder.open(Path.of("target", "native"));
    grounding = new Grounding(() -> catalogue, embedder, passage -> Optional.empty());
    splitter = new Splitter(embedder::tokens);
  }

  private record Pair(String author, String verdict, String kind, String text, List<String> about) {
    boolean isRight() {
      return verdict.equals("true");
    }
  }

  private enum Shown {
    WITH_MARK,
    UNREMARKED,
    REMARKED
  }

  @Test
  void liesDoNotReachAReaderAndRightSentencesDo() {
    List<Pair> pairs = pairs();
    Map<String, int[]> kinds = new TreeMap<>();
    int[] lies = new int[4];
    int[] right = new int[2];
    for (Pair pair : pairs) {
      Shown shown = shown(pair);
      boolean wrong = pair.isRight() ? shown == Shown.REMARKED : shown != Shown.REMARKED;
      if (pair.isRight()) {
        right[0]++;
        right[1] += wrong ? 1 : 0;
      } else {
        lies[0]++;
        lies[1] += shown == Shown.WITH_MARK ? 1 : 0;
        lies[2] += shown == Shown.UNREMARKED ? 1 : 0;
      }
      for (String key : List.of(pair.verdict() + " " + pair.kind(), "by " + pair.author())) {
        int[] count = kinds.computeIfAbsent(key, k -> new int[2]);
        count[0]++;
        count[1] += wrong ? 1 : 0;
      }
      if (wrong && Boolean.getBoolean("onward.sentences")) {
        System.out.println(
            shown
                + " | "
                + pair.author()
                + " | "
                + pair.verdict()
                + " | "
                + pair.text()
                + " || "
                + new Masking(catalogue)
                    .clauses(pair.text().replace(" [1]", "")).stream()
                        .map(c -> RECOGNISER.recognise(c.masked()).toString().substring(10))
                        .toList());
      }
    }
    kinds.forEach(
        (kind, count) -> System.out.printf("%-24s %4d, wrong %3d%n", kind, count[0], count[1]));
    System.out.printf(
        Locale.ROOT,
        "%d pairs: of %d lies %.1f %% with a mark, %.1f %% unremarked; of %d right ones %.1f %%"
            + " altered%n",
        pairs.size(),
        lies[0],
        100.0 * lies[1] / lies[0],
        100.0 * lies[2] / lies[0],
        right[0],
        100.0 * right[1] / right[0]);
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(1_500);
    assertThat(100.0 * lies[1] / lies[0]).as("lies with a mark, %%").isLessThanOrEqualTo(3);
    assertThat(100.0 * lies[2] / lies[0]).as("lies unremarked, %%").isLessThanOrEqualTo(8);
    assertThat(100.0 * right[1] / right[0]).as("right ones altered, %%").isLessThanOrEqualTo(2);
  }

  private static Shown shown(Pair pair) {
    List<Passage> passages =
        pair.about().stream()
            .flatMap(id -> catalogue.document(id).stream())
            .flatMap(document -> splitter.split(document).stream())
            .toList();
    boolean marked = pair.text().contains("[1]");
    String bare = pair.text().replaceAll("\\s*\\[1]", "");
    Check check =
        grounding.begin(
            new Given(TODAY, pair.about().stream().limit(1).toList(), passages, "", ""));
    Verdict verdict = check.check(bare, marked ? passages.stream().limit(2).toList() : List.of());
    return switch (verdict) {
      case Verdict.Talk talk -> marked ? Shown.WITH_MARK : Shown.UNREMARKED;
      case Verdict.Supported supported ->
          marked || !supported.behind().isEmpty() ? Shown.WITH_MARK : Shown.UNREMARKED;
      case Verdict.Contradicted contradicted -> Shown.REMARKED;
      case Verdict.Unsupported unsupported -> Shown.REMARKED;
    };
  }

  // ---------------------------------------------------------------- the sentences

  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    try (var files = Files.list(SENTENCES)) {
      for (Path file : files.sorted().toList()) {
        String author = file.getFileName().toString().replace(".txt", "");
        for (String line : Files.readAllLines(file)) {
          if (!line.startsWith("#") && !line.isBlank()) {
            String[] parts = line.split(" \\| ", 2);
            String[] what = parts[0].split(" ", -1);
            pairs.addAll(filled(author, what[0], what[1], parts[1]));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pairs;
  }

  private static List<Pair> filled(String author, String verdict, String kind, String template) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < SUBJECTS; i++) {
      List<String> about = new ArrayList<>();
      String text = fill(template, i, about);
      if (pairs.stream().noneMatch(pair -> pair.text().equals(text))) {
        pairs.add(
            new Pair(
                author,
                verdict,
                kind,
                text,
                about.isEmpty() ? List.of("AI-102", "AI-103") : about));
      }
    }
    return pairs;
  }

  private static String fill(String template, int i, List<String> about) {
    Credential retired = at(retired(), i);
    Credential open = at(takeable(), i);
    Credential demanding = at(demanding(), i);
    Credential free = at(takeable().stream().filter(it -> it.requires().isEmpty()).toList(), i + 1);
    Credential old = at(replaced(), i);
    String next = old.successor(Relation.REPLACED_BY).orElseThrow().id();
    String text = template;
    LocalDate day = retired.lifecycle().retiresOn().orElseThrow();
    for (String language : List.of("de", "fr", "es", "pt")) {
      text = text.replace("{Rd." + language + "}", spoken(day, language));
    }
    text =
        text.replace("{Rd}", AsOf.spoken(day))
            .replace("{W}", WRONG_DAYS.get(i))
            .replace("{X}", STRANGE.get(i));
    text = text.replace("{Op}", open.exam().priceUsd().map(String::valueOf).orElse("165"));
    text = named(text, "{R}", retired.id(), about);
    text = named(text, "{Q}", demanding.id(), about);
    text = named(text, "{Qr}", demanding.requires().getFirst().anyOf().getFirst(), about);
    text = named(text, "{F}", free.id(), about);
    text = named(text, "{O}", open.id(), about);
    text = named(text, "{Old}", old.id(), about);
    return named(text, "{New}", next, about);
  }

  private static String named(String text, String slot, String id, List<String> about) {
    if (text.contains(slot)) {
      about.add(id);
    }
    return text.replace(slot, id);
  }

  private static String spoken(LocalDate day, String language) {
    String pattern =
        switch (language) {
          case "de" -> "d. MMMM uuuu";
          case "fr" -> "d MMMM uuuu";
          default -> "d 'de' MMMM 'de' uuuu";
        };
    return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language)).format(day);
  }

  private static Credential at(List<Credential> list, int i) {
    return list.get(i % list.size());
  }

  private static List<Credential> retired() {
    return catalogue.credentials().stream()
        .filter(Credential::isMicrosoft)
        .filter(it -> it.statusOn(TODAY) == Status.RETIRED && it.expires() && !it.canRenewOn(TODAY))
        .toList();
  }

  private static List<Credential> takeable() {
    return catalogue.credentials().stream()
        .filter(Credential::isMicrosoft)
        .filter(it -> it.statusOn(TODAY) == Status.ACTIVE && it.expires())
        .filter(it -> it.exam().priceUsd().isPresent() && it.lifecycle().announced().isEmpty())
        .toList();
  }

  private static List<Credential> demanding() {
    return takeable().stream()
        .filter(it -> it.requires().size() == 1 && it.requires().getFirst().anyOf().size() == 1)
        .toList();
  }

  private static List<Credential> replaced() {
    return retired().stream()
        .filter(it ->
            it.successors().stream().filter(s -> s.relation() == Relation.REPLACED_BY).count() == 1
                && catalogue
                    .credential(it.successor(Relation.REPLACED_BY).orElseThrow().id())
                    .isPresent()
                && catalogue
                    .credential(it.successor(Relation.REPLACED_BY).orElseThrow().id())
                    .orElseThrow()
                    .statusOn(TODAY)
                    .isOpen())
        .toList();
  }
}
