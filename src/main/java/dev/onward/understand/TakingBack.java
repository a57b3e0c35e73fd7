package dev.onward.understand;

import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.Trait;
import dev.onward.plan.Trait.Kind;
import dev.onward.understand.NameFinder.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which single things a person wants forgotten: "forget my goal". It forgets nothing: that is
 * asked back first.
 */
final class TakingBack {
  private static final List<Kind> KINDS =
      List.of(
          Kind.GOAL,
          Kind.HOURS,
          Kind.NAME,
          Kind.START,
          Kind.ROLE,
          Kind.EMPLOYER,
          Kind.LANGUAGES,
          Kind.DISLIKES,
          Kind.BADGES);

  private final Vocabulary vocabulary;
  private final Mentions mentions;
  private final Cues cues;
  private final Pattern begin;
  private final Pattern none;
  private final Map<Kind, Pattern> kinds = new LinkedHashMap<>();

  TakingBack(Vocabulary vocabulary, Mentions mentions, Cues cues) {
    this.vocabulary = vocabulary;
    this.mentions = mentions;
    this.cues = cues;
    this.begin =
        cues.pattern(
            "^(?:please |can you |could you |now |then )*{take-back}(?: about)?(?: that)?(?= )");
    this.none =
        cues.pattern(
            "^i (?:have no|don't have an?|do not have an?) {goal}\\b(?: yet| any more| anymore)?");
    for (Kind kind : KINDS) {
      kinds.put(
          kind,
          cues.pattern(
              "^ (?:{mine} |the )?{"
                  + word(kind)
                  + "}(?: again| please| from .*| for now| too)?[.! ]*$"));
    }
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a clause.
   *
   * @param goesOn whether the clause before it in the sentence was such a request
   * @return what it wants forgotten; where it is anything, the clause says nothing else
   */
  List<Trait> named(Clause clause, boolean goesOn) {
    if (none.matcher(clause.text()).find()) {
      return List.of(whole(Kind.GOAL));
    }
    Matcher taken = begin.matcher(clause.text());
    boolean begins = taken.find();
    String rest = begins ? clause.text().substring(taken.end()) : " " + clause.text();
    if (!begins && !goesOn) {
      return List.of();
    }
    List<Trait> ofAKind =
        kinds.entrySet().stream()
            .filter(kind -> kind.getValue().matcher(rest).find())
            .map(kind -> whole(kind.getKey()))
            .toList();
    return ofAKind.isEmpty() && begins ? single(rest) : ofAKind;
  }

  private static Trait whole(Kind kind) {
    return new Trait(kind, "", "your " + word(kind));
  }

  /** "Forget AZ-104", "forget that I hate exams", "delete Java". */
  private List<Trait> single(String rest) {
    if (cues.in("hours", rest) || rest.contains("plan")) {
      return List.of();
    }
    List<Trait> traits = new ArrayList<>();
    for (Found badge : mentions.credentials(rest)) {
      traits.add(new Trait(Kind.BADGE, badge.id(), badge.id()));
    }
    for (Found language : mentions.languages(rest)) {
      traits.add(
          new Trait(
              Kind.LANGUAGE, language.id(), Notes.word(vocabulary.languages(), language.id())));
    }
    for (Found dislike : mentions.dislikes(rest)) {
      traits.add(
          new Trait(
              Kind.DISLIKE,
              dislike.id(),
              "what you said of " + Notes.word(vocabulary.dislikes(), dislike.id())));
    }
    return List.copyOf(traits);
  }
}
