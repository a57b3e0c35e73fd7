package dev.onward.evaluate;

import dev.onward.evaluate.Reading.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Questions with what is expected of their answers, as of one instant. {@code points} are things
 * that an answer may have to say, each as patterns of which one has to be found; {@code claims} are
 * false sentences that no answer may assert.
 */
public record QuestionSet(
    Instant askedAt,
    Floor floor,
    Map<String, List<String>> points,
    Map<String, Claim> claims,
    List<Question> questions) {

  private static final String STANDARD = "questions.yaml";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

  /** The share of questions that has to be answered well: of all, and of each category. */
  public record Floor(double total, double category) {}

  /** A false claim: an example that asserts it, and the pattern that finds it. */
  public record Claim(String example, String pattern) {}

  public QuestionSet {
    points = Map.copyOf(points);
    claims = Map.copyOf(claims);
    questions = List.copyOf(questions);
  }

  /** The set that belongs to the program. */
  public static QuestionSet standard() {
    try (InputStream file =
        Objects.requireNonNull(QuestionSet.class.getResourceAsStream(STANDARD))) {
      return parse(STANDARD, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a set from a file.
   *
   * @throws BrokenSet with all that is wrong with it
   */
  public static QuestionSet read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new BrokenSet(
          "The questions in %s can't be read; name a file with --set".formatted(file));
    }
  }

  static QuestionSet parse(String name, String text) {
    try {
      QuestionSet set = Reading.yaml(name, text, QuestionSet.class);
      List<String> faults = set.faults();
      if (!faults.isEmpty()) {
        throw new BrokenSet(name + ":\n  " + String.join("\n  ", faults));
      }
      return set;
    } catch (Unreadable e) {
      throw new BrokenSet(e.getMessage() == null ? name : e.getMessage());
    }
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Question question : questions) {
      String id = question.id();
      if (!ids.add(id)) {
        faults.add("'%s' stands there twice; give every question an id of its own".formatted(id));
      }
      faults(question).forEach(fault -> faults.add("'%s': %s".formatted(id, fault)));
    }
    claims.forEach((name, claim) ->
        fault(claim.pattern()).ifPresent(fault -> faults.add("'%s': %s".formatted(name, fault))));
    return faults;
  }

  private List<String> faults(Question question) {
    List<String> faults = new ArrayList<>();
    if (question.id().isBlank() || question.category().isBlank() || question.ask().isEmpty()) {
      faults.add("give it an id, a category and something to ask");
    }
    Stream<String> points =
        Stream.of(question.opens(), question.says()).flatMap(List::stream).map(this::point);
    Stream.concat(points, question.cites().stream())
        .forEach(pattern -> fault(pattern).ifPresent(faults::add));
    question.never().stream()
        .filter(claim -> !claims.containsKey(claim))
        .forEach(claim -> faults.add("no claim is named '%s'".formatted(claim)));
    return faults;
  }

  private static Optional<String> fault(String pattern) {
    try {
      compiled(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("'%s' is no pattern: %s".formatted(pattern, e.getDescription()));
    }
  }

  /** The first turn of every question, each of which can be asked alone. */
  public List<String> openings() {
    return questions.stream().map(question -> question.ask().getFirst()).toList();
  }

  static Pattern compiled(String pattern) {
    return Pattern.compile(pattern, FLAGS);
  }

  /** The pattern of a point; what names none is a pattern itself. */
  String point(String name) {
    List<String> patterns = points.get(name);
    return patterns == null ? name : String.join("|", patterns);
  }

  Claim claim(String name) {
    return Objects.requireNonNull(claims.get(name), name);
  }

  /** A set of questions is at fault; the message says where. */
  public static final class BrokenSet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSet(String message) {
      super(message);
    }
  }
}
