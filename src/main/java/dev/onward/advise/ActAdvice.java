package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Section;
import dev.onward.understand.Ask;
import dev.onward.understand.state.Exchange;
import dev.onward.understand.state.Exchange.Question;
import dev.onward.understand.state.Exchange.Reply;
import dev.onward.understand.state.State;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said to a word on the answer before: why, how sure, from where, shorter, more. All of it
 * rests on what that answer cited; a claim against it changes nothing but what is looked at again.
 */
final class ActAdvice {
  private static final int SOURCES = 4;

  /** On how sure it is: the weakest source, which decides, and the one that was cited first. */
  private static final int RESTS_ON = 2;

  private static final int REASONS = 2;
  private static final Pattern NOTES = Pattern.compile("(?m)^\\*[^*\\n]+\\*$");

  private final Asked asked;
  private final State before;
  private final Question question;
  private final Reply reply;

  /** What was told last, without notes on the language. */
  private final String told;

  private ActAdvice(Asked asked, State before, Exchange last) {
    this.asked = asked;
    this.before = before;
    this.question = last.question();
    this.reply = last.reply();
    this.told = NOTES.matcher(reply.text()).replaceAll("").strip();
  }

  /** The answer to an act; asks back where there is nothing that it could be about. */
  static Advice of(Asked asked, State before) {
    return before
        .last()
        .map(last -> new ActAdvice(asked, before, last).leadingOn())
        .orElseGet(() -> Advice.unknown(words("act.nothing-before")));
  }

  /** Where it leads on to nothing else, what the answer before led on to stays open. */
  private Advice leadingOn() {
    Advice answer = answer();
    boolean ends = asked.part().ask() == Ask.START_OVER;
    return ends || !answer.followUps().isEmpty() ? answer : answer.withFollowUps(reply.offered());
  }

  private Advice answer() {
    return switch (asked.part().ask()) {
      case WHY -> why();
      case SURE -> sure();
      case SOURCE -> source();
      case SHORTER -> shorter();
      case MORE -> more();
      case SIMPLER -> simpler();
      case EXAMPLE -> example();
      case AGAIN -> said("act.again", paragraphs(told, 3));
      case IN_LANGUAGE -> inLanguage();
      case YOU_ARE_WRONG -> lookedAtAgain();
      case NOT_ASKED -> askedBack("act.not-asked");
      case NO -> declined();
      case START_OVER -> Advice.grounded(words("act.start-over"));
      case CANCEL -> Advice.grounded(words("act.cancel"));
      default -> askedBack("act.which");
    };
  }

  // ---------------------------------------------------------------- why, sure, source

  private Advice why() {
    Optional<String> step = stepReason();
    if (step.isPresent()) {
      return Advice.grounded(step.get());
    }
    Optional<String> advised = advised();
    if (advised.isPresent()) {
      return Advice.grounded(words("act.why") + " " + advised.get());
    }
    List<String> reasons = new Material(asked, before).reasons(REASONS);
    if (reasons.isEmpty()) {
      return rests()
          .map(text -> Advice.grounded(words("act.why-sources") + " " + text))
          .orElseGet(this::nothingMore);
    }
    return Advice.grounded(words("act.why") + " " + String.join(" ", reasons));
  }

  /** What speaks for the credential that was advised. */
  private Optional<String> advised() {
    return question.label().equals(Ask.NEXT_STEP.word())
        ? reply.cited().stream()
            .flatMap(id -> asked.catalogue().credential(id).stream())
            .filter(credential -> credential.statusOn(asked.today()).isOpen())
            .findFirst()
            .map(credential -> FitAdvice.reason(credential, asked))
        : Optional.empty();
  }

  private Optional<String> stepReason() {
    boolean ofPlan = question.label().startsWith("plan") || question.label().equals("show-plan");
    return ofPlan && asked.plan() != null && reply.step() != null
        ? asked.plan().steps().stream()
            .filter(step -> step.title().equals(reply.step()))
            .findFirst()
            .map(step -> "**%s**: %s".formatted(step.title(), step.why()))
        : Optional.empty();
  }

  private Advice sure() {
    return rests()
        .map(text ->
            Advice.grounded(
                "%s %s %s"
                    .formatted(
                        words("act.sure-" + weakest().name().toLowerCase(Locale.ROOT)),
                        text,
                        words("act.sure-change"))))
        .orElseGet(() -> Advice.grounded(words("act.sure-nothing")));
  }

  /** What the answer rests on: each source with how sure it is, and when it was read. */
  private Optional<String> rests() {
    List<String> sources =
        sources()
            .sorted(Comparator.comparing(Document::confidence).reversed())
            .limit(RESTS_ON)
            .map(document ->
                "%s: %s, read %s%s"
                    .formatted(
                        linked(document),
                        document.confidence().words(),
                        document.verified().when(),
                        mark(document.id())))
            .toList();
    return sources.isEmpty()
        ? Optional.empty()
        : Optional.of("It rests on " + String.join("; ", sources) + ".");
  }

  private Confidence weakest() {
    return sources().map(Document::confidence).max(Comparator.naturalOrder()).orElse(Confidence.D);
  }

