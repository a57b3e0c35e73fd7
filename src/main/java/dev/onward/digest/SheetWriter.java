package dev.onward.digest;

import dev.onward.digest.Sheet.Chapter;
import dev.onward.digest.Sheet.Entry;
import dev.onward.digest.Sheet.Foot;
import dev.onward.digest.Signer.IssueOf;
import dev.onward.digest.Votes.Vote;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.GoalPath;
import dev.onward.knowledge.Reference;
import dev.onward.knowledge.Update;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the contents of one issue into words, in the reader's language. For one use. */
final class SheetWriter {
  private static final int LONGEST_TITLE = 160;
  private static final int LONGEST_SUBJECT = 90;

  private final Situation situation;
  private final Words words;
  private final Links links;
  private final Reasons reasons;
  private final Optional<Subscriber> subscriber;

  SheetWriter(
      Situation situation,
      Locale language,
      Links links,
      Reasons reasons,
      Optional<Subscriber> subscriber) {
    this.situation = situation;
    this.words = Words.of(language);
    this.links = links;
    this.reasons = reasons;
    this.subscriber = subscriber;
  }

  Sheet write(Contents contents, Optional<IssueOf> issue) {
    List<Chapter> chapters = new ArrayList<>();
    add(chapters, "deadlines", contents.deadlines().stream().map(this::entry).toList());
    add(chapters, "steps", contents.steps().stream().map(this::entry).toList());
    add(chapters, "news", contents.news().stream().map(this::entry).toList());
    return new Sheet(
        words.language().getLanguage(),
        subject(chapters),
        words.say("letter.title", words.day(situation.day())),
        lead(),
        chapters,
        issue.flatMap(this::foot).orElse(null),
        links.home(),
        words.all());
  }

  private void add(List<Chapter> chapters, String key, List<Entry> entries) {
    if (!entries.isEmpty()) {
      chapters.add(new Chapter(words.say("chapter." + key), entries));
    }
  }

  private String subject(List<Chapter> chapters) {
    List<Entry> entries = chapters.stream().flatMap(c -> c.entries().stream()).toList();
    String first = Plain.cut(entries.getFirst().title(), LONGEST_SUBJECT);
    return entries.size() == 1 ? first : words.say("letter.subject", first, entries.size() - 1);
  }

  private String lead() {
    String since = words.day(situation.span().since());
    return situation
        .interests()
        .goal()
        .map(goal -> words.say("letter.lead-goal", since, goal.title()))
        .orElseGet(() -> words.say("letter.lead", since));
  }

  private Optional<Foot> foot(IssueOf issue) {
    return subscriber.map(reader ->
        new Foot(
            words.say(
                "letter.because",
                words.weekday(reader.slot().day()),
                words.hour(reader.slot().hour()),
                reader.slot().zone().getId()),
            links.view(issue),
            links.plan(),
            links.preferences(reader.id()),
            links.unsubscribe(reader.id())));
  }

  // ---------------------------------------------------------------- days

  private Entry entry(Deadline deadline) {
    Credential credential = deadline.credential();
    String kind = "deadline." + deadline.kind().word();
    String distance = words.in(Math.max(0, deadline.daysFrom(situation.day())));
    return new Entry(
        words.say(kind, credential.id(), distance),
        address(Optional.of(credential.url())),
        words.say("deadline.when", words.day(deadline.on()), Plain.line(credential.name())),
        why(deadline, words.say(kind + ".why", words.day(deadline.on()))),
        source(credential.sources(), credential.sureness().dates()),
        null,
        null);
  }

  private String why(Deadline deadline, String meaning) {
    Stream<String> sentences =
        Stream.of(
                Optional.of(meaning),
                renewal(deadline),
                successor(deadline),
                deadline.kind().isOfTheReader() ? Optional.<String>empty() : tie(deadline.bond()))
            .flatMap(Optional::stream);
    return sentences.collect(Collectors.joining(" "));
  }

