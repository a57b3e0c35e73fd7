package dev.onward.talk;

import dev.onward.advise.Advice;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Section;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.state.Exchange;
import dev.onward.understand.state.Exchange.Question;
import dev.onward.understand.state.Exchange.Reply;
import dev.onward.understand.state.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Notes of an answer what the turns after it may point back to. */
final class Recorder {
  private static final Pattern NUMBER = Pattern.compile("\\[(\\d{1,3})]");
  private static final int NEARLY = 3;

  private final Catalogue catalogue;
  private final @Nullable CareerPlan plan;

  Recorder(Catalogue catalogue, @Nullable CareerPlan plan) {
    this.catalogue = catalogue;
    this.plan = plan;
  }

  /** What the conversation is about after an answer. */
  State after(State before, Understanding message, Advice advice, Answer answer) {
    if (message.asks(Ask.START_OVER)) {
      return State.NOTHING;
    }
    String text = named(answer);
    List<String> cited = List.copyOf(Section.marks(text + advice.more()));
    List<String> listed = listed(cited);
    Reply reply =
        new Reply(
            text,
            answer.more() == null ? null : advice.more(),
            cited,
            listed,
            advice.action() == null ? answer.followUps() : List.of(),
            step(text, answer));
    return before.after(
        new Exchange(question(before, message, cited, listed), reply), advice.text());
  }

  /** A word on an answer, a courtesy and what is refused leave the question what it was. */
  private static Question question(
      State before, Understanding message, List<String> cited, List<String> listed) {
    List<Part> asked = message.parts().stream().filter(part -> !part.aside()).toList();
    Part last = asked.isEmpty() ? message.parts().getLast() : asked.getLast();
    Optional<Question> asBefore = before.last().map(Exchange::question);
    if (asBefore.isPresent()) {
      if (last.ask() == Ask.STATEMENT && last.credentials().isEmpty()) {
        // "I have three hours a week" says something beside what is spoken of.
        return asBefore.get();
      }
      switch (last.ask().group()) {
        case ACT, MANNERS -> {
          return asBefore.get();
        }
        case REFUSED -> {
          return asBefore.get().nearly(nearly(last));
        }
        case FACET, SUBJECT, OWN, CHANGE, ITEM -> {}
      }
    }
    Set<String> named = new LinkedHashSet<>();
    message.parts().forEach(part -> named.addAll(part.credentials()));
    return new Question(
        last.text(),
        last.item() == null ? last.ask().word() : last.item(),
        nearly(last),
        named.isEmpty() ? only(last, cited, listed) : List.copyOf(named),
        last.goal(),
        last.whom());
  }

  private static List<String> nearly(Part part) {
    String taken = part.item() == null ? part.ask().word() : part.item();
    return part.decision().choices().stream()
        .map(Choice::label)
        .filter(label -> !label.equals(taken))
        .limit(NEARLY)
        .toList();
  }

  /**
   * Where nobody named one, an answer may still be about a single credential; a fact is of the one
   * that it is told of first.
   */
  private static List<String> only(Part asked, List<String> cited, List<String> listed) {
    List<String> codes = cited.stream().filter(Recorder::isCode).toList();
    boolean one = asked.ask().isFacet() || (listed.isEmpty() && codes.size() == 1);
    return one ? codes.stream().limit(1).toList() : List.of();
  }

  private static boolean isCode(String id) {
    return id.equals(id.toUpperCase(Locale.ROOT));
  }

  /** The text with the names of items in place of their numbers. */
  private static String named(Answer answer) {
    Matcher number = NUMBER.matcher(answer.text());
    return number.replaceAll(match -> {
      int n = Integer.parseInt(match.group(1));
      return answer.citations().stream()
          .filter(citation -> citation.n() == n && !citation.live())
          .findFirst()
          .map(citation -> Matcher.quoteReplacement("[^" + citation.documentId() + "]"))
          .orElse("");
    });
  }

  /** Of the items that were shown those of the first kind of which there are several. */
  private List<String> listed(List<String> cited) {
    Map<Kind, List<String>> byKind = new LinkedHashMap<>();
    for (String id : cited) {
      Optional<Document> document = catalogue.document(id);
      document.ifPresent(
          found -> byKind.computeIfAbsent(found.kind(), kind -> new ArrayList<>()).add(id));
    }
    byKind.remove(Kind.POLICY);
    byKind.remove(Kind.CORRECTION);
    return byKind.values().stream().filter(ids -> ids.size() > 1).findFirst().orElse(List.of());
  }

  /**
   * The first step of the plan that the answer names, or the next one of the plan that it shows.
   */
  private @Nullable String step(String text, Answer answer) {
    CareerPlan shown = answer.plan();
    CareerPlan all = shown == null ? plan : shown;
    if (all == null) {
      return null;
    }
    return all.steps().stream()
        .map(Step::title)
        .filter(text::contains)
        .findFirst()
        .or(() -> shown == null ? Optional.empty() : shown.next().map(Step::title))
        .orElse(null);
  }
}
