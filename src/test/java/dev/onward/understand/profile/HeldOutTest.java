package dev.onward.understand.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.Saying;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Measures on sentences that took no part in the training how often a badge that is kept is held,
 * and how often one that is held is kept.
 */
class HeldOutTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Knowledge KNOWLEDGE = KnowledgeLoader.load(Path.of("knowledge"));

  /** A sentence and the credentials that its author holds. */
  private record Line(Set<String> held, String sentence) {}

  private static List<Line> lines() throws IOException {
    try (var text = HeldOutTest.class.getResourceAsStream("held-out.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 2))
          .map(parts -> new Line(held(parts[0]), parts[1]))
          .toList();
    }
  }

  private static Set<String> held(String written) {
    return Stream.of(written.split(" "))
        .filter(word -> !word.equals("-") && !word.startsWith("~"))
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsKeptIsHeldAndWhatIsHeldIsKept() throws IOException {
    ProfileReader reader = TrainedReader.of(KNOWLEDGE);
    int right = 0;
    int kept = 0;
    int held = 0;
    for (Line line : lines()) {
      Set<String> read =
          reader.read(line.sentence(), Profile.EMPTY, TODAY).profile().held().stream()
              .filter(badge -> !badge.hasLapsedBy(TODAY))
              .map(HeldBadge::credential)
              .collect(Collectors.toSet());
      kept += read.size();
      held += line.held().size();
      read.retainAll(line.held());
      right += read.size();
    }
    System.out.printf(
        "held: precision %s, recall %s on %d sentences%n",
        interval(right, kept), interval(right, held), lines().size());
    assertThat((double) right / kept).isGreaterThanOrEqualTo(LEAST_PRECISION);
    assertThat((double) right / held).isGreaterThanOrEqualTo(LEAST_RECALL);
  }

  private static final double LEAST_PRECISION = 0.97;
  private static final double LEAST_RECALL = 0.85;

  /** Wilson's interval at 95 percent. */
  private static String interval(int right, int all) {
    double z = 1.96;
    double share = (double) right / all;
    double middle = share + z * z / (2 * all);
    double half = z * Math.sqrt(share * (1 - share) / all + z * z / (4.0 * all * all));
    double whole = 1 + z * z / all;
    return "%.3f (%.3f to %.3f, %d of %d)"
        .formatted(share, (middle - half) / whole, (middle + half) / whole, right, all);
  }

  @Test
  void noneOfTheSentencesIsLearnedFrom() throws IOException {
    Set<String> learned =
        new HashSet<>(KNOWLEDGE.vocabulary().sayings().stream().map(Saying::text).toList());
    assertThat(lines()).hasSizeGreaterThan(150);
    assertThat(lines()).extracting(Line::sentence).noneMatch(learned::contains);
  }
}
