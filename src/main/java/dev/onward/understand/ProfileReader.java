package dev.onward.understand;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.NameFinder.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a message what a person says of themselves. It takes only what is said plainly; what
 * is supposed, wished or asked is left.
 */
final class ProfileReader {
  /** The profile after a message, and what it learned, in words to say back. */
  record Told(Profile profile, List<String> learned) {}

  private static final String I = "\\b(?:i|i've|i’ve|i'm|we|ich|je|j'ai|yo)\\b";
  private static final Pattern HAS =
      pattern(
          I
              + "[^.;!?]{0,40}\\b(?:passed|hold|holding|have(?! to\\b)|'ve|got|earned|cleared|did|own|achieved"
              + "|obtained|finished|completed|renewed|took|habe|bestanden|besitze|tengo|aprob[ée])\\b"
              + "[^.;!?]{0,35}$|^(?:already )?(?:passed|hold|holding|got|earned|cleared|have|done)\\b[^.;!?]{0,30}$"
              + "|\\bcertified\\b[^.;!?]{0,12}$|\\bmy (?:(?:old|current|retired|new|own|expired|lapsed|active|azure|microsoft|present|first|only) ){0,2}$");
  private static final Pattern HAS_BEHIND =
      pattern(
          "^[\"')]*(?: \\([^)]*\\))?(?: badge| certification| certificate| exam| credential)?,? ?(?:holder|certified|under my belt|in the bag"
              + "|already|done|passed|is done|last (?:year|spring|summer|autumn|month)|since \\d{4}|,? (?:which )?(?:expires|lapses|runs out))\\b");
  private static final Pattern HAS_NOT =
      pattern(
          "\\b(?:not|n't|never|no|without|want|wants|like|plan|planning|hope|need|should|would|could|can|will|going|toward|towards"
              + "|if|suppose|imagine|assume|become|failed|fail|skip|for|after|versus|vs|than|before i|nicht|kein\\w*)\\b");
  private static final Pattern PLANNED =
      pattern(
          "^(?: exam)? (?:exam|slot|booking|date|appointment|test|study|studies|preparation|prep|goal|plan|course|attempt|sitting)\\b");
  private static final Pattern DENIES =
      pattern(
          "\\b(?:do not|don't|never|have not|haven't|did not|didn't|no longer)\\b[^.;!?]{0,25}\\b(?:hold|have|passed|pass|got|own|earned)?\\b[^.;!?]{0,15}$|\\bfailed\\b[^.;!?]{0,15}$");
  private static final Pattern EXPIRES =
      pattern(
          "\\b(?:expir\\w*|laps\\w*|valid (?:until|till|to|through)|valid|runs? out|good until|active until|ends?|läuft|gültig bis|abläuft|caduca)\\b");
  private static final Pattern EARNED =
      pattern(
          "\\b(?:passed|earned|got|cleared|since|obtained|achieved|took|bestanden|awarded|in)\\b");
  private static final Pattern AIMS =
      pattern(
          "\\b(?:want|wants|aim|aiming|aims|goal|target|plan to|planning to|like to|love to|hope to|moving|heading|head|interested in|drawn"
              + "|lean\\w*|toward|towards|become|switch\\w*|direction|dream|focus\\w*|into|go for|going for|aspire|ziel|möchte|richtung)\\b");
  private static final Pattern QUESTION = pattern("\\?\\s*$");
  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:[Mm]y name is|[Mm]y name's|[Cc]all me|[Tt]his is|I'm|I’m|I am|[Ii]ch bin|[Ii]ch heiße)\\s+(\\p{Lu}[\\p{L}'’-]{1,30})(?=\\s*(?:[,.!;:–-]|and\\b|und\\b|here\\b|$))");
  private static final Pattern CALLED =
      Pattern.compile("\\b(?:[Mm]y name is|[Mm]y name's|[Cc]all me)\\s+(\\p{Lu}[\\p{L}'’-]{1,30})");
  private static final Set<String> NO_NAMES =
      Set.of(
          "azure",
          "microsoft",
          "java",
          "python",
          "ai",
          "data",
          "certified",
          "german",
          "french",
          "indian",
          "american",
          "british",
          "spanish",
          "italian",
          "polish",
          "new",
          "back",
          "not");
  private static final Pattern LANGUAGE_PERSON =
      pattern(
          "^\\s*(?:back-?end |front-?end |full-?stack |software |senior |junior )?(?:developer|engineer|programmer|dev|coder|person|guy|shop|house|entwickler\\w*)\\b");
  private static final Pattern AS_A =
      pattern("\\b(?:as an?|i'm an?|i am an?|being an?)\\s+(?:\\w+ ){0,2}$");
  private static final Pattern MINE = pattern("\\b(?:i|my|we|our|me|ich|meine?)\\b");
  private static final Pattern KNOWS_NOT =
      pattern("\\b(?:don't|do not|never|no|not|without|hate|dislike|avoid)\\b[^.;!?]{0,30}$");
  private static final Pattern WORKS_AS =
      pattern(
          "\\b(?:i'm an?|i am an?|as an?|work as|working as|i run|i lead|ich bin|job as|being an?)\\b[^.;!?]{0,30}$");
  private static final Pattern WORKS_AT =
      pattern(
          "\\b(?:work(?:ing)? (?:at|for|in)|employed (?:at|by)|job (?:at|in)|employer is|company is|firm is|we are|we're|i'm at|i am at|at|i'm)\\b[^.;!?]{0,25}$");
  private static final Pattern AVERSE =
      pattern(
          "\\b(?:hate|dislike|don't like|do not like|don't enjoy|not keen on|no more|can't stand|cannot stand|tired of|sick of|enough of|not a fan of|afraid of|rather not|don't want|do not want|fed up with|refuse to|refuse|won't|never again|done with|keine?)\\b");
  private static final Pattern FROM =
      pattern(
          "\\b(?:from|starting|start|begin|beginning|ab|as of|available from)\\b[^.;!?]{0,12}$");
  private static final Pattern BY =
      pattern(
          "\\b(?:by|until|till|before|no later than|deadline|done in|finish\\w*|bis|end of|through by)\\b[^.;!?]{0,15}$");
  private static final String BADGE = "AI-102";

  private final Catalogue catalogue;
  private final Vocabulary vocabulary;
  private final Mentions mentions;

  ProfileReader(Catalogue catalogue, Vocabulary vocabulary, Mentions mentions) {
    this.catalogue = catalogue;
    this.vocabulary = vocabulary;
    this.mentions = mentions;
  }

  Told read(String message, Profile before, LocalDate today) {
    return new Reading(before, today).read(message);
  }

  /** The day by which a plan shall be through, if the message names one. */
  @Nullable LocalDate finishBy(String message, LocalDate today) {
    DateFinder dates = new DateFinder(today);
    for (DateFinder.Found date : dates.find(message)) {
      String around = message.substring(Math.max(0, date.start() - 40), date.start());
      boolean expiry = EXPIRES.matcher(around).find();
      boolean by =
          BY.matcher(around).find()
              || BY.matcher(
                      message.substring(
                          Math.max(0, date.start() - 25),
                          Math.min(message.length(), date.start() + 4)))
                  .find();
      if (!expiry && by && date.last().isAfter(today)) {
        return date.last();
      }
    }
    LocalDate ahead = dates.ahead(message);
    return ahead != null && ahead.isAfter(today.plusWeeks(2)) ? ahead : null;
  }

  private final class Reading {
    private final LocalDate today;
    private final DateFinder dates;
    private final List<String> learned = new ArrayList<>();
    private Profile profile;

    Reading(Profile before, LocalDate today) {
      this.profile = before;
      this.today = today;
      this.dates = new DateFinder(today);
    }

    Told read(String message) {
      name(message);
      for (String sentence : Sentences.of(message)) {
        boolean question = QUESTION.matcher(sentence).find();
        badges(sentence, question);
        languages(sentence, question);
        role(sentence);
        employer(sentence, question);
        dislikes(sentence);
        start(sentence);
        if (!question) {
          goal(sentence);
        }
      }
      hours(message);
      return new Told(profile, learned);
    }

    private void name(String message) {
      for (Pattern form : List.of(CALLED, NAME)) {
        Matcher found = form.matcher(message);
        if (found.find() && !NO_NAMES.contains(found.group(1).toLowerCase(Locale.ROOT))) {
          if (!found.group(1).equals(profile.name())) {
            profile = profile.withName(found.group(1));
            learned.add("your name is " + found.group(1));
          }
          return;
        }
      }
    }

    private void hours(String message) {
      Numbers.hoursPerWeek(message)
          .filter(hours -> !hours.equals(profile.hoursPerWeek()))
          .ifPresent(hours -> {
            profile = profile.withHours(hours);
            learned.add("you have " + hours + (hours == 1 ? " hour" : " hours") + " a week");
          });
    }

    private void badges(String sentence, boolean question) {
      List<Found> named = mentions.credentials(sentence);
      List<DateFinder.Found> days = dates.find(sentence);
      boolean previousHeld = false;
      int previousEnd = 0;
      for (Found found : named) {
        String before = sentence.substring(0, found.start());
        String behind = sentence.substring(found.end());
        String clause = before.substring(Math.max(0, before.length() - 90));
        if (DENIES.matcher(clause).find()) {
          deny(found.id());
          previousHeld = false;
          continue;
        }
        boolean joined =
            previousHeld
                && sentence
                    .substring(previousEnd, found.start())
                    .matches("\\s*(?:,|and|&|plus|as well as|, and|und)\\s*");
        boolean held = joined || isHeld(clause, behind, question);
        if (held) {
          hold(found, sentence, days);
        }
        previousHeld = held;
        previousEnd = found.end();
      }
      if (named.isEmpty()) {
        expiryOfTheBadge(sentence, days);
      }
    }

    private boolean isHeld(String before, String behind, boolean question) {
      if (!question && HAS_BEHIND.matcher(behind).find() && !HAS_NOT.matcher(before).find()) {
        return true;
      }
      Matcher has = HAS.matcher(before);
      if (!has.find()) {
        return false;
      }
      String said = has.group();
      boolean possessive = said.stripLeading().matches("(?i)my\\b.*");
      String context = possessive ? before.substring(0, has.start()) : said;
      return possessive
          ? !PLANNED.matcher(behind).find()
              && !context.matches("(?is).*\\b(?:suppose|imagine|if|assume|want|plan|make|get)\\b.*")
          : !HAS_NOT.matcher(context).find();
    }

    private void hold(Found found, String sentence, List<DateFinder.Found> days) {
      LocalDate expires = null;
      String earned = null;
      for (DateFinder.Found day : days) {
        String before = sentence.substring(0, day.start());
        int expiryWord = lastMatch(EXPIRES, before);
        int earnedWord = lastMatch(EARNED, before);
        if (expiryWord >= 0 && day.start() - expiryWord < 40 && expiryWord > earnedWord - 6) {
          expires = day.isDay() ? day.first() : expires;
        } else if (earnedWord >= 0
            && day.start() - earnedWord < 60
            && !day.first().isAfter(today)) {
          earned = day.iso();
        }
      }
      HeldBadge badge = new HeldBadge(found.id(), earned, expires);
      Optional<HeldBadge> known = profile.held(found.id());
      Profile after = profile.withHeld(badge);
      if (!after.equals(profile)) {
        profile = after;
        learned.add(
            "you hold "
                + found.id()
                + (expires != null
                    ? ", which expires on " + AsOf.spoken(expires)
                    : known.isEmpty() && earned != null
                        ? ", earned in " + new AsOf(earned).spoken()
                        : ""));
      }
    }

    private void deny(String credential) {
      if (profile.holds(credential)) {
        profile = profile.withoutHeld(credential);
        learned.add("you don't hold " + credential);
      }
    }

    /** "It expires on 12 May 2027" without a code speaks of the only badge, or of AI-102. */
    private void expiryOfTheBadge(String sentence, List<DateFinder.Found> days) {
      if (!MINE.matcher(sentence).find() && !sentence.toLowerCase(Locale.ROOT).startsWith("it ")) {
        return;
      }
      for (DateFinder.Found day : days) {
        int word = lastMatch(EXPIRES, sentence.substring(0, day.start()));
        if (day.isDay() && word >= 0 && day.start() - word < 40) {
          String credential =
              profile.held().size() == 1 ? profile.held().getFirst().credential() : BADGE;
          hold(new Found(credential, 0, 0), sentence, days);
          return;
        }
      }
    }

    private void languages(String sentence, boolean question) {
      for (Found language : mentions.languages(sentence)) {
        String before = sentence.substring(0, language.start());
        String behind = sentence.substring(language.end());
        boolean person =
            (LANGUAGE_PERSON.matcher(behind).find() && (!question || before.isBlank()))
                || AS_A.matcher(before).find();
        boolean mine = !question && MINE.matcher(sentence).find();
        if (KNOWS_NOT.matcher(before).find() || !(person || mine)) {
          continue;
        }
        if (!profile.languages().contains(language.id())) {
          List<String> known = new ArrayList<>(profile.languages());
          known.add(language.id());
          profile = profile.withLanguages(known);
          learned.add("you write " + word(vocabulary.languages(), language.id()));
        }
      }
    }

    private void role(String sentence) {
      for (Found role : mentions.roles(sentence)) {
        String before = sentence.substring(0, role.start());
        boolean afterLanguage =
            mentions.languages(before).stream().anyMatch(l -> before.substring(l.end()).isBlank());
        boolean asked = QUESTION.matcher(sentence).find();
        if ((WORKS_AS.matcher(before).find() || (afterLanguage && !asked))
            && !AIMS.matcher(before).find()) {
          String word = word(vocabulary.roles(), role.id());
          if (!word.equals(profile.role())) {
            profile = profile.withRole(word);
            learned.add("you work as " + (startsWithVowel(word) ? "an " : "a ") + word);
          }
          return;
        }
      }
    }

    private void employer(String sentence, boolean question) {
      for (Found employer : mentions.employers(sentence)) {
        String before = sentence.substring(0, employer.start());
        if (WORKS_AT.matcher(before).find() && !question) {
          String word = word(vocabulary.employers(), employer.id());
          if (!word.equals(profile.employer())) {
            profile = profile.withEmployer(word);
            learned.add("you work for " + word);
          }
          return;
        }
      }
    }

    private void dislikes(String sentence) {
      Matcher averse = AVERSE.matcher(sentence);
      if (!averse.find()) {
        return;
      }
      for (Found thing : mentions.dislikes(sentence)) {
        if (thing.start() >= averse.end() - 1
            && thing.start() - averse.end() < 45
            && !profile.dislikes(thing.id())) {
          List<String> all = new ArrayList<>(profile.dislikes());
          all.add(thing.id());
          profile = profile.withDislikes(all);
          learned.add("you would rather do without " + word(vocabulary.dislikes(), thing.id()));
        }
      }
    }

    private void start(String sentence) {
      for (DateFinder.Found date : dates.find(sentence)) {
        String before = sentence.substring(0, date.start());
        String withWord = sentence.substring(Math.max(0, date.start() - 2), date.end());
        boolean from =
            FROM.matcher(before).find()
                || withWord.matches(
                    "(?is).{0,3}(?:from|starting|start of|beginning of|after)\\b.*");
        if (from && date.first().isAfter(today) && !EXPIRES.matcher(before).find()) {
          if (!date.first().equals(profile.startsOn())) {
            profile = profile.withStart(date.first());
            learned.add("you start on " + AsOf.spoken(date.first()));
          }
          return;
        }
      }
    }

    private void goal(String sentence) {
      Matcher aims = AIMS.matcher(sentence);
      if (!aims.find()) {
        return;
      }
      goalIn(sentence.substring(aims.start()))
          .filter(goal -> !goal.equals(profile.goal()))
          .ifPresent(goal -> {
            profile = profile.withGoal(goal);
            learned.add("your goal is " + title(goal));
          });
    }
  }

  /** The goal that a text names: a path, or a credential that no path ends with. */
  Optional<String> goalIn(String text) {
    List<Found> credentials = mentions.credentials(text);
    Optional<String> byCredential =
        credentials.stream()
            .map(Found::id)
            .filter(id -> !id.equals(BADGE))
            .reduce((first, second) -> second)
            .map(this::pathOrCredential);
    Optional<String> byPath =
        mentions.paths(text).stream()
            .filter(path ->
                credentials.stream()
                    .noneMatch(c -> path.start() < c.end() && c.start() < path.end()))
            .map(Found::id)
            .findFirst();
    return byCredential.or(() -> byPath);
  }

  /** The path that a text names, by itself or by the credential it ends with. */
  Optional<String> pathIn(String text) {
    return goalIn(text).filter(goal -> catalogue.path(goal).isPresent());
  }

  private String pathOrCredential(String credential) {
    return catalogue.paths().stream()
        .filter(path -> !path.credentials().isEmpty())
        .filter(path -> path.credentials().getLast().credential().equals(credential))
        .map(GoalPath::id)
        .findFirst()
        .orElse(credential);
  }

  String title(String goal) {
    return catalogue
        .path(goal)
        .map(GoalPath::title)
        .or(() -> catalogue.credential(goal).map(c -> c.codeAndName()))
        .orElse(goal);
  }

  private static String word(Map<String, List<String>> words, String id) {
    return words.getOrDefault(id, List.of(id)).getFirst();
  }

  private static int lastMatch(Pattern pattern, String text) {
    Matcher match = pattern.matcher(text);
    int last = -1;
    while (match.find()) {
      last = match.start();
    }
    return last;
  }

  private static boolean startsWithVowel(String word) {
    return "aeiouAEIOU".indexOf(word.charAt(0)) >= 0;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
