package dev.onward.advise;

import dev.onward.advise.brief.Condensed;
import dev.onward.advise.brief.Condenser;
import dev.onward.advise.brief.Nearness;
import dev.onward.advise.brief.Sentences;
import dev.onward.plan.CareerPlan;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one answer of those to the parts of a message: of each part what answers it, then what
 * supports that, ordered by its nearness to the question, and the rest behind "more". What was
 * taken for granted and what is ending is never behind it. Thread-safe.
 */
final class Composer {
  private static final Logger log = LoggerFactory.getLogger(Composer.class);

  /** How many words are told at once, over all parts of a message. */
  private static final int WORDS = 115;

  /** So many are left for each part, however many there are. */
  private static final int WORDS_OF_PART = 60;

  /** "What now?" says nothing by itself. */
  private static final int FEW_WORDS = 5;

  private final Nearness nearness;
  private final Condenser condenser;

  Composer(Nearness nearness) {
    this.nearness = nearness;
    this.condenser = new Condenser(nearness);
  }

  /** The answer to one part. */
  record Answered(Asked asked, Advice advice) {
    Part part() {
      return asked.part();
    }

    /** What may have been meant too is told where it is clear, and nowhere else. */
    boolean isUnclear() {
      return part().ask() == Ask.UNCLEAR && advice.outcome() != Outcome.GROUNDED;
    }
  }

  Advice compose(List<Answered> answers, Understanding message) {
    List<Answered> told = answers.stream().filter(one -> !one.part().aside()).toList();
    List<Answered> clear = told.stream().filter(one -> !one.isUnclear()).toList();
    List<Answered> main = clear.isEmpty() ? told : clear;
    int words = Math.max(WORDS_OF_PART, WORDS / Math.max(1, main.size()));
    List<Advice> parts = new ArrayList<>();
    for (Answered one : main) {
      List<Answered> asides =
          answers.stream()
              .filter(other -> other.part().aside())
              .filter(other -> other.part().decision().equals(one.part().decision()))
              .toList();
      parts.add(composed(one, asides, words));
    }
    return noted(joined(ActionAdvice.oneAction(parts)), message);
  }

  /** The sentence of an answer that comes nearest to the question, where one says it by itself. */
  Optional<String> nearest(Answered one) {
    return condenser.nearest(one.part().text(), one.advice().text());
  }

  private Advice composed(Answered one, List<Answered> asides, int words) {
    Advice advice = one.advice();
    if (!isCondensed(one)) {
      return advice;
    }
    String question = question(one.part());
    Advice meant = advice;
    for (Answered aside : asides) {
      meant = Offers.orMeant(meant, aside, question, nearness);
    }
    Condensed condensed =
        meant.quoted() && meant.outcome() == Outcome.GROUNDED
            ? condenser.quote(question, meant.text(), words)
            : condenser.condense(question, meant.text(), words);
    String more = new Prose().say(condensed.more()).say(meant.more()).toString();
    return withSideNote(meant.with(condensed.told(), more), one.asked());
  }

  /** A note beside an answer is left out where it fails: it is never worth the answer. */
  private static Advice withSideNote(Advice answer, Asked asked) {
    try {
      return Named.mindingTheEnd(answer, asked);
    } catch (RuntimeException e) {
      log.error("the note on what is ending was left out of an answer", e);
      return answer;
    }
  }

  /** What is asked, with what was told before it where that alone says too little. */
  private static String question(Part part) {
    return Sentences.words(part.text()) < FEW_WORDS ? part.matter() : part.text();
  }

  /** A plan, the person's own data, manners and a word on an answer before are told as they are. */
  private static boolean isCondensed(Answered one) {
    Advice advice = one.advice();
    boolean ours =
        switch (one.part().ask().group()) {
          case FACET, SUBJECT, ITEM -> true;
          case OWN, CHANGE, ACT, MANNERS, REFUSED -> false;
        };
    return ours
        && advice.plan() == null
        && advice.action() == null
        && advice.outcome() != Outcome.DECLINED;
  }

  private static Advice joined(List<Advice> answers) {
    if (answers.size() == 1) {
      return answers.getFirst();
    }
    Outcome outcome =
        answers.stream()
            .map(Advice::outcome)
            .min(Comparator.naturalOrder())
            .orElse(Outcome.GROUNDED);
    Set<String> texts = new LinkedHashSet<>();
    Set<String> more = new LinkedHashSet<>();
    Set<String> followUps = new LinkedHashSet<>();
    Set<String> open = new LinkedHashSet<>();
    CareerPlan plan = null;
    Action action = null;
    for (Advice answer : answers) {
      texts.add(answer.text());
      more.add(answer.more());
      followUps.addAll(answer.followUps());
      open.addAll(answer.open());
      plan = answer.plan() != null ? answer.plan() : plan;
      action = answer.action() != null ? answer.action() : action;
    }
    more.remove("");
    return new Advice(
        outcome,
        String.join("\n\n", texts),
        String.join("\n\n", more),
        false,
        plan,
        List.copyOf(followUps),
        List.copyOf(open),
        action);
  }

  /** With a word for them in the sentence that answers. */
  private static Advice kindly(Advice advice) {
    boolean sentence = Character.isLetter(advice.text().charAt(0));
    return sentence && advice.outcome() == Outcome.GROUNDED && advice.action() == null
        ? advice.with(Words.english("setback") + " " + advice.text(), advice.more())
        : advice;
  }

  /** Says back what was learned on the way. */
  private static Advice noted(Advice advice, Understanding message) {
    if (message.parts().stream().anyMatch(part -> part.ask().isDanger())) {
      return advice;
    }
    boolean kindAlready = message.asks(Ask.EMPATHY);
    Advice noted = Setback.isTold(message) && !kindAlready ? kindly(advice) : advice;
    boolean saidAlready = PlanChanges.isAll(message);
    if (!message.learned().isEmpty() && !message.asks(Ask.STATEMENT) && !saidAlready) {
      noted = noted.and("Noted: " + Prose.joined(message.learned(), "and") + ".");
    }
    if (message.note() != null && !message.asks(Ask.IN_LANGUAGE)) {
      noted = noted.and("*" + message.note() + "*");
    }
    return noted;
  }
}
