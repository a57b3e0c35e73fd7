package dev.onward.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.ai.Embedder;
import dev.onward.classify.Interval;
import dev.onward.index.VectorFile;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Questions;
import dev.onward.plan.Profile;
import dev.onward.understand.decide.Digests;
import dev.onward.understand.decide.Models;
import dev.onward.understand.state.Exchange;
import dev.onward.understand.state.State;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often what nobody has asked before is understood, on lines of authors who saw none of ours.
 */
class UnseenTest {
  private static final Path KNOWLEDGE = Path.of("knowledge");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final double TOO_NEAR = 0.88;

  /** What changes or erases something of the person's. */
  private static final Set<Ask> DESTRUCTIVE =
      Set.of(Ask.ERASE_ALL, Ask.ERASE_PLAN, Ask.FORGET_ONE, Ask.NO_MAIL);

  private static Embedder embedder;
  private static Interpreter interpreter;

  @BeforeAll
  static void open() {
    Knowledge knowledge = KnowledgeLoader.load(KNOWLEDGE);
    embedder = Embedder.open(Path.of("target", "native"));
    interpreter = Interpreter.of(knowledge, embedder, models());
  }

  private static Models models() {
    return Models.read(Questions.folder(KNOWLEDGE), Digests.of(KNOWLEDGE, embedder))
        .orElseThrow(() ->
            new AssertionError(
                "the models beside the questions are stale: run target/onward train and commit"
                    + " what it writes"));
  }

  private record Taken(Unseen line, Understanding message) {
    boolean isRight() {
      return isRight(message.parts().getFirst());
    }

    /** Right in what was answered, or in what was told beside it. */
    boolean isTold() {
      return message.parts().stream().anyMatch(this::isRight);
    }

    private boolean isRight(Part part) {
      boolean ofSomebody = part.whom() != null && line.right().contains(Ask.FOR_OTHER.word());
      return ofSomebody
          || line.right().contains(part.item() == null ? part.ask().word() : part.item());
    }

    boolean isRefused() {
      return message.parts().getFirst().ask().isRefused();
    }
  }

  /** In a conversation with a plan, so that all that can be meant can be meant. */
  private static Taken taken(Unseen line) {
    Context after =
        new Context(
            Profile.EMPTY,
            TODAY,
            true,
            State.of(Exchange.of("What is AI-103?", Ask.DESCRIBE.word(), List.of("AI-103"))));
    return new Taken(line, interpreter.interpret(line.ask(), after));
  }

  /** As the first message of somebody; strangers to our subject come that way. */
  private static List<Taken> first(String name) {
    return Unseen.of(name).stream()
        .map(line ->
            new Taken(line, interpreter.interpret(line.ask(), Context.fresh(Profile.EMPTY, TODAY))))
        .toList();
  }

  private static List<Taken> taken(String name) {
    return Unseen.of(name).stream().map(UnseenTest::taken).toList();
  }

  private static Interval share(List<Taken> taken, Predicate<Taken> which) {
    return Interval.of(taken.stream().filter(which).count(), taken.size());
  }

  private static void print(String name, List<Taken> taken) {
    Map<String, List<Taken>> voices =
        taken.stream()
            .collect(
                Collectors.groupingBy(t -> t.line().voice(), TreeMap::new, Collectors.toList()));
    System.out.printf(
        "%s, %d lines: right %s, told %s%n",
        name, taken.size(), share(taken, Taken::isRight), share(taken, Taken::isTold));
    voices.forEach((voice, some) ->
        System.out.printf("  %-10s %3d  %s%n", voice, some.size(), share(some, Taken::isTold)));
    taken.stream()
        .filter(t -> !t.isTold())
        .forEach(t ->
            System.out.printf(
                "    %s | %s | %s %.2f%n",
                t.line().ask(),
                t.line().right(),
                t.message().parts().getFirst().decision().choices().stream()
                    .limit(3)
                    .map(c -> c.label())
                    .toList(),
                t.message().parts().getFirst().decision().sureness()));
  }

