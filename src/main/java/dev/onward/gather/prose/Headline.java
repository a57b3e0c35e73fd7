package dev.onward.gather.prose;

import dev.onward.knowledge.Update.Change;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A title taken apart: what is left once the words before it that only say its kind are cut, and
 * the kind of change that its own words state, if they do. {@code mark} is what a mark in brackets
 * says, which a feed puts there from its status field.
 */
public record Headline(String title, Optional<Change> stated, Optional<Change> mark) {
  private static final String KINDS =
      "generally available|general availability|now available|launched|(?:now )?in (?:public"
          + " |private )?preview|public preview|private preview|preview|in"
          + " development|retirements?|retired|retiring|deprecat(?:ion|ed)"
          + "|updates?|announcing|announcement|new|ga";

  private static final Pattern BRACKET =
      Pattern.compile("^\\[(" + KINDS + ")]\\s*[:–—-]?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PREFIX =
      Pattern.compile("^(" + KINDS + ")\\s*(?::|\\s[–—-]\\s)\\s*", Pattern.CASE_INSENSITIVE);

  /** Words for an end that need no day and no voice to be one. */
  private static final Pattern BY_ITSELF =
      Pattern.compile(
          "(?i)retir|sunset|decommission|discontinu|phas|shut|end[-"
              + " ]of|eo[ls]|deprecat|go(?:es|ing)? |support|stop|no"
              + " longer|cease|un(?:available|supported)|turn|switch|last|final");

  /**
   * "Closes", "is being pulled": said of something, and no name of a feature that removes things.
   */
  private static final Pattern SAID_OF_IT =
      Pattern.compile("(?i)^\\s*(?:$|[.!:,;]|(?:on|in|from|by|after|soon|this|next|at|its)\\b)");

  private static final Pattern VOICE =
      Pattern.compile(
          "(?i)\\b(?:will|is|are|be|being|get|gets|to be|has been|have been)\\s+(?:\\w+ing\\s+)?$");

  private static final Pattern PREVIEW =
      Pattern.compile("\\bpreview(?:s|ing)?\\b|\\bearly access\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern LAUNCHED =
      Pattern.compile(
          "\\bgenerally available\\b|\\bgeneral(?:ly)? availability\\b|\\bGA\\b|\\bnow"
              + " available\\b|\\bis here\\b|\\blaunched\\b|\\breaches GA\\b",
          Pattern.CASE_INSENSITIVE);

  public static Headline of(String written) {
    String rest = VisibleText.line(written);
    Optional<Change> mark = Optional.empty();
    Optional<Change> stated = Optional.empty();
    for (Matcher cut = cut(rest); cut != null; cut = cut(rest)) {
      if (rest.startsWith("[")) {
        mark = byWord(cut.group(1));
      } else {
        Optional<Change> word = byWord(cut.group(1));
        stated = word.isPresent() ? word : stated;
      }
      rest = rest.substring(cut.end());
    }
    String title = VisibleText.bounded(rest, 300);
    return new Headline(title, stated.isPresent() ? stated : byWords(rest), mark);
  }

  private static @Nullable Matcher cut(String rest) {
    for (Pattern pattern : List.of(BRACKET, PREFIX)) {
      Matcher matcher = pattern.matcher(rest);
      if (matcher.find() && matcher.end() < rest.length()) {
        return matcher;
      }
    }
    return null;
  }

  /** What a word that names a stage means; empty for one that names none, such as "Update". */
  public static Optional<Change> byWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.startsWith("retir") || lower.startsWith("deprecat")) {
      return Optional.of(Change.RETIREMENT);
    }
    if (lower.contains("preview")) {
      return Optional.of(Change.PREVIEW);
    }
    boolean launched =
        lower.startsWith("general")
            || lower.equals("launched")
            || lower.equals("ga")
            || lower.equals("now available");
    return launched ? Optional.of(Change.LAUNCHED) : Optional.empty();
  }

  /**
   * What running words state: an end before all else, since who overlooks one loses most; then
   * whichever of preview and launch is named first.
   */
  public static Optional<Change> byWords(String words) {
    if (statesAnEnd(words)) {
      return Optional.of(Change.RETIREMENT);
    }
    int preview = first(PREVIEW, words);
    int launched = first(LAUNCHED, words);
    if (preview == launched) {
      return Optional.empty();
    }
    return Optional.of(preview < launched ? Change.PREVIEW : Change.LAUNCHED);
  }

  /**
   * An end that the first sentences of a text state with its day, under a title that names none.
   */
  public Optional<Change> endsIn(String text) {
    if (StatedEnd.in(title, Optional.empty()).stream().anyMatch(StatedEnd::denied)) {
      return Optional.empty();
    }
    return SentenceSplitter.of(text).stream()
            .limit(2)
            .anyMatch(sentence ->
                StatedEnd.in(sentence, Optional.empty()).stream()
                    .anyMatch(end ->
                        end.isOfAnEnd()
                            && (end.day().isPresent() || end.bound())
                            && end.weight() >= ClausePredicate.Kind.LASTS.weight()))
        ? Optional.of(Change.RETIREMENT)
        : Optional.empty();
  }

  private static boolean statesAnEnd(String words) {
    List<StatedEnd> ends = StatedEnd.in(words, Optional.empty());
    if (ends.stream().anyMatch(StatedEnd::denied)) {
      return false;
    }
    boolean dated =
        ends.stream()
            .anyMatch(end ->
                end.isOfAnEnd()
                    && end.day().isPresent()
                    && end.weight() >= ClausePredicate.Kind.DEADLINE.weight());
    return dated
        || ClausePredicate.in(words).stream()
            .filter(
                predicate -> predicate.isEnd() || predicate.kind() == ClausePredicate.Kind.NEW_USE)
            .anyMatch(predicate -> isAnEnd(predicate, words));
  }

  /** A sentence within a text that says of something, in a word for it, that it ends. */
  public static boolean saysThatItEnds(String sentence) {
    return ClausePredicate.in(sentence).stream()
        .filter(ClausePredicate::isEnd)
        .filter(p -> BY_ITSELF.matcher(sentence.substring(p.start(), p.end())).lookingAt())
        .anyMatch(p -> VOICE.matcher(sentence.substring(0, p.start())).find());
  }

  private static boolean isAnEnd(ClausePredicate predicate, String words) {
    String said = words.substring(predicate.start(), predicate.end());
    return switch (predicate.kind()) {
      case ENDS, FAILS, DEPRECATED, LASTS, UNCARED ->
          BY_ITSELF.matcher(said).lookingAt()
              || VOICE.matcher(words.substring(0, predicate.start())).find()
              || SAID_OF_IT.matcher(words.substring(predicate.end())).find();
      case REMOVED -> VOICE.matcher(words.substring(0, predicate.start())).find();
      case NEW_USE -> said.toLowerCase(Locale.ROOT).contains("no longer");
      case DEADLINE, MOVED, OTHER -> false;
    };
  }

  private static int first(Pattern pattern, String words) {
    Matcher matcher = pattern.matcher(words);
    return matcher.find() ? matcher.start() : Integer.MAX_VALUE;
  }
}
