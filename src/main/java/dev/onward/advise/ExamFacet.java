package dev.onward.advise;

import static dev.onward.advise.Prose.mark;
import static java.util.stream.Collectors.joining;

import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Domain;
import dev.onward.knowledge.Credential.Note.Matter;
import dev.onward.knowledge.Credential.Skills;
import dev.onward.knowledge.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A figure of an exam: of one that can't be taken any more beside that of its successor. */
enum ExamFacet {
  PRICE(
      new Verb("costs", "cost"),
      "What the exam of %s costs",
      exam -> exam.exam().priceUsd().map(price -> price + " US dollars at the US list price")),
  MINUTES(
      new Verb("takes", "took"),
      "How long the exam of %s takes",
      exam -> exam.exam().minutes().map(minutes -> minutes + " minutes")),
  SCORE(
      new Verb("is passed with", "was passed with"),
      "Which score passes the exam of %s",
      exam -> exam.exam().passScore().map(score -> score + " points or more")),
  SKILLS(
      new Verb("measures", "measured"),
      "What the exam of %s measures, part by part,",
      exam -> exam.skills().map(ExamFacet::heaviest));

  private record Verb(String now, String then) {}

  private final Verb verb;
  private final String missing;
  private final Function<Credential, Optional<String>> figure;

  ExamFacet(Verb verb, String missing, Function<Credential, Optional<String>> figure) {
    this.verb = verb;
    this.missing = missing;
    this.figure = figure;
  }

  Told told(Credential credential, Asked asked) {
    if (credential.statusOn(asked.today()) == Status.RETIRED) {
      return retired(credential, StandingAdvice.following(credential, asked));
    }
    String id = credential.id();
    return figure
        .apply(credential)
        .map(value ->
            Told.of(
                "The exam of %s %s %s.%s".formatted(id, verb.now(), value, mark(id)),
                more(credential)))
        .orElseGet(() -> {
          String note = this == SCORE ? Told.notes(credential, Matter.SCORE) : "";
          return note.isEmpty() ? Told.unknown(credential, missing.formatted(id)) : Told.of(note);
        });
  }

  /** What it was, and what it is with the successor, in one sentence. */
  private Told retired(Credential credential, Optional<Credential> next) {
    String id = credential.id();
    String over = "it retired " + StandingAdvice.lastDay(credential);
    Optional<String> then = figure.apply(credential);
    Optional<String> now = next.flatMap(figure);
    String first =
        then.map(value -> "The exam of %s %s %s until %s".formatted(id, verb.then(), value, over))
            .orElseGet(
                () -> "%s is not in my knowledge, and %s".formatted(missing.formatted(id), over));
    String second =
        now.map(value ->
                "; that of its successor, %s, %s %s"
                    .formatted(next.orElseThrow().id(), verb.now(), value))
            .orElse("");
    return new Told(
        first + second + "." + mark(id) + (now.isEmpty() ? "" : mark(next.orElseThrow().id())),
        "",
        then.isPresent() || now.isPresent());
  }

  private String more(Credential credential) {
    return switch (this) {
      case PRICE ->
          credential.isMicrosoft()
              ? "Elsewhere the price follows the country in which you take it; the page of the exam shows yours. [^policy-pricing]"
              : "Elsewhere it may differ; %s shows the price for you."
                  .formatted(Told.page(credential));
      case SKILLS -> credential.skills().map(skills -> rest(skills, credential)).orElse("");
      case MINUTES, SCORE -> "";
    };
  }

  private static String heaviest(Skills skills) {
    Domain first = byWeight(skills).getFirst();
    return "%d things, most of all \"%s\" (%s)"
        .formatted(skills.domains().size(), first.name(), first.weight());
  }

  private static List<Domain> byWeight(Skills skills) {
    return skills.domains().stream()
        .sorted(Comparator.comparingInt(Domain::max).reversed())
        .toList();
  }

  private static String rest(Skills skills, Credential credential) {
    String list =
        byWeight(skills).stream()
            .skip(1)
            .map(domain -> "- %s: %s".formatted(domain.name(), domain.weight()))
            .collect(joining("\n"));
    String read = skills.asOf().map(on -> "That is the outline of " + on.spoken()).orElse("");
    String sure =
        skills.confidence().isBelowB() ? "The weights rest on " + skills.confidence().words() : "";
    String guide =
        credential.studyGuide().map("The [study guide](%s) has all of it"::formatted).orElse("");
    return list
        + "\n\n"
        + List.of(read, sure, guide).stream()
            .filter(words -> !words.isEmpty())
            .map(words -> words + ".")
            .collect(joining(" "));
  }
}
