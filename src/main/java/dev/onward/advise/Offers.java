package dev.onward.advise;

import dev.onward.advise.Composer.Answered;
import dev.onward.advise.brief.Nearness;
import dev.onward.advise.brief.Sentences;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Kind;
import dev.onward.retrieve.HybridRetriever;
import dev.onward.understand.Ask;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.state.AskedAs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Questions that can be asked with a click: what a message may have meant, and what comes next. */
final class Offers {
  private static final int MOST = 3;

  /** Questions that are so near are the same one. */
  private static final double SAME = 0.87;

  /** By so much the second thing that may have been meant has to be nearer to come first. */
  private static final double NEARER = 0.06;

  private final HybridRetriever retriever;

  Offers(HybridRetriever retriever) {
    this.retriever = retriever;
  }

  /** Asks back; empty where the decision was clear, or what comes nearest is no question. */
  static Optional<Advice> unclear(Asked asked) {
    Part part = asked.part();
    List<Choice> choices = part.decision().choices();
    if (part.ask() != Ask.UNCLEAR
        || Ask.named(choices.getFirst().label()).filter(Ask::isRefused).isPresent()) {
      return Optional.empty();
    }
    List<String> questions =
        choices.stream()
            .flatMap(choice -> question(choice.label(), asked).stream())
            .distinct()
            .limit(MOST)
            .toList();
    return questions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Advice.unknown(
                    new Prose()
                        .say(
                            questions.size() == 1
                                ? "I'm not sure what you mean. Did you mean this?"
                                : "I'm not sure what you mean. Did you mean one of these?")
                        .list(questions)
                        .toString())
                .withFollowUps(questions)
                .leavingOpen(part.text()));
  }

  /**
   * The answer, behind that to what may have been meant too where that is nearer to the question;
   * else with the other question to press.
   */
  static Advice orMeant(Advice answer, Answered aside, String question, Nearness nearness) {
    if (aside.advice().outcome() != Outcome.GROUNDED || answer.outcome() != Outcome.GROUNDED) {
      return answer;
    }
    String told = Prose.firstSentenceWithMarks(aside.advice().text());
    List<Double> near =
        nearness.of(
            question,
            List.of(
                Sentences.plain(told),
                Sentences.plain(Prose.firstSentenceWithMarks(answer.text()))));
    double nearer = Sentences.standsAlone(told) ? near.getFirst() - near.getLast() : 0;
    if (answer.quoted() && nearer > NEARER) {
      return answer.with(told + "\n\n" + answer.text(), answer.more());
    }
    if (nearer > NEARER / 2) {
      String opening = answer.text().split("\n\n", 2)[0];
      String rest = answer.text().substring(opening.length());
      return answer.with(opening + "\n\n" + told + rest, answer.more());
    }
    Part part = aside.part();
    List<String> questions = new ArrayList<>();
    question(part.item() == null ? part.ask().word() : part.item(), aside.asked())
        .ifPresent(questions::add);
    questions.addAll(answer.followUps());
    return answer.withFollowUps(questions);
  }

  /**
   * The questions below an answer: what it leads on to, then what is asked next of the same
   * credential, then the guides that lie near; nothing that was asked or told already.
   */
  List<String> after(Advice advice, Asked asked, Understanding message) {
    Ask ask = asked.part().ask();
    boolean ofAct = ask.group() == Ask.Group.ACT;
    boolean asksBack = ofAct || advice.outcome() == Outcome.NOT_IN_KNOWLEDGE;
    if (asksBack && !advice.followUps().isEmpty()) {
      return advice.followUps();
    }
    if (advice.action() != null) {
      // Beside yes and no stands nothing that drops the question.
      return List.of(ActionWords.yes(advice.action()), ActionWords.no(advice.action()));
    }
    Set<String> questions = new LinkedHashSet<>(advice.followUps());
    next(ask).stream().flatMap(label -> question(label, asked).stream()).forEach(questions::add);
    boolean near = !ofAct && advice.outcome() == Outcome.GROUNDED;
    if (near && questions.size() < MOST && !message.asks(Ask.STATEMENT)) {
      nearGuides(asked).forEach(guide -> questions.add(guide.document().title()));
    }
    questions.addAll(usual(asked, advice));
    return unasked(List.copyOf(questions), message);
  }

  /** What is asked of a credential after a fact of it was told. */
  private static List<String> next(Ask ask) {
    return switch (ask) {
      case EXAM_PRICE, EXAM_BOOKING -> List.of("study-hours", "requirements");
      case EXAM_MINUTES, EXAM_SCORE -> List.of("exam-skills", "difficulty");
      case EXAM_LANGUAGES, EXAM_TOOLING -> List.of("exam-skills", "study-hours");
      case EXAM_SKILLS, DIFFICULTY -> List.of("study-hours", "exam-price");
      case STUDY_HOURS -> List.of("plan", "exam-skills");
      case REQUIREMENTS -> List.of("study-hours", "exam-price");
      case DESCRIBE, FIT, COMPARE -> List.of("study-hours", "requirements");
      case UNLOCKS, SUCCESSOR -> List.of("next-step", "list");
      default -> List.of();
    };
  }

  private Stream<Guide> nearGuides(Asked asked) {
    return retriever.find(asked.part().matter(), Kind.GUIDE, MOST + 1).stream()
        .flatMap(evidence -> asked.catalogue().guide(evidence.passage().documentId()).stream())
        .filter(guide -> guide.holds().on(asked.today()));
  }

  private static List<String> usual(Asked asked, Advice advice) {
    List<String> questions = new ArrayList<>();
    if (advice.plan() == null && asked.plan() == null) {
      questions.add(
          asked.profile().hoursPerWeek() == null
              ? "Make me a plan with five hours a week"
              : "Make me a plan");
    }
    questions.add("What should I build for my portfolio?");
    questions.add("What changed lately?");
    questions.add("Which line fits me?");
    return questions;
  }

  /** Without what this message asked or the conversation has asked, in these words or near ones. */
  private List<String> unasked(List<String> questions, Understanding message) {
    List<Double> near = retriever.nearness(message.text(), questions);
    List<String> asked =
        message.before().exchanges().stream().map(one -> one.question().text()).toList();
    return IntStream.range(0, questions.size())
        .filter(i -> near.get(i) < SAME && !asked.contains(questions.get(i)))
        .mapToObj(questions::get)
        .limit(MOST)
        .toList();
  }

  static Optional<String> question(String label, Asked asked) {
    return Ask.named(label)
        .map(ask -> AskedAs.question(label).map(words -> filled(words, asked.part().credentials())))
        .orElseGet(() -> asked.catalogue().item(label).map(item -> item.document().title()));
  }

  private static String filled(String question, List<String> named) {
    return question
        .replace("{exam}", named.isEmpty() ? FacetAdvice.NEXT : named.getFirst())
        .replace("{badge}", named.isEmpty() ? "my badge" : named.getFirst())
        .replace(
            "{both}",
            Prose.joined(
                named.size() > 1 ? named : List.of(NextStepAdvice.BADGE, FacetAdvice.NEXT), "and"));
  }
}
