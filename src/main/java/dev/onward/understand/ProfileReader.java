package dev.onward.understand;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.Profile;
import dev.onward.plan.Trait;
import dev.onward.understand.Possession.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a message what a person says of themselves. It takes only what is said plainly; what
 * is supposed, wished, asked or said of others is left. Thread-safe.
 */
final class ProfileReader {
  /** Words of others that the person only repeats. */
  private static final Pattern QUOTED =
      Pattern.compile("[\"“„«](?=[^\"”“»]*\\s)[^\"”“»]{12,}[\"”“»]");

  /** Reads one side of a person from a clause. */
  interface Side {
    void read(Clause clause, Notes notes);
  }

  private final Clauses clauses;
  private final NameReader names;
  private final BadgeReader badges;
  private final GoalReader goals;
  private final HoursReader hours;
  private final TimeReader times;
  private final ExpiryCorrection corrections;
  private final TakingBack takingBack;
  private final List<Side> sides;

  ProfileReader(Catalogue catalogue, Vocabulary vocabulary, Mentions mentions) {
    Cues cues = new Cues(vocabulary.statements());
    this.clauses = new Clauses(cues);
    this.names = new NameReader(cues);
    this.badges = new BadgeReader(mentions, new BadgeDates(catalogue, cues), cues);
    this.goals = new GoalReader(catalogue, mentions, cues);
    this.hours = new HoursReader(cues);
    this.times = new TimeReader(cues);
    this.corrections = new ExpiryCorrection(mentions, cues);
    this.takingBack = new TakingBack(vocabulary, mentions, cues);
    this.sides =
        List.of(
            new LanguageReader(vocabulary, mentions, cues),
            new WorkReader(vocabulary, mentions, cues),
            new DislikeReader(vocabulary, mentions, cues),
            times,
            goals);
  }

  Told read(String whole, Profile before, LocalDate today) {
    Notes notes = new Notes(before, today);
    String message = QUOTED.matcher(whole).replaceAll(" ");
    names.read(message, notes);
    for (String sentence : Sentences.of(message)) {
      Verdict verdict = Verdict.UNSAID;
      boolean forgetting = false;
      for (Clause clause : clauses.of(sentence)) {
        forgetting = !takingBack.named(clause, forgetting).isEmpty();
        if (forgetting) {
          // What is to be forgotten is not told by that; whoever wants it forgotten is asked back.
          continue;
        }
        verdict = badges.read(clause, verdict, notes);
        sides.forEach(side -> side.read(clause, notes));
        hours.correct(clause, sentence, notes);
      }
    }
    hours.read(message, notes);
    corrections.read(message, notes);
    return new Told(notes.profile(), notes.learned());
  }

  /** The single things that a message wants forgotten. */
  List<Trait> toForget(String whole) {
    List<Trait> traits = new ArrayList<>();
    for (String sentence : Sentences.of(QUOTED.matcher(whole).replaceAll(" "))) {
      boolean forgetting = false;
      for (Clause clause : clauses.of(sentence)) {
        List<Trait> named = takingBack.named(clause, forgetting);
        forgetting = !named.isEmpty();
        traits.addAll(named);
      }
    }
    return traits.stream().distinct().toList();
  }

  /** The day by which a plan shall be through, if the message names one. */
  @Nullable LocalDate finishBy(String message, LocalDate today) {
    return times.finishBy(message, today);
  }

  /** The goal that a text names: a path, or a credential that no path ends with. */
  Optional<String> goalIn(String text) {
    return goals.goalIn(text);
  }

  /** The path that a text names, by itself or by the credential it ends with. */
  Optional<String> pathIn(String text) {
    return goals.pathIn(text);
  }
}
