package dev.onward.understand.profile;

import dev.onward.knowledge.Vocabulary;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads which programming languages a person writes. */
final class LanguageReader implements ProfileReader.Side {
  private static final Pattern LEFT =
      Pattern.compile("(?i)\\b(?:switch|mov|chang|migrat)\\w* (?:over )?from $");
  private static final Pattern DENIED_BEHIND =
      Pattern.compile("(?i)^(?: is|'s)?(?:n't| not| no)\\b");
  private static final Pattern AS_A =
      Pattern.compile("(?i)\\b(?:as an?|i'm an?|i am an?|being an?)\\s+(?:\\w+ ){0,2}$");

  private final Vocabulary vocabulary;
  private final Mentions mentions;
  private final Cues cues;
  private final Pattern person;
  private final Pattern us;
  private final Pattern without;
  private final Pattern given;

  LanguageReader(Vocabulary vocabulary, Mentions mentions, Cues cues) {
    this.vocabulary = vocabulary;
    this.mentions = mentions;
    this.cues = cues;
    this.person =
        cues.pattern(
            "^\\s*(?:back-?end |front-?end |full-?stack |software |senior |junior )?{language-person}");
    this.us = cues.pattern("{self}|{mine}|{ours}|{us}|\\bme\\b");
    this.without =
        cues.pattern(
            "(?:{not}|{averse}|\\b(?:avoid|learn|learning|towards?|into)\\b)[^.;!?]{0,30}$");
    this.given = cues.of("no-longer");
  }

  @Override
  public void read(Clause clause, Notes notes) {
    if (!clause.tellsOfUs()) {
      return;
    }
    boolean no = given.matcher(clause.text()).find();
    for (Found language : mentions.languages(clause.text())) {
      no |= without.matcher(clause.text().substring(0, language.start())).find();
      if (isLeft(clause, language)) {
        forget(clause, language.id(), notes);
      } else if (no) {
        if (given.matcher(clause.text()).find() || cues.in("not", clause.text())) {
          forget(clause, language.id(), notes);
        }
      } else if (isTheirs(clause, language)) {
        add(language.id(), notes);
      }
    }
  }

  /** "From Java to Python", "Java is not for me". */
  private static boolean isLeft(Clause clause, Found language) {
    return LEFT.matcher(clause.text().substring(0, language.start())).find()
        || DENIED_BEHIND.matcher(clause.text().substring(language.end())).find();
  }

  private boolean isTheirs(Clause clause, Found language) {
    String before = clause.text().substring(0, language.start());
    boolean developer =
        person.matcher(clause.text().substring(language.end())).find()
            && (!clause.asks() || before.isBlank());
    boolean ours =
        !clause.asks()
            && (us.matcher(clause.text()).find() || (clause.continues() && before.isBlank()));
    // "Backend dev in Kotlin and Java": a role without a subject is the person's.
    boolean fragment =
        !clause.asks()
            && clause.continues()
            && mentions.roles(before).stream().anyMatch(role -> role.start() == 0);
    return developer || fragment || AS_A.matcher(before).find() || ours;
  }

  private void add(String language, Notes notes) {
    if (notes.profile().languages().contains(language)) {
      return;
    }
    List<String> known = new ArrayList<>(notes.profile().languages());
    known.add(language);
    notes.learn(
        notes.profile().withLanguages(known),
        "you write " + Notes.word(vocabulary.languages(), language));
  }

  private void forget(Clause clause, String language, Notes notes) {
    if (clause.asks()) {
      return;
    }
    List<String> rest =
        notes.profile().languages().stream().filter(known -> !known.equals(language)).toList();
    notes.learn(
        notes.profile().withLanguages(rest),
        "you don't write " + Notes.word(vocabulary.languages(), language));
  }
}
