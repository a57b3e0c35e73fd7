package dev.onward.gather.learn;

import dev.onward.gather.prose.StatedDay;
import dev.onward.knowledge.AsOf;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subtitle says of a credential's own end, the only place where the catalog tells it. A
 * sentence counts where it is about this credential and not about another one, and a date only
 * where the sentence ties it to the end: none is taken from elsewhere and none is reckoned. Without
 * a date {@code on} is empty; {@code words} is the sentence.
 */
record RetirementProse(boolean past, Optional<AsOf> on, boolean renewalToo, String words) {
  private static final int LONGEST = 300;

  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.!?])(?<!\\b[A-Z]\\.)\\s+(?=\\p{Lu})");

  private static final String VERB =
      "\\b(?<past>(?:has|have|had|was|were|is|are) (?:now |already |been |all )*retired"
          + "|retired (?=on\\b|in\\b|as of\\b))"
          + "|\\b(?:will|shall) (?:both |also |soon |be )*(?:retired?|discontinued)\\b"
          + "|\\b(?:scheduled|set|due|planned|planning|expected) to (?:be )?retired?\\b"
          + "|\\b(?:is|are) (?:now )?retiring\\b"
          + "|\\bretires\\b"
          + "|\\bretirement date(?: is)?\\b"
          + "|^(?<pastLabel>retired)\\b";

  private static final Pattern END = Pattern.compile(VERB, Pattern.CASE_INSENSITIVE);

  private static final Pattern DENIAL =
      Pattern.compile(
          "\\b(?:not|never|no longer planned|no plans?)\\b|n[\u2019']t\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ITSELF =
      Pattern.compile(
          "\\b(?:this|your)(?: \\w+)? (?:certification|credential|exam|assessment|applied skill)\\b"
              + "|\\bthe (?:certification|credential|exam|applied skill)\\b|\\bthis applied skill\\b|^it\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,3}-\\d{3,4}\\b");

  private static final Pattern TIED_BEHIND =
      Pattern.compile(
          "(?:" + VERB + ")[^;.]{0,60}?(?:\\b(?:on|in|as of|effective|is)|:)\\s+(?:\\w+day,? )?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TIED_BEFORE =
      Pattern.compile(
          "(?:[^;]{1,60} )?(?:on|as of|effective|in|starting) (?:\\w+day,? )?",
          Pattern.CASE_INSENSITIVE);

  /** Reads a text about a credential that has the given name and exams. */
  static Optional<RetirementProse> of(String text, String name, List<String> exams) {
    for (String sentence : SENTENCE_END.split(text, -1)) {
      Matcher end = END.matcher(sentence);
      if (end.find()
          && !DENIAL.matcher(sentence.substring(0, end.end())).find()
          && isOf(sentence.substring(0, end.start()), name, exams)) {
        return Optional.of(read(sentence, end));
      }
    }
    return Optional.empty();
  }

  /** What stands before the verb is about this credential, or about nothing at all. */
  private static boolean isOf(String subject, String name, List<String> exams) {
    List<String> codes = CODE.matcher(subject).results().map(MatchResult::group).toList();
    if (!exams.containsAll(codes)) {
      return false;
    }
    String bare = LearnNames.bare(subject);
    boolean byName = !name.isEmpty() && bare.contains(LearnNames.bare(name));
    return !codes.isEmpty() || byName || subject.isBlank() || ITSELF.matcher(subject).find();
  }

  private static RetirementProse read(String sentence, Matcher end) {
    boolean past = end.group("past") != null || end.group("pastLabel") != null;
    boolean renewal =
        sentence.substring(0, end.start()).toLowerCase(Locale.ROOT).contains("renewal");
    Optional<AsOf> on =
        StatedDay.in(sentence, Optional.empty()).stream()
            .filter(RetirementProse::isTied)
            .map(StatedDay::date)
            .findFirst();
    String words = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence;
    return new RetirementProse(past, on, renewal, words);
  }

  private static boolean isTied(StatedDay day) {
    return TIED_BEHIND.matcher(day.before()).find()
        || (TIED_BEFORE.matcher(day.before()).matches() && END.matcher(day.after()).find());
  }
}