  private Optional<String> renewal(Deadline deadline) {
    return switch (deadline.kind()) {
      case RETIRES ->
          deadline
              .credential()
              .lifecycle()
              .renewalEndsOn()
              .filter(deadline.on()::equals)
              .map(day -> words.say("deadline.renewal-too"));
      case BADGE_LAPSES ->
          Optional.of(
              words.say(
                  deadline.credential().canRenewOn(situation.day())
                      ? "deadline.renewed-otherwise"
                      : "deadline.not-renewable"));
      case RETIRED,
          OPENS_AS_BETA,
          LEAVES_BETA,
          RENEWAL_ENDS,
          BADGE_OPENS,
          BADGE_CLOSES,
          BADGE_LAPSED ->
          Optional.empty();
    };
  }

  private Optional<String> successor(Deadline deadline) {
    boolean ends =
        deadline.kind() == Deadline.Kind.RETIRES || deadline.kind() == Deadline.Kind.RETIRED;
    return deadline
        .credential()
        .successor(Relation.REPLACED_BY)
        .filter(next -> ends)
        .map(next -> words.say("deadline.successor", next.id()));
  }

  private Optional<String> tie(Bond bond) {
    return Optional.of(
        bond == Bond.GOAL
            ? words.say("tie.goal", goal().map(GoalPath::title).orElse(""))
            : words.say("tie." + bond.word()));
  }

  private Optional<GoalPath> goal() {
    return situation.interests().goal();
  }

  // ---------------------------------------------------------------- steps

  private Entry entry(DueStep due) {
    long left = due.step().dueOn().toEpochDay() - situation.day().toEpochDay();
    String day = words.day(due.step().dueOn());
    return new Entry(
        title(due.step().title()),
        links.plan(),
        left < 0 ? words.say("step.late", day) : words.say("step.due", day, words.in(left)),
        words.say("step.done-when", Plain.words(due.step().doneWhen())),
        null,
        null,
        null);
  }

  // ---------------------------------------------------------------- updates

  private Entry entry(Pick pick) {
    Update update = pick.update();
    Document document = update.document();
    return new Entry(
        title(document.title()),
        address(document.url()),
        when(pick),
        Plain.line(reasons.why(pick, situation, words.language())),
        source(document.sources(), document.confidence()),
        subscriber.map(s -> links.vote(s.id(), update.id(), Vote.MORE)).orElse(null),
        subscriber.map(s -> links.vote(s.id(), update.id(), Vote.LESS)).orElse(null));
  }

  private String when(Pick pick) {
    Update update = pick.update();
    String published =
        update.published().isExact()
            ? words.day(update.published().firstDay())
            : update.published().spoken();
    Optional<String> effect =
        update
            .takesEffect()
            .filter(when -> !when.equals(update.published()))
            .map(when ->
                words.say(
                    "news.effect", when.isExact() ? words.day(when.firstDay()) : when.spoken()));
    return Stream.of(
            Optional.of(published),
            Optional.of(words.say("change." + update.change().name().toLowerCase(Locale.ROOT))),
            effect,
            pick.bond().concerns()
                ? Optional.of(words.say("bond." + pick.bond().word()))
                : Optional.<String>empty())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  private static String title(String title) {
    return Plain.cut(Plain.line(title), LONGEST_TITLE);
  }

  /** Only what a browser opens as a page. */
  private static @Nullable String address(Optional<URI> url) {
    return url.filter(u -> "https".equals(u.getScheme()) || "http".equals(u.getScheme()))
        .map(URI::toASCIIString)
        .orElse(null);
  }

  private String source(List<String> keys, Confidence confidence) {
    String sure = words.say("sure." + confidence);
    return keys.stream()
        .flatMap(key -> Optional.ofNullable(situation.catalogue().references().get(key)).stream())
        .findFirst()
        .map(reference -> words.say("source", named(reference), sure))
        .orElse(sure);
  }

  private String named(Reference reference) {
    String what = Plain.cut(Plain.line(reference.what()), LONGEST_TITLE);
    return reference
        .date()
        .map(day -> what + "; " + (day.isExact() ? words.day(day.firstDay()) : day.spoken()))
        .orElse(what);
  }
}
