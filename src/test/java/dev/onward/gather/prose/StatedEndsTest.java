package dev.onward.gather.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.knowledge.Update.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days of ends in phrases that were written down before the reading of them was. */
class StatedEndsTest {
  private static final Path PHRASES =
      Path.of("src", "test", "resources", "dev", "onward", "gather", "prose", "ends.tsv");
  private static final LocalDate PUBLISHED = LocalDate.of(2026, 11, 16);

  private record Phrase(String title, String text, String right) {
    /** The day that is read, as the file writes it. */
    String read() {
      Headline headline = Headline.of(title);
      Optional<Change> change = headline.stated().or(() -> Headline.byWords(text));
      if (change.filter(Change.RETIREMENT::equals).isEmpty()) {
        return "-";
      }
      EndDay end = EndDay.find(headline.title(), text, Optional.empty(), Optional.of(PUBLISHED));
      return end.day()
          .map(Object::toString)
          .or(() -> end.notBefore().map(day -> ">=" + day))
          .orElse("-");
    }
  }

  private static List<Phrase> phrases(String half) throws IOException {
    return Files.readAllLines(PHRASES).stream()
        .map(line -> line.split("\t", -1))
        .filter(cells -> cells[0].equals(half))
        .map(cells -> new Phrase(cells[1], cells[2], cells[3]))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tune", "judge"})
  void aDayThatIsReadIsRightAndFewAreOverlooked(String half) throws IOException {
    int read = 0;
    int right = 0;
    int stated = 0;
    List<String> wrong = new ArrayList<>();
    for (Phrase phrase : phrases(half)) {
      String day = phrase.read();
      read += day.equals("-") ? 0 : 1;
      stated += phrase.right().equals("-") ? 0 : 1;
      if (day.equals(phrase.right())) {
        right += day.equals("-") ? 0 : 1;
      } else {
        wrong.add(day + " in " + phrase);
      }
    }
    assertThat((double) right / read).as("precision, %s", wrong).isGreaterThanOrEqualTo(0.98);
    assertThat((double) right / stated).as("recall, %s", wrong).isGreaterThanOrEqualTo(0.85);
    System.out.println(half + ": " + right + " of " + read + " read, of " + stated + "; " + wrong);
  }
}
