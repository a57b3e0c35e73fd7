package dev.onward.understand.profile;

import dev.onward.knowledge.Vocabulary;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Clause.Voice;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what a person works as, and for what kind of employer. */
final class WorkReader implements ProfileReader.Side {
  /** What follows a role that stands by itself: nothing, a pause, or where and since when. */
  private static final Pattern ENDED =
      Pattern.compile(
          "(?i)^\\s*(?:$|[,.;:(-]|(?:at|in|for|with|from|here|since|by|bei|seit|chez|depuis|en|em|na|no|desde)\\b)");

  private static final Pattern ALONE = Pattern.compile("^\\s*(?:$|[,.;:(-])");

  private final Vocabulary vocabulary;
  private final Mentions mentions;
  private final Pattern worksAs;
  private final Pattern worksAt;
  private final Pattern aims;
  private final Pattern not;
  private final Pattern leads;

  WorkReader(Vocabulary vocabulary, Mentions mentions, Cues cues) {
    this.vocabulary = vocabulary;
    this.mentions = mentions;
    this.worksAs =
        cues.pattern(
            "{works-as}(?: (?!of\\b|with\\b|for\\b|by\\b|to\\b|from\\b|than\\b)[\\w.#+-]+){0,4} *$");
    this.worksAt =
        cues.pattern(
            "{works-at}(?: (?:an?|the|one|big|large|small|einer|einem|un|une|una|einem|eine|global|local|my|own|its?))* *[^.;!?]{0,12}$");
    this.aims = cues.of("aims");
    this.not = cues.pattern("{not}|{no-longer}");
    this.leads = Pattern.compile("(?i)\\bi (?:run|lead|head) (?:an? |the |our )?$");
  }

  @Override
  public void read(Clause clause, Notes notes) {
    if (clause.voice() == Voice.OTHER || clause.supposed()) {
      return;
    }
    List<Found> named = mentions.credentials(clause.text());
    // "DevOps Engineer Expert" is a credential; nobody works as one.
    List<Found> roles =
        mentions.roles(clause.text()).stream()
            .filter(role -> named.stream().noneMatch(name -> Mentions.overlap(role, name)))
            .toList();
    if (clause.voice() == Voice.OWN) {
      roles.forEach(role -> role(clause, role, notes));
    }
    mentions.employers(clause.text()).stream()
        .filter(employer -> roles.stream().noneMatch(role -> Mentions.overlap(role, employer)))
        .forEach(employer -> employer(clause, employer, notes));
  }

  private void role(Clause clause, Found role, Notes notes) {
    String before = clause.text().substring(0, role.start());
    boolean behindLanguage =
        mentions.languages(before).stream().anyMatch(l -> before.substring(l.end()).isBlank());
    boolean said =
        worksAs.matcher(before).find()
            || leads.matcher(before).find()
            || (!clause.asks() && (behindLanguage || isFragment(clause, role)));
    if (!said || aims.matcher(before).find()) {
      return;
    }
    String word = Notes.word(vocabulary.roles(), role.id());
    String article = "aeiouAEIOU".indexOf(word.charAt(0)) >= 0 ? "an " : "a ";
    if (!not.matcher(clause.text()).find()) {
      notes.learn(notes.profile().withRole(word), "you work as " + article + word);
    } else if (word.equals(notes.profile().role())) {
      notes.learn(notes.profile().withRole(null), "you don't work as " + article + word);
    }
  }

  /**
   * "Backend developer, nine years": not "manager says", and not "architect", which is a goal too.
   */
  private boolean isFragment(Clause clause, Found role) {
    String rest = clause.text().substring(role.end());
    boolean goal =
        ALONE.matcher(rest).find()
            && mentions.paths(clause.text()).stream()
                .anyMatch(path -> Mentions.overlap(path, role));
    return clause.continues()
        && clause.text().substring(0, role.start()).isBlank()
        && ENDED.matcher(rest).find()
        && !goal;
  }

  private void employer(Clause clause, Found employer, Notes notes) {
    String before = clause.text().substring(0, employer.start());
    boolean left = not.matcher(clause.text()).find();
    boolean wished = aims.matcher(before).find();
    if (clause.asks() || wished || !(left || worksAt.matcher(before).find())) {
      return;
    }
    String word = Notes.word(vocabulary.employers(), employer.id());
    if (!left) {
      notes.learn(notes.profile().withEmployer(word), "you work for " + word);
    } else if (word.equals(notes.profile().employer())) {
      notes.learn(notes.profile().withEmployer(null), "you don't work for " + word);
    }
  }
}
