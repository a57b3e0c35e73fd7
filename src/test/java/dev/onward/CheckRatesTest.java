package dev.onward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.evaluate.QuestionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often the check doubts what is right, and how often it lets pass what is altered, over
 * questions of the evaluation: the model is told to say what the embedded advisor answers, as it
 * stands or altered. What is counted is printed.
 */
class CheckRatesTest {
  private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n|]{30,}?\\[\\d+]\\.");
  private static FarSide model;
  private static RunningServer embedded;

  /** What is sought in a sentence, what is written in its place, what of that must not pass. */
  private record Alteration(Pattern sought, String instead, String invented) {
    Optional<String> of(String answer) {
      return SENTENCE
          .matcher(answer)
          .results()
          .map(MatchResult::group)
          .map(String::strip)
          .filter(sentence -> sought.matcher(sentence).find())
          .findFirst()
          .map(sentence -> sought.matcher(sentence).replaceFirst(instead));
    }
  }

  @BeforeAll
  static void start() {
    model = new FarSide(new Wire.OpenAi());
    embedded = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    embedded.close();
    model.close();
  }

  /** An answer with what stands behind "more". */
  private static String whole(JsonNode answer) {
    return answer.get("answer").asText() + "\n\n" + answer.path("more").asText();
  }

  @Test
  void whatOnwardSaysItselfIsNotDoubted() {
    int sentences = 0;
    List<String> doubted = new ArrayList<>();
    try (RunningServer worded = RunningServer.start(model.settings())) {
      for (String question : questions()) {
        String own = whole(new Visitor(embedded).say(question));
        Visitor visitor = new Visitor(worded);
        JsonNode answer = say(own, question, visitor);
        if (answer.get("answeredBy").asText().equals("openai")) {
          String id = answer.get("messageId").asText();
          JsonNode checked =
              Visitor.json(visitor.get("/api/messages/" + id + "/making").body()).get("checked");
          sentences += checked.get("sentences").asInt();
          if (checked.get("corrected").asInt() + checked.get("marked").asInt() > 0) {
            doubted.add(answer.get("answer").asText());
          }
        }
      }
    }
    System.out.printf("%d answers doubted of %d true sentences%n", doubted.size(), sentences);
    assertThat(sentences).isGreaterThan(200);
    assertThat(doubted).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void anAlteredDayDoesNotPass() {
    assertSeldomPasses(
        new Alteration(
            Pattern.compile("\\b\\d{1,2} ([A-Z][a-z]+) 202[4-7]"), "17 $1 2029", "2029"));
  }

  @Test
  void anExamThatDoesNotExistDoesNotPass() {
    assertSeldomPasses(new Alteration(Pattern.compile("\\bA[IZ]-\\d{3}\\b"), "AI-987", "AI-987"));
  }

  @Test
  void aSumFromNowhereDoesNotPass() {
    assertSeldomPasses(
        new Alteration(
            Pattern.compile("^(.*)( \\[\\d+]\\.)$"), "$1, worth \\$12,345 a year$2", "12,345"));
  }

  private static void assertSeldomPasses(Alteration alteration) {
    int altered = 0;
    List<String> passed = new ArrayList<>();
    try (RunningServer worded = RunningServer.start(model.settings())) {
      for (String question : questions()) {
        Optional<String> said = alteration.of(whole(new Visitor(embedded).say(question)));
        if (said.isPresent()) {
          String shown = say(said.get(), question, new Visitor(worded)).get("answer").asText();
          altered++;
          if (shown.contains(alteration.invented()) && !shown.contains("(not in my sources)")) {
            passed.add(shown);
          }
        }
      }
    }
    System.out.printf(
        "%d of %d sentences with %s passed%n", passed.size(), altered, alteration.invented());
    assertThat(altered).isGreaterThanOrEqualTo(10);
    // A sentence may still deny what it names: "it is not about AI-987".
    assertThat(passed).hasSizeLessThanOrEqualTo(altered / 10);
  }

  private static JsonNode say(String words, String question, Visitor visitor) {
    model.reset();
    model.says(words);
    return visitor.say(question);
  }

  /** Every third, so that it takes seconds. */
  private static List<String> questions() {
    List<String> all = QuestionSet.standard().openings();
    List<String> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 3) {
      some.add(all.get(i));
    }
    return some;
  }
}
