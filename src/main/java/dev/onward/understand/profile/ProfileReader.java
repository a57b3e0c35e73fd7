package dev.onward.understand.profile;

import dev.onward.classify.LinearModel;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.Profile;
import dev.onward.plan.Trait;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Clauses;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.Sentences;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a message what a person says of themselves. It takes only what is said plainly; what
 * is supposed, wished, asked or said of others is left. Thread-safe.
 */
public final class ProfileReader {
  /** Words of others that the person only repeats. */
  private static final Pattern QUOTED =
      Pattern.compile("[\"“„«](?=[^\"”“»]*\\s)[^\"”“»]{12,}[\"”“»]");

  /** Reads one side of a person from a clause. */
  interface Side {
    void read(Clause clause, Notes notes);
  }

  /** No sentence that a person writes is longer, in characters. */
  private static final int LONGEST = 500;

  private final Clauses clauses;
  private final NameReader names;
  private final BadgeReader badges;
  private final GoalReader goals;
  private final HoursReader hours;
  private final PlanOrder orders;
  private final TimeReader times;
  private final ExpiryCorrection corrections;
  private final Forgetting forgetting;
  private final List<Side> sides;

  /**
   * Makes a reader.
   *
   * @param holdings decides what is said of a badge, trained on {@link Lessons}
   * @param uses decides what a date is for
   */
  public ProfileReader(
      Catalogue catalogue,
      Vocabulary vocabulary,
      Mentions mentions,
      LinearModel holdings,
      LinearModel uses) {
    Cues cues = new Cues(vocabulary.statements());
    this.clauses = new Clauses(cues);
    this.names = new NameReader(cues);
    Judgement judgement =
        new Judgement(holdings, uses, new Surroundings(new Concepts(vocabulary.concepts())), cues);
    this.badges = new BadgeReader(mentions, judgement, new BadgeDates(catalogue, cues), cues);
    this.goals = new GoalReader(catalogue, mentions, cues);
    this.hours = new HoursReader(cues);
    this.orders = new PlanOrder(cues);
    this.times = new TimeReader(cues, orders);
    this.corrections = new ExpiryCorrection(mentions, cues);
    this.forgetting = new Forgetting(vocabulary, mentions);
    this.sides =
        List.of(
            new LanguageReader(vocabulary, mentions, cues),
            new WorkReader(vocabulary, mentions, cues),
            new DislikeReader(vocabulary, mentions, cues),
            times,
            goals);
  }

  /**
   * Reads a message in the person's own words.
   *
   * @param before what is known of them
   */
  public Told read(String whole, Profile before, LocalDate today) {
    return read(whole, before, today, sides);
  }

  /** The same without a day to start on. */
  public Told readWithoutStart(String whole, Profile before, LocalDate today) {
    return read(whole, before, today, sides.stream().filter(side -> side != times).toList());
  }

  private Told read(String whole, Profile before, LocalDate today, List<Side> sides) {
    Notes notes = new Notes(before, today);
    String message = QUOTED.matcher(whole).replaceAll(" ");
    names.read(message, notes);
    for (String sentence : pieces(message)) {
      List<Clause> told = clauses.of(sentence);
      if (told.isEmpty()) {
        continue;
      }
      List<Clause> orders = forgetting.orders(told);
      badges.read(sentence, told, orders, notes);
      for (Clause clause : told) {
        if (!orders.contains(clause)) {
          sides.forEach(side -> side.read(clause, notes));
          hours.correct(clause, sentence, notes);
        }
      }
    }
    hours.read(message, notes);
    corrections.read(message, notes);
    return new Told(notes.profile(), notes.learned());
  }

  /**
   * Sentences, those without an end in pieces: each mention is looked at within its sentence, so
   * the work would grow with the square of the length.
   */
  private static Set<String> pieces(String message) {
    Set<String> pieces = new LinkedHashSet<>();
    for (String sentence : Sentences.of(message)) {
      String rest = sentence;
      while (rest.length() > LONGEST) {
        int end = rest.lastIndexOf(' ', LONGEST);
        end = end <= 0 ? LONGEST : end;
        pieces.add(rest.substring(0, end));
        rest = rest.substring(end).strip();
      }
      pieces.add(rest);
    }
    return pieces;
  }

  /** The single things that a message wants forgotten. */
  public List<Trait> toForget(String whole) {
    return forgetting.in(QUOTED.matcher(whole).replaceAll(" "));
  }

  /** The day by which a plan shall be through, if the message names one. */
  public @Nullable LocalDate finishBy(String message, LocalDate today) {
    return times.finishBy(message, today);
  }

  /**
   * The goal of a plan that a text asks for: what its order names, else the last that it names;
   * never what the person holds.
   */
  public Optional<String> goalIn(String text, Profile known) {
    return ordered(text)
        .flatMap(clause -> goals.goalIn(clause, known).stream())
        .findFirst()
        .or(() -> goals.goalIn(text, known));
  }

  /** True where a clause of a text orders a plan and names toward what. */
  public boolean ordersPlan(String text) {
    return ordered(text).anyMatch(clause -> goals.goalIn(clause, Profile.EMPTY).isPresent());
  }

  private Stream<String> ordered(String text) {
    return Sentences.of(text).stream()
        .flatMap(sentence -> clauses.of(sentence).stream())
        .filter(orders::isIn)
        .map(Clause::text);
  }

  /** The same profile with the goal that a text in English tells, where it is the person's. */
  public Told withGoal(Told told, String english, LocalDate today) {
    Notes notes = new Notes(told.profile(), today);
    for (String sentence : Sentences.of(english)) {
      clauses.of(sentence).forEach(clause -> goals.read(clause, notes));
    }
    List<String> learned = new ArrayList<>(told.learned());
    learned.addAll(notes.learned());
    return new Told(notes.profile(), List.copyOf(learned));
  }

  /** The path that a text names, by itself or by the credential it ends with. */
  public Optional<String> pathIn(String text) {
    return goals.pathIn(text);
  }
}
