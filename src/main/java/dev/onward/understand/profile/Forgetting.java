package dev.onward.understand.profile;

import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.Trait;
import dev.onward.plan.Trait.Kind;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Clauses;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import dev.onward.understand.text.Sentences;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the single things that a message orders to be forgotten: "forget my goal", "forget that I
 * have AI-102". It forgets nothing itself: whoever does asks back before. Thread-safe.
 */
final class Forgetting {
  /** The sides of a person that can be forgotten as a whole. */
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

  /** What is being collected from a message. */
  private record Collected(Set<Trait> traits, List<Clause> clauses) {
    Collected() {
      this(new LinkedHashSet<>(), new ArrayList<>());
    }
  }

  private final Vocabulary vocabulary;
  private final Mentions mentions;
  private final Clauses clauses;
  private final Pattern begin;
  private final Pattern none;
  private final Pattern plans;
  private final Map<Kind, Pattern> kinds = new EnumMap<>(Kind.class);

  Forgetting(Vocabulary vocabulary, Mentions mentions) {
    Cues cues = new Cues(vocabulary.statements());
    this.vocabulary = vocabulary;
    this.mentions = mentions;
    this.clauses = new Clauses(cues);
    this.begin =
        cues.pattern(
            "^(?:please |can you |could you |now |then |ok |no )*{take-back}(?: about)?(?: the fact)?(?: that)?(?= )");
    this.none =
        cues.pattern(
            "^i (?:have no|don't have an?|do not have an?) {goal}\\b(?: yet| any more| anymore)?");
    this.plans = cues.pattern("{hours}|\\bplans?\\b");
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

  private static Trait whole(Kind kind) {
    return new Trait(kind, "", "your " + word(kind));
  }

  /** What a message orders to be forgotten; empty where it orders no such thing. */
  List<Trait> in(String message) {
    Collected collected = new Collected();
    for (String sentence : Sentences.of(message)) {
      collect(clauses.of(sentence), collected);
    }
    return List.copyOf(collected.traits());
  }

  /** Those of a sentence's clauses that are such orders. */
  List<Clause> orders(List<Clause> sentence) {
    Collected collected = new Collected();
    collect(sentence, collected);
    return collected.clauses();
  }

  private void collect(List<Clause> sentence, Collected collected) {
    boolean goesOn = false;
    for (Clause clause : sentence) {
      goesOn = collect(clause, goesOn, collected);
      if (goesOn) {
        collected.clauses().add(clause);
      }
    }
  }

  private boolean collect(Clause clause, boolean goesOn, Collected collected) {
    if (none.matcher(clause.text()).find()) {
      collected.traits().add(whole(Kind.GOAL));
      return true;
    }
    Matcher taken = begin.matcher(clause.text());
    boolean begins = taken.find();
    String rest = begins ? clause.text().substring(taken.end()) : " " + clause.text();
    boolean ofAKind = (begins || goesOn) && ofAKind(rest, collected);
    return ofAKind || (begins && named(rest, collected));
  }

  private boolean ofAKind(String rest, Collected collected) {
    boolean any = false;
    for (Map.Entry<Kind, Pattern> kind : kinds.entrySet()) {
      if (kind.getValue().matcher(rest).find()) {
        collected.traits().add(whole(kind.getKey()));
        any = true;
      }
    }
    return any;
  }

  /** "Forget AZ-104", "forget that I hate exams", "delete Java". */
  private boolean named(String rest, Collected collected) {
    if (plans.matcher(rest).find()) {
      return false;
    }
    List<Trait> named = new ArrayList<>();
    for (Found badge : mentions.credentials(rest)) {
      named.add(new Trait(Kind.BADGE, badge.id(), badge.id()));
    }
    for (Found language : mentions.languages(rest)) {
      String word = Notes.word(vocabulary.languages(), language.id());
      named.add(new Trait(Kind.LANGUAGE, language.id(), word));
    }
    for (Found dislike : mentions.dislikes(rest)) {
      String word = Notes.word(vocabulary.dislikes(), dislike.id());
      named.add(new Trait(Kind.DISLIKE, dislike.id(), "what you said of " + word));
    }
    collected.traits().addAll(named);
    return !named.isEmpty();
  }
}