  private Advice source() {
    List<String> lines =
        sources()
            .map(document ->
                "%s, read %s%s"
                    .formatted(linked(document), document.verified().when(), mark(document.id())))
            .toList();
    return lines.isEmpty()
        ? Advice.grounded(words("act.source-nothing"))
        : Advice.grounded(
            lines.size() == 1
                ? words("act.source") + " " + lines.getFirst() + "."
                : new Prose().say(words("act.sources")).list(lines).toString());
  }

  private Stream<Document> sources() {
    return cited().map(Item::document).limit(SOURCES);
  }

  /** What the last answer cited; where it was a word on another one, what that one did. */
  private Stream<Item> cited() {
    List<String> ids =
        before.exchanges().reversed().stream()
            .filter(exchange -> exchange.question().isLike(question))
            .map(exchange -> exchange.reply().cited())
            .filter(cited -> !cited.isEmpty())
            .findFirst()
            .orElse(List.of());
    return ids.stream().flatMap(id -> asked.catalogue().item(id).stream());
  }

  private static String linked(Document document) {
    return document
        .url()
        .map(url -> "[%s](%s)".formatted(document.title(), url))
        .orElse(document.title());
  }

  // ---------------------------------------------------------------- shorter, more, again

  private Advice shorter() {
    String brief = Brief.of(told);
    return before.saidLast(brief) || plain(brief).equals(plain(told))
        ? choice("act.shortest")
        : Advice.grounded(brief);
  }

  private Advice more() {
    return new Material(asked, before).next().map(Advice::grounded).orElseGet(this::nothingMore);
  }

  private Advice nothingMore() {
    return choice("act.no-more");
  }

  private Advice simpler() {
    String subject = subject();
    String brief = Brief.of(subject);
    List<String> terms = Brief.terms(subject, asked.catalogue());
    return terms.isEmpty()
        ? plain(brief).equals(plain(subject)) ? choice("act.simplest") : said("act.simpler", brief)
        : Advice.grounded(
            new Prose().say(words("act.simpler") + " " + brief).list(terms).toString());
  }

  private Advice example() {
    return new Examples(asked, question)
        .one()
        .map(text -> said("act.example", text))
        .orElseGet(() -> choice("act.no-example"));
  }

  private Advice inLanguage() {
    Locale language = InLanguage.asked(asked);
    return Advice.grounded(InLanguage.said(language, Brief.facts(subject(), language)));
  }

  /** The answer itself, where the last one was a word on it. */
  private String subject() {
    return before.exchanges().stream()
        .filter(exchange -> exchange.question().isLike(question))
        .map(exchange -> exchange.reply().text())
        .findFirst()
        .orElse(told);
  }

  // ---------------------------------------------------------------- doubt, and asking back

  /**
   * A claim is no source: what is told stays what the sources say, and the editor gets the doubt.
   */
  private Advice lookedAtAgain() {
    Optional<String> rests = rests();
    if (rests.isEmpty()) {
      return Advice.grounded(words("act.wrong-nothing")).leavingOpen(question.text());
    }
    String decides =
        sources()
            .filter(document -> document.url().isPresent())
            .findFirst()
            .map(document -> " " + words("act.wrong-decides").replace("{page}", linked(document)))
            .orElse("");
    String first =
        words("act.wrong").replace("{brief}", Brief.of(subject()))
            + " "
            + rests.get()
            + decides
            + " "
            + words("act.wrong-noted");
    String text = before.saidBefore(first) ? words("act.wrong-again") + decides : first;
    return Advice.grounded(text).leavingOpen(question.text());
  }

  private Advice askedBack(String words) {
    List<String> nearly = nearly();
    return nearly.isEmpty()
        ? Advice.unknown(words(words.equals("act.not-asked") ? "act.say-otherwise" : words))
        : Advice.unknown(new Prose().say(words(words)).list(nearly).toString())
            .withFollowUps(nearly);
  }

  private Advice declined() {
    List<String> others = reply.offered().stream().skip(1).toList();
    return Advice.grounded(words("act.no")).withFollowUps(others);
  }

  /** Says so, with one question that can be asked instead. */
  private Advice choice(String words) {
    Set<String> questions = new LinkedHashSet<>(nearly());
    questions.addAll(reply.offered());
    Optional<String> next = questions.stream().findFirst();
    return Advice.grounded(
            words(words) + next.map(one -> " Would this help: \"%s\"".formatted(one)).orElse(""))
        .withFollowUps(questions.stream().limit(3).toList());
  }

  /** What else the question may have meant. */
  private List<String> nearly() {
    Asked same =
        new Asked(
            asked.part().about(question.credentials()),
            asked.profile(),
            asked.today(),
            asked.plan(),
            asked.finishBy(),
            asked.catalogue(),
            asked.language());
    return question.nearly().stream()
        .flatMap(label -> Offers.question(label, same).stream())
        .distinct()
        .limit(2)
        .toList();
  }

  private static Advice said(String words, String text) {
    return Advice.grounded(words(words) + " " + text);
  }

  private static String paragraphs(String text, int most) {
    return Stream.of(text.split("\n\n")).limit(most).collect(Collectors.joining("\n\n"));
  }

  static String plain(String text) {
    return Section.withoutMarks(text).replaceAll("\\s+", " ").strip();
  }

  private static String words(String key) {
    return Words.english(key);
  }
}
