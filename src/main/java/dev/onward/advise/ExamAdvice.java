package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Status;
import java.util.Optional;

/** What the exam of a credential is like: price, length, passing score, weights, hours of study. */
final class ExamAdvice {
  private ExamAdvice() {}

  static Advice facts(Asked asked) {
    if (asked.credentials().isEmpty()) {
      return Advice.grounded(
          new Prose()
              .say(
                  "Microsoft's list price in the United States is 165 US dollars for a role-based exam and 99 for a fundamentals one; it differs by the country where the exam is taken, so the booking page has the last word. [^policy-pricing]")
              .say("Name the exam, and I tell you its length, passing score and weights.")
              .toString());
    }
    Prose prose = new Prose();
    for (Credential credential : asked.credentials()) {
      if (credential.statusOn(asked.today()) == Status.RETIRED) {
        prose.say(StandingAdvice.standing(credential, asked.today()));
        prose.say("What its exam was like: " + figures(credential));
        prose.say(hours(credential, asked));
        continue;
      }
      prose.say(figures(credential));
      prose.say(hours(credential, asked));
      prose.say(DescriptionAdvice.weights(credential));
      prose.say(preparation(credential));
    }
    return Advice.grounded(prose.toString());
  }

  private static String figures(Credential credential) {
    Credential.Exam exam = credential.exam();
    String id = credential.id();
    Prose prose = new Prose();
    String price =
        exam.priceUsd()
            .map(usd ->
                "The exam of %s costs %d US dollars by the list price in the United States; elsewhere the price differs, and the booking page has the last word. [^%s]"
                    .formatted(credential.codeAndName(), usd, id))
            .orElse(
                "The price of %s is not in my knowledge; the exam page shows it for your country. [^%s]"
                    .formatted(credential.codeAndName(), id));
    prose.say(price);
    String length =
        exam.minutes()
            .map(minutes -> "It lasts %d minutes".formatted(minutes))
            .orElse("Its length is not in my knowledge");
    String score =
        exam.passScore()
            .map(s -> " and is passed with %d points or more.".formatted(s))
            .orElse(".");
    return prose.say(length + score + mark(id)).toString();
  }

  private static Optional<String> hours(Credential credential, Asked asked) {
    if (credential.id().equals("AI-102")) {
      return Optional.of(
          "The article on the badge reckoned with 80 to 150 hours for most people. [^article-time]");
    }
    for (GoalPath path : asked.catalogue().paths()) {
      for (GoalPath.Step step : path.credentials()) {
        if (step.credential().equals(credential.id())) {
          return Optional.of(
              "For somebody with AI-102 we reckon with %s of study. [^%s] That is our own estimate, not a figure of Microsoft.%s"
                  .formatted(step.hours(), path.id(), weeks(step, asked)));
        }
      }
    }
    return Optional.empty();
  }

  private static String weeks(GoalPath.Step step, Asked asked) {
    Integer budget = asked.profile().hoursPerWeek();
    return budget == null
        ? ""
        : " At your %d hours a week that is about %d to %d weeks."
            .formatted(
                budget,
                (step.hours().min() + budget - 1) / budget,
                (step.hours().max() + budget - 1) / budget);
  }

  private static String preparation(Credential credential) {
    return credential
        .studyGuide()
        .map(guide ->
            "To prepare, work through the [study guide](%s) objective by objective in a lab of your own. [^%s]"
                .formatted(guide, credential.id()))
        .orElse("");
  }
}
