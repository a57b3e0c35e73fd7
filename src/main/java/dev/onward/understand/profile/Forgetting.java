package dev.onward.understand.profile;

import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.Profile;
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
public final class Forgetting {
  /** A side of a person that can be forgotten as a whole. */
  public enum Kind {
    GOAL,
    HOURS,
    NAME,
    START,
    ROLE,
    EMPLOYER,
    LANGUAGES,
    DISLIKES,
    BADGES;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is to be forgotten: sides as a whole, and single credentials, languages and dislikes by
   * their ids.
   */
  public record Order(
      Set<Kind> kinds, Set<String> credentials, Set<String> languages, Set<String> dislikes) {
    public Order {
      kinds = Set.copyOf(kinds);
      credentials = Set.copyOf(credentials);
      languages = Set.copyOf(languages);
      dislikes = Set.copyOf(dislikes);
    }

    public boolean isEmpty() {
      return kinds.isEmpty() && credentials.isEmpty() && languages.isEmpty() && dislikes.isEmpty();
    }

    /** The profile once it has been carried out. */
    public Profile carriedOut(Profile before) {
      Profile after = before;
      for (Kind kind : kinds) {
        after = without(after, kind);
      }
      for (String credential : credentials) {
        after = after.withoutHeld(credential);
      }
      return after
          .withLanguages(without(after.languages(), languages))
          .withDislikes(without(after.dislikes(), dislikes));
    }

    private static Profile without(Profile profile, Kind kind) {
      return switch (kind) {
        case GOAL -> profile.withGoal(null);
        case HOURS -> profile.withHours(null);
        case NAME -> profile.withName(null);
        case START -> profile.withStart(null);
        case ROLE -> profile.withRole(null);
        case EMPLOYER -> profile.withEmployer(null);
        case LANGUAGES -> profile.withLanguages(List.of());
        case DISLIKES -> profile.withDislikes(List.of());
        case BADGES -> withoutBadges(profile);
      };
    }

    private static Profile withoutBadges(Profile profile) {
      Profile rest = profile;
      for (Profile.HeldBadge badge : profile.held()) {
        rest = rest.withoutHeld(badge.credential());
      }
      return rest;
    }

    private static List<String> without(List<String> all, Set<String> gone) {
      return all.stream().filter(one -> !gone.contains(one)).toList();
    }
  }

  /** What is being collected from a message. */
  private record Collected(
      Set<Kind> kinds,
      Set<String> credentials,
      Set<String> languages,
      Set<String> dislikes,
      List<Clause> clauses) {
    Collected() {
      this(
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new LinkedHashSet<>(),
          new ArrayList<>());
    }
  }

  private final Mentions mentions;
  private final Clauses clauses;
  private final Pattern begin;
  private final Pattern none;
  private final Pattern plans;
  private final Map<Kind, Pattern> kinds = new EnumMap<>(Kind.class);

  public Forgetting(Vocabulary vocabulary, Mentions mentions) {
    Cues cues = new Cues(vocabulary.statements());
    this.mentions = mentions;
    this.clauses = new Clauses(cues);
    this.begin =
        cues.pattern(
            "^(?:please |can you |could you |now |then |ok |no )*{take-back}(?: about)?(?: the fact)?(?: that)?(?= )");
    this.none =
        cues.pattern(
            "^i (?:have no|don't have an?|do not have an?) {goal}\\b(?: yet| any more| anymore)?");
    this.plans = cues.pattern("{hours}|\\bplans?\\b");
    for (Kind kind : Kind.values()) {
      kinds.put(
          kind,
          cues.pattern(
              "^ (?:{mine} |the )?{"
                  + kind.word()
                  + "}(?: again| please| from .*| for now| too)?[.! ]*$"));
    }
  }

  /** What a message orders to be forgotten; empty where it orders no such thing. */
  public Order in(String message) {
    Collected collected = new Collected();
    for (String sentence : Sentences.of(message)) {
      collect(clauses.of(sentence), collected);
    }
    return new Order(
        collected.kinds(), collected.credentials(), collected.languages(), collected.dislikes());
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
      collected.kinds().add(Kind.GOAL);
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
        collected.kinds().add(kind.getKey());
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
    List<Found> badges = mentions.credentials(rest);
    List<Found> languages = mentions.languages(rest);
    List<Found> dislikes = mentions.dislikes(rest);
    collected.credentials().addAll(Mentions.ids(badges));
    collected.languages().addAll(Mentions.ids(languages));
    collected.dislikes().addAll(Mentions.ids(dislikes));
    return !(badges.isEmpty() && languages.isEmpty() && dislikes.isEmpty());
  }
}
