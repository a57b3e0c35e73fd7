package dev.onward.evaluate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reader sees of a reply, as plain text: the answer and the words of its plan. */
record Wording(String text) {
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\((\\S+?)\\)");
  private static final Pattern MARK = Pattern.compile(" ?\\[\\d{1,2}\\]");
  private static final Pattern EMPHASIS = Pattern.compile("[*`]|__");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+|\\s\\|\\s");
  private static final Pattern CLAUSE_END =
      Pattern.compile("[,;:()]|\\b(?:but|although|while)\\b", Pattern.CASE_INSENSITIVE);

  /** Somebody is said to be mistaken in this sentence. */
  private static final Pattern REFUTED =
      Pattern.compile(
          "\\b(?:wrong|false|untrue|mistaken|misleading|incorrect|myth|unfounded|unsupported"
              + "|out of date|outdated)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What follows in the same clause is denied, doubted or only supposed. */
  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(?:no|not|never|cannot|nobody|nothing|none|neither|nor|without|hardly|instead of"
              + "|rather than|whether|if|claims?|claimed|rumou?rs?|supposedly|\\w+n't)\\b",
          Pattern.CASE_INSENSITIVE);

  static Wording of(Reply reply) {
    Stream<String> plan =
        reply.plan() == null
            ? Stream.of()
            : Stream.concat(
                Stream.concat(
                    Stream.of(reply.plan().goalTitle()), reply.plan().warnings().stream()),
                reply.plan().steps().stream()
                    .flatMap(step -> Stream.of(step.title(), step.why(), step.doneWhen())));
    return plain(Stream.concat(Stream.of(reply.answer()), plan).collect(Collectors.joining("\n")));
  }

  /** The first paragraph of the answer, where a question should find its answer. */
  static Wording opening(Reply reply) {
    return plain(reply.answer().strip().split("\\R\\s*\\R", 2)[0]);
  }

  /** Link targets go to the end, where they part no sentence. */
  static Wording plain(String markdown) {
    String text =
        Normalizer.normalize(markdown, Normalizer.Form.NFKC)
            .replaceAll("[\u2010-\u2015\u2212]", "-")
            .replaceAll("[\u2018\u2019]", "'");
    String targets =
        LINK.matcher(text).results().map(link -> link.group(2)).collect(Collectors.joining("\n"));
    text = LINK.matcher(text).replaceAll("$1");
    text = MARK.matcher(text).replaceAll("");
    return new Wording(EMPHASIS.matcher(text).replaceAll("") + "\n" + targets);
  }

  boolean says(Pattern point) {
    return point.matcher(text).find();
  }

  /**
   * Tells whether a claim is asserted. It is not in a question, nor where the sentence calls it
   * mistaken, nor where it is denied earlier in the same clause ("nobody can still renew it").
   */
  boolean asserts(Pattern claim) {
    return SENTENCE_END
        .splitAsStream(text)
        .filter(sentence -> !sentence.stripTrailing().endsWith("?"))
        .filter(sentence -> !REFUTED.matcher(sentence).find())
        .anyMatch(sentence -> asserted(claim, sentence));
  }

  private static boolean asserted(Pattern claim, String sentence) {
    List<String> openings = new ArrayList<>();
    Matcher match = claim.matcher(sentence);
    while (match.find()) {
      openings.add(
          CLAUSE_END.splitAsStream(sentence.substring(0, match.start()) + " ").toList().getLast());
    }
    return openings.stream().anyMatch(opening -> !DENIED.matcher(opening).find());
  }
}
