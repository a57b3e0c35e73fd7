package dev.onward.advise;

import dev.onward.retrieve.Evidence;
import dev.onward.understand.Ask;
import java.util.List;
import java.util.Locale;

/** What Onward does not do, said with the reason and with what helps instead. */
final class LimitAdvice {
  private LimitAdvice() {}

  static Advice refused(Asked asked) {
    Ask ask = asked.part().ask();
    String words = Words.of(ask, asked.language()).replace("{guide}", guide(asked));
    return ask == Ask.ELSEWHERE || ask == Ask.UNREADABLE
        ? Advice.unknown(words)
        : Advice.declined(words);
  }

  /** What shows the subjects of an exam by right. */
  private static String guide(Asked asked) {
    return asked.credentials().stream()
        .filter(credential -> credential.statusOn(asked.today()).isOpen())
        .flatMap(credential ->
            credential
                .studyGuide()
                .map(url -> "the [study guide of %s](%s)".formatted(credential.id(), url))
                .stream())
        .findFirst()
        .orElse("the official study guide");
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
    return Advice.declined(Words.of(Ask.OFF_TOPIC, Locale.ENGLISH));
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
