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

/** A figure of an exam: of one that can't be taken any more beside that of its successor. */
enum ExamFacet {
  PRICE("costs", "cost", "What the exam of %s costs"),
  MINUTES("takes", "took", "How long the exam of %s takes"),
  SCORE("is passed with", "was passed with", "Which score passes the exam of %s"),
  SKILLS("measures", "measured", "What the exam of %s measures, part by part,");

  private final String now;
  private final String then;
  private final String missing;

  ExamFacet(String now, String then, String missing) {
    this.now = now;
    this.then = then;
    this.missing = missing;
  }

  private Optional<String> figure(Credential exam) {
    return switch (this) {
      case PRICE -> exam.exam().priceUsd().map(price -> price + " US dollars at the US list price");
      case MINUTES -> exam.exam().minutes().map(minutes -> minutes + " minutes");
      case SCORE -> exam.exam().passScore().map(score -> score + " points or more");
      case SKILLS -> exam.skills().map(ExamFacet::heaviest);
    };
  }

  Told told(Credential credential, Asked asked) {
    if (credential.statusOn(asked.today()) == Status.RETIRED) {
      return retired(credential, StandingAdvice.following(credential, asked));
    }
    String id = credential.id();
    return figure(credential)
        .map(value ->
            Told.of(
                "The exam of %s %s %s.%s".formatted(id, now, value, mark(id)), more(credential)))
        .orElseGet(() -> {
          String note = this == SCORE ? Told.notes(credential, Matter.SCORE) : "";
          return note.isEmpty() ? Told.unknown(credential, missing.formatted(id)) : Told.of(note);
        });
  }

  /** What it was, and what it is with the successor, in one sentence. */
  private Told retired(Credential credential, Optional<Credential> next) {
    String id = credential.id();
    String over = "it retired " + StandingAdvice.lastDay(credential);
    Optional<String> before = figure(credential);
    Optional<String> today = next.flatMap(this::figure);
    String first =
        before
            .map(value -> "The exam of %s %s %s until %s".formatted(id, then, value, over))
            .orElseGet(
                () -> "%s is not in my knowledge, and %s".formatted(missing.formatted(id), over));
    String second =
        today
            .map(value ->
                "; that of its successor, %s, %s %s".formatted(next.orElseThrow().id(), now, value))
            .orElse("");
    return new Told(
        first + second + "." + mark(id) + (today.isEmpty() ? "" : mark(next.orElseThrow().id())),
        "",
        before.isPresent() || today.isPresent());
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
