package dev.onward.advise;

import dev.onward.knowledge.Credential;
import dev.onward.retrieve.Evidence;
import java.util.List;
import java.util.Optional;

/** What Onward does not do, said with the reason and with what helps instead. */
final class LimitAdvice {
  private LimitAdvice() {}

  static Advice refused(Asked asked) {
    return switch (asked.part().ask()) {
      case CHEATING -> dumps(asked);
      default -> offTopic();
    };
  }

  static Advice dumps(Asked asked) {
    String guide =
        asked.credentials().stream()
            .filter(credential -> credential.statusOn(asked.today()).isOpen())
            .map(Credential::studyGuide)
            .flatMap(Optional::stream)
            .findFirst()
            .map(url -> "the [study guide](" + url + ")")
            .orElse("the official study guide");
    return Advice.declined(
        new Prose()
            .say(
                "I can't help with real exam questions, dumps, or answers to a renewal assessment: they are under a non-disclosure agreement, and using them can cost you the credential. [^policy-nda]")
            .say(
                "What helps instead: %s, objective by objective, in a lab of your own, and the official practice assessment where there is one. Tell me which objective is hard, and I look for a project that makes you practise it."
                    .formatted(guide))
            .toString());
  }

  static Advice promise(Asked asked) {
    return Advice.declined(
        new Prose()
            .say(
                "I can't promise that: nobody can guarantee a pass, a job or a salary, and I have no figure that would hold for one person.")
            .say(
                "The surveys that exist show that certified people earn more on average, not that the certificate is the cause. [^article-salary] What you control is evidence: a project with measurements, and the words to explain it.")
            .toString());
  }

  static Advice offTopic() {
    return Advice.declined(
        "That is outside what I know. I only help with what comes after the Azure AI Engineer badge: credentials and their dates, portfolio projects, community contributions, and staying current.");
  }

  static Advice unknownExam(String code, Asked asked, List<Evidence> evidence) {
    return Advice.unknown(
            new Prose()
                .say(
                    "I know no exam %s: it is not in my knowledge, which was verified up to %s. Check the code on Microsoft's credentials pages before you plan on it."
                        .formatted(code, Prose.date(asked.catalogue().verifiedUpTo())))
                .say(nearest(evidence))
                .toString())
        .leavingOpen(asked.part().text());
  }

  static Advice elsewhere(Asked asked, List<Evidence> evidence) {
    return Advice.unknown(
        new Prose()
            .say(
                "That maker's credentials are not in my knowledge, so I can't say what they cost, ask or are worth; its own pages can. I follow Microsoft's, and those of GitHub, AWS and Google that stand near the Azure AI Engineer badge.")
            .say(nearest(evidence))
            .toString());
  }

  static Advice unknown(Asked asked, List<Evidence> evidence) {
    return Advice.unknown(
            new Prose()
                .say(
                    "That is not in my knowledge, which was verified up to %s, so I won't guess."
                        .formatted(Prose.date(asked.catalogue().verifiedUpTo())))
                .say(nearest(evidence))
                .toString())
        .leavingOpen(asked.part().text());
  }

  private static String nearest(List<Evidence> evidence) {
    return evidence.stream()
        .findFirst()
        .map(e ->
            "The nearest thing I do know: %s [^%s]"
                .formatted(Prose.sentence(e.passage().title()), e.passage().documentId()))
        .orElse("");
  }
}
