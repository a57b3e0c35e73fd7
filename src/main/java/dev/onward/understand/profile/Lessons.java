package dev.onward.understand.profile;

import dev.onward.classify.Example;
import dev.onward.knowledge.Vocabulary;
import dev.onward.understand.text.Clauses;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Mentions;
import java.util.ArrayList;
import java.util.List;

/**
 * What the knowledge's lines teach without meaning being weighed: what is said of a badge, what a
 * date is for, and how a turn leans on those before it.
 */
public record Lessons(List<Example> holdings, List<Example> uses, List<Example> leanings) {
  public Lessons {
    holdings = List.copyOf(holdings);
    uses = List.copyOf(uses);
    leanings = List.copyOf(leanings);
  }

  /**
   * Of the vocabulary's lines, and of questions in which nobody says that they hold what they name.
   */
  public static Lessons of(Vocabulary vocabulary, Mentions mentions, List<String> questions) {
    Surroundings surroundings = new Surroundings(new Concepts(vocabulary.concepts()));
    Cues cues = new Cues(vocabulary.statements());
    Clauses clauses = new Clauses(cues);
    Lessons told = Judgement.lessons(vocabulary.sayings(), surroundings, mentions, clauses);
    List<Example> holdings = new ArrayList<>(told.holdings());
    holdings.addAll(Judgement.unsaid(questions, surroundings, mentions, clauses, cues));
    return new Lessons(holdings, told.uses(), List.of());
  }

  public Lessons with(List<Example> leanings) {
    return new Lessons(holdings, uses, leanings);
  }
}
