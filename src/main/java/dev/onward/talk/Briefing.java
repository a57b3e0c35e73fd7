package dev.onward.talk;

import dev.onward.ai.Line;
import dev.onward.ai.Line.Speaker;
import dev.onward.ai.ModelSettings.Budget;
import dev.onward.ai.TokenCounter;
import dev.onward.database.Json;
import dev.onward.index.Passage;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.plan.Profile;
import dev.onward.talk.ModelAdvisor.Task;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a chat model is told before it answers, within a number of tokens: the rules and the
 * question always, the draft, then as many passages and turns as fit; of turns that don't fit a
 * summary.
 */
final class Briefing {
  /** Shares of the room that the rules, the tools and the question leave. */
  private static final double FACTS = 0.08;

  private static final double DRAFT = 0.3;
  private static final double PASSAGES = 0.37;
  private static final double TURNS = 0.15;
  private static final double EARLIER = 0.06;
  private static final int PERSON = 300;

  /** Most of a prompt that one question may take; in some scripts each character is a token. */
  private static final double QUESTION = 0.3;

  private final ModelPrompts prompts;
  private final TokenCounter counter;
  private final Budget budget;
  private final Task task;
  private final Citing sources;

  Briefing(ModelPrompts prompts, TokenCounter counter, Budget budget, Task task, Citing sources) {
    this.prompts = prompts;
    this.counter = counter;
    this.budget = budget;
    this.task = task;
    this.sources = sources;
  }

  /**
   * The lines to send. The passages that are told are then those that {@code sources} cites.
   *
   * @param evidence passages beyond those of the draft, best first
   * @param summary what is made of turns that don't fit
   */
  List<Line> lines(
      List<Credential> facts, List<Passage> evidence, Function<List<Turn>, String> summary) {
    Map<String, String> slots = new HashMap<>();
    slots.put("today", AsOf.spoken(task.today()));
    slots.put("person", fenced(counter.cut(Json.write(person()), PERSON)));
    slots.put("facts", "");
    slots.put("earlier", "");
    slots.put("draft", "");
    slots.put("passages", "");
    int most = budget.promptTokens();
    String question = counter.cut(question(), (int) (most * QUESTION));
    int room =
        most
            - counter.count(prompts.answer().fill(slots))
            - counter.countTools(Tools.ALL)
            - counter.count(question);
    slots.put("facts", fenced(counter.cut(facts(facts, task.today()), (int) (room * FACTS))));
    List<Turn> told = told((int) (room * TURNS));
    List<Turn> rest = task.before().subList(0, task.before().size() - told.size());
    slots.put("earlier", rest.isEmpty() ? "nothing" : earlier(rest, summary, room));
    String draft = sources.numbered(task.draft().whole());
    slots.put("draft", fenced(counter.cut(draft, (int) (room * DRAFT))));
    slots.put("passages", fenced(passages(evidence, (int) (room * PASSAGES))));
    return lines(prompts.answer().fill(slots), told, question);
  }

  /** Who it is about; of anybody but the person nothing is known. */
  private Profile person() {
    return task.message().isOfSomebodyElse() ? Profile.EMPTY : task.message().profile();
  }

  /** The message, and what it means in the conversation where that is more. */
  private String question() {
    String said = task.message().said();
    String meant = task.message().standalone();
    return meant.equals(said) ? said : "%s%n(That is: %s)".formatted(said, meant);
  }

  private String earlier(List<Turn> rest, Function<List<Turn>, String> summary, int room) {
    return fenced(counter.cut(summary.apply(rest), (int) (room * EARLIER)));
  }

  private static List<Line> lines(String rules, List<Turn> told, String question) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line.Said(Speaker.SYSTEM, rules));
    for (Turn turn : told) {
      lines.add(new Line.Said(Speaker.PERSON, turn.question()));
      lines.add(new Line.Said(Speaker.ADVISOR, answer(turn)));
    }
    lines.add(new Line.Said(Speaker.PERSON, question));
    return lines;
  }

  /** The latest turns that fit, whole ones only. */
  private List<Turn> told(int room) {
    List<Turn> told = new ArrayList<>();
    int left = room;
    for (Turn turn : task.before().reversed()) {
      left -= counter.count(turn.question()) + counter.count(answer(turn));
      if (left < 0) {
        break;
      }
      told.addFirst(turn);
    }
    return told;
  }

  /** Marks of another answer would point to passages of this one. */
  static String answer(Turn turn) {
    return turn.answer() == null ? "(no answer)" : Marks.without(turn.answer().text());
  }

  /** The passages of the draft first: on them the answer rests. */
  private String passages(List<Passage> evidence, int room) {
    StringBuilder text = new StringBuilder();
    int left = room;
    List<Passage> known = sources.cited();
    for (Passage passage : known) {
      String told = passage(sources.number(passage), passage);
      left -= counter.count(told);
      if (left >= 0) {
        text.append(told);
      }
    }
    for (Passage passage : evidence) {
      left -= known.contains(passage) ? 0 : counter.count(passage.text());
      if (left >= 0 && !known.contains(passage)) {
        text.append(passage(sources.number(passage), passage));
      }
    }
    return text.toString();
  }

  static String passage(int number, Passage passage) {
    return "[%d] %s%s (verified %s)%n%s%n%n"
        .formatted(
            number,
            passage.title(),
            passage.section().isEmpty() ? "" : ", " + passage.section(),
            passage.verified(),
            passage.text());
  }

  private static String facts(List<Credential> credentials, LocalDate today) {
    return credentials.stream()
        .map(credential -> fact(credential, today))
        .collect(Collectors.joining("\n"));
  }

  private static String fact(Credential credential, LocalDate today) {
    return "- %s: %s%s"
        .formatted(
            credential.codeAndName(),
            credential.statusOn(today).word(),
            credential
                .lifecycle()
                .retiresOn()
                .map(day -> ", last day " + AsOf.spoken(day))
                .orElse(""));
  }

  /** Material can't close its own fence. */
  static String fenced(String material) {
    return material.replace("====", "= = =");
  }
}
