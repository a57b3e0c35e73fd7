package dev.onward.talk;

import dev.onward.ai.LanguageModel;
import dev.onward.ai.Line;
import dev.onward.ai.Line.Speaker;
import dev.onward.ai.ModelFailure;
import dev.onward.ai.Reply;
import dev.onward.ai.Reply.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the small deployment does: completes a question that points back, and sums up turns that no
 * longer fit. An answer does without either where it fails. Thread-safe.
 */
final class SmallTasks {
  private static final Logger log = LoggerFactory.getLogger(SmallTasks.class);
  private static final int KEPT = 500;
  private static final int LONGEST_FOLLOW_UP = 120;
  private static final int TURNS_POINTED_TO = 3;
  private static final int CONVERSATION_TOKENS = 6_000;
  private static final int RESULT_TOKENS = 400;

  private final LanguageModel model;
  private final ModelPrompts prompts;

  /** Summaries by the last turn that they hold. */
  private final Map<String, String> summaries = Recent.atMost(KEPT);

  SmallTasks(LanguageModel model, ModelPrompts prompts) {
    this.model = model;
    this.prompts = prompts;
  }

  /** The question so that it can be understood, and searched for, by itself. */
  Optional<String> completed(String question, List<Turn> before, Consumer<Tokens> spent) {
    if (before.isEmpty() || question.length() > LONGEST_FOLLOW_UP) {
      return Optional.empty();
    }
    List<Turn> last = before.subList(Math.max(0, before.size() - TURNS_POINTED_TO), before.size());
    return done(
        prompts
            .followUp()
            .fill(
                Map.of("conversation", conversation(last), "question", Briefing.fenced(question))),
        spent);
  }

  /** The turns in a few sentences; nothing where that can't be had. */
  String summary(List<Turn> turns, Consumer<Tokens> spent) {
    String key = turns.getLast().id();
    String known = summaries.get(key);
    if (known != null) {
      return known;
    }
    Optional<String> made =
        done(prompts.summary().fill(Map.of("conversation", conversation(turns))), spent);
    made.ifPresent(summary -> summaries.put(key, summary));
    return made.orElse("(left out)");
  }

  private Optional<String> done(String prompt, Consumer<Tokens> spent) {
    try {
      Reply reply = model.small(List.of(new Line.Said(Speaker.PERSON, prompt)));
      spent.accept(reply.tokens());
      return Optional.of(model.counter().cut(reply.text().strip(), RESULT_TOKENS))
          .filter(text -> !text.isEmpty());
    } catch (ModelFailure e) {
      if (e.kind() == ModelFailure.Kind.ABANDONED) {
        throw e;
      }
      log.warn("a small task failed ({}); the answer does without", e.kind());
      return Optional.empty();
    }
  }

  private String conversation(List<Turn> turns) {
    String told =
        turns.stream()
            .map(turn ->
                "Person: %s%nOnward: %s%n".formatted(turn.question(), Briefing.answer(turn)))
            .collect(Collectors.joining("\n"));
    return Briefing.fenced(model.counter().cut(told, CONVERSATION_TOKENS));
  }
}
