package dev.onward.evaluate;

import dev.onward.evaluate.Fault.Kind;
import dev.onward.evaluate.Question.PlanWish;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Judges replies by the rules of a set: the same reply always gets the same faults. */
final class Judge {
  private final QuestionSet set;

  Judge(QuestionSet set) {
    this.set = set;
  }

  /** What is wrong with the last reply of a question's conversation. */
  List<Fault> faults(Question question, Reply reply) {
    Wording wording = Wording.of(reply);
    List<Fault> faults = new ArrayList<>();
    if (!question.outcome().contains(reply.outcome())) {
      faults.add(
          new Fault(
              Kind.OUTCOME,
              "%s, not %s".formatted(reply.outcome(), String.join(" or ", question.outcome()))));
    }
    faults.addAll(unsaid(question.opens(), Wording.opening(reply), Kind.OPENING));
    faults.addAll(unsaid(question.says(), wording, Kind.POINT));
    question.never().stream()
        .filter(claim -> wording.asserts(QuestionSet.compiled(set.claim(claim).pattern())))
        .forEach(claim -> faults.add(new Fault(Kind.TRAP, claim)));
    question.cites().stream()
        .filter(source -> !isCited(QuestionSet.compiled(source), reply))
        .forEach(source -> faults.add(new Fault(Kind.SOURCE, source)));
    PlanWish wish = question.plan();
    if (wish != null) {
      new PlanCheck(wish, LocalDate.ofInstant(set.askedAt(), ZoneOffset.UTC))
          .faults(reply.plan())
          .forEach(fault -> faults.add(new Fault(Kind.PLAN, fault)));
    }
    return faults;
  }

  private List<Fault> unsaid(List<String> points, Wording wording, Kind kind) {
    return points.stream()
        .filter(point -> !wording.says(QuestionSet.compiled(set.point(point))))
        .map(point -> new Fault(kind, point))
        .toList();
  }

  private static boolean isCited(Pattern source, Reply reply) {
    return reply.citations().stream()
        .anyMatch(
            c -> source.matcher(String.join("\n", c.documentId(), c.title(), c.url())).find());
  }
}