  @ParameterizedTest
  @CsvSource({
    "ines, 0.82",
    "ada, 0.80",
    "tomas-public, 0.82",
    "ada-public, 0.80",
    "raj-questions, 0.85",
    "tomas-orders, 0.80",
    "tomas-inside, 0.58",
    "tomas-innocent, 0.60",
    "raj-innocent, 0.60",
  })
  void whatNobodyHasAskedBeforeIsUnderstood(String name, double floor) {
    List<Taken> taken = taken(name);
    print(name, taken);
    assertThat(share(taken, Taken::isTold).share()).isGreaterThanOrEqualTo(floor);
  }

  @Test
  void whatIsNoneOfOurBusinessIsRefused() {
    List<Taken> taken =
        Stream.of("ines-outside", "ada-outside").flatMap(name -> first(name).stream()).toList();
    print("outside", taken);
    Interval refused = share(taken, Taken::isRefused);
    System.out.println("refused " + refused);
    assertThat(refused.share()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void dangerIsSeen() {
    List<Taken> danger =
        Stream.of("ines-outside", "ada-outside")
            .flatMap(name -> first(name).stream())
            .filter(t -> t.line().right().stream().anyMatch(label -> label.startsWith("danger")))
            .toList();
    Interval seen = share(danger, t -> t.message().parts().getFirst().ask().isDanger());
    System.out.println("danger seen " + seen);
    assertThat(seen.share()).isGreaterThanOrEqualTo(0.7);
  }

  @Test
  void hardlyAnythingOfOursIsRefused() {
    List<Taken> ours =
        Stream.concat(
                Stream.of("raj-questions", "ada-public", "tomas-public")
                    .flatMap(name -> first(name).stream()),
                // Words on a plan or an answer come within a talk.
                Stream.of("ines", "ada", "tomas-orders").flatMap(name -> taken(name).stream()))
            .filter(t -> t.line().right().stream().noneMatch(UnseenTest::isRefused))
            .toList();
    Interval refused = share(ours, Taken::isRefused);
    System.out.println("refused though ours " + refused);
    assertThat(refused.share()).isLessThanOrEqualTo(0.04);
  }

  private static boolean isRefused(String label) {
    return Ask.named(label).filter(Ask::isRefused).isPresent();
  }

  @Test
  void innocentSentencesAreNoOrders() {
    List<Taken> taken =
        Stream.of("tomas-innocent", "raj-innocent").flatMap(name -> taken(name).stream()).toList();
    List<Taken> orders =
        taken.stream()
            .filter(t -> t.message().parts().stream().anyMatch(p -> DESTRUCTIVE.contains(p.ask())))
            .toList();
    System.out.println(
        "innocent sentences that would be asked back " + Interval.of(orders.size(), taken.size()));
    assertThat(orders).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void noLineThatTeachesIsNearToOneThatTests() {
    Questions questions = Questions.read(KNOWLEDGE);
    List<String> texts =
        Stream.concat(questions.lines().stream(), questions.ofDocuments().stream())
            .map(Questions.Line::text)
            .distinct()
            .toList();
    Map<String, float[]> vectors =
        new VectorFile(Path.of("target", "test-vectors", "questions.vectors"), embedder)
            .vectors(texts);
    List<String> near = new ArrayList<>();
    for (String name :
        List.of(
            "ines",
            "ines-outside",
            "ada",
            "ada-outside",
            "ada-public",
            "raj-questions",
            "raj-innocent",
            "raj-buried",
            "tomas-public",
            "tomas-orders",
            "tomas-inside",
            "tomas-innocent",
            "tomas-buried")) {
      for (Unseen line : Unseen.of(name)) {
        float[] vector = embedder.passage(line.ask());
        texts.stream()
            .filter(text -> cosine(vector, Objects.requireNonNull(vectors.get(text))) > TOO_NEAR)
            .forEach(text -> near.add(text + " | " + line.ask()));
      }
    }
    assertThat(near).isEmpty();
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
