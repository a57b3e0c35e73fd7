package dev.onward.understand.profile;

import dev.onward.classify.Example;
import dev.onward.knowledge.Vocabulary;
import dev.onward.understand.text.Clauses;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Mentions;
import java.util.List;

/** What the lines of the vocabulary teach of what is said of a badge, and what a date is for. */
public record Lessons(List<Example> holdings, List<Example> uses) {
  public Lessons {
    holdings = List.copyOf(holdings);
    uses = List.copyOf(uses);
  }

  public static Lessons of(Vocabulary vocabulary, Mentions mentions) {
    return Judgement.lessons(
        vocabulary.sayings(),
        new Surroundings(new Concepts(vocabulary.concepts())),
        mentions,
        new Clauses(new Cues(vocabulary.statements())));
  }
}
