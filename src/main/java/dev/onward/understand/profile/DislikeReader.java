package dev.onward.understand.profile;

import dev.onward.knowledge.Vocabulary;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a person would rather do without, and what they no longer mind. */
final class DislikeReader implements ProfileReader.Side {
  private static final int NEAR = 45;

  private final Vocabulary vocabulary;
  private final Mentions mentions;
  private final Pattern averse;
  private final Pattern averseBehind;
  private final Pattern fond;
  private final Pattern finished;

  DislikeReader(Vocabulary vocabulary, Mentions mentions, Cues cues) {
    this.vocabulary = vocabulary;
    this.mentions = mentions;
    this.averse = cues.of("averse");
    this.averseBehind = cues.of("averse-behind");
    this.fond = cues.pattern("(?:^|{self} )(?:{between} )*{fond}");
    this.finished = Pattern.compile("(?i)\\bdone with (?:my|the|all my)\\b");
  }

  @Override
  public void read(Clause clause, Notes notes) {
    if (!clause.tells() || finished.matcher(clause.text()).find()) {
      return;
    }
    Matcher fondness = fond.matcher(clause.text());
    Matcher aversion = averse.matcher(clause.text());
    if (fondness.find()) {
      int end = fondness.end();
      mentions.dislikes(clause.text()).stream()
          .filter(thing -> thing.end() > end && !clause.asks())
          .forEach(thing -> remove(thing.id(), notes));
    } else if (aversion.find()) {
      int end = aversion.end();
      mentions.dislikes(clause.text()).stream()
          .filter(thing -> thing.end() > end && thing.start() - end < NEAR)
          .forEach(thing -> add(thing, notes));
    } else {
      boring(clause, notes);
    }
  }

  /** "Exams bore me." */
  private void boring(Clause clause, Notes notes) {
    int at = Cues.last(averseBehind, clause.text());
    mentions.dislikes(clause.text()).stream()
        .filter(thing -> thing.end() <= at && at - thing.end() < NEAR)
        .forEach(thing -> add(thing, notes));
  }

  private void add(Found thing, Notes notes) {
    if (notes.profile().dislikes(thing.id())) {
      return;
    }
    List<String> all = new ArrayList<>(notes.profile().dislikes());
    all.add(thing.id());
    notes.learn(
        notes.profile().withDislikes(all),
        "you would rather do without " + Notes.word(vocabulary.dislikes(), thing.id()));
  }

  private void remove(String thing, Notes notes) {
    List<String> rest =
        notes.profile().dislikes().stream().filter(other -> !other.equals(thing)).toList();
    notes.learn(
        notes.profile().withDislikes(rest),
        "you don't mind " + Notes.word(vocabulary.dislikes(), thing));
  }
}
