package dev.onward.digest.compose;

import dev.onward.digest.compose.LetterModel.Chapter;
import dev.onward.digest.compose.LetterModel.Entry;
import dev.onward.digest.compose.LetterModel.Foot;
import dev.onward.digest.subscribe.MailLinks;
import dev.onward.digest.subscribe.Signer.IssueOf;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.Translations;
import dev.onward.digest.subscribe.Votes.Vote;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Reference;
import dev.onward.knowledge.Update;
import dev.onward.plan.CareerPlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the contents of one issue into words, in the reader's language. For one use. */
final class LetterWriter {
  private static final int LONGEST_TITLE = 160;
  private static final int LONGEST_SUBJECT = 90;
  private static final int LONGEST_PREHEADER = 140;

  private final Situation situation;
  private final Translations words;
  private final MailLinks links;
  private final Reasons reasons;
  private final Optional<Subscriber> subscriber;

  LetterWriter(
      Situation situation,
      Locale language,
      MailLinks links,
      Reasons reasons,
      Optional<Subscriber> subscriber) {
    this.situation = situation;
    this.words = Translations.of(language);
    this.links = links;
    this.reasons = reasons;
    this.subscriber = subscriber;
  }

  LetterModel write(Contents contents, Optional<IssueOf> issue) {
    List<Chapter> chapters = new ArrayList<>();
    add(chapters, "deadlines", contents.deadlines().stream().map(this::entry).toList());
    add(chapters, "steps", contents.steps().stream().map(this::entry).toList());
    add(
        chapters,
        contents.isWelcome() ? "latest" : "news",
        contents.news().stream().map(this::entry).toList());
    List<String> titles = contents.byImportance(situation).stream().map(this::titleOf).toList();
    return new LetterModel(
        words.language().getLanguage(),
        subject(titles),
        preheader(titles),
        contents.isWelcome()
            ? words.say("letter.welcome")
            : words.say("letter.title", words.day(situation.day())),
        lead(contents),
        contents.isWelcome() ? WelcomeText.of(situation, words, subscriber) : List.of(),
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

  private String titleOf(Object thing) {
    return switch (thing) {
      case Deadline deadline -> entry(deadline).title();
      case DueStep due -> {
        Entry entry = entry(due);
        yield entry.title() + ", " + entry.when();
      }
      case Pick pick -> title(pick.update().document().title());
      default -> throw new IllegalArgumentException("nothing that a letter tells: " + thing);
    };
  }

  private String subject(List<String> titles) {
    if (titles.isEmpty()) {
      return words.say("letter.welcome");
    }
    String first = Plain.cut(titles.getFirst(), LONGEST_SUBJECT);
    return titles.size() == 1 ? first : words.say("letter.subject", first, titles.size() - 1);
  }

  /** What comes next in importance; a letter of one thing goes on with its lead. */
  private String preheader(List<String> titles) {
    return titles.size() <= 1
        ? ""
        : Plain.cut(
            titles.stream().skip(1).limit(2).collect(Collectors.joining(" · ")), LONGEST_PREHEADER);
  }

  private String lead(Contents contents) {
    String since = words.day(situation.span().since());
    String lead =
        contents.isWelcome()
            ? words.say("letter.lead-welcome")
            : situation
                .interests()
                .goal()
                .map(goal -> words.say("letter.lead-goal", since, goal.title()))
                .orElseGet(() -> words.say("letter.lead", since));
    return contents.ticked().isEmpty() ? lead : lead + " " + ticked(contents);
  }

  private String ticked(Contents contents) {
    CareerPlan plan = situation.standing().plan().orElseThrow();
    return words.say(
        "letter.ticked",
        contents.ticked().stream()
            .map(step -> title(step.title()))
            .collect(Collectors.joining(", ")),
        plan.done().size(),
        plan.steps().size());
  }

  private Optional<Foot> foot(IssueOf issue) {
    return subscriber.map(reader ->
        new Foot(
            words.say(
                "letter.because",
                words.weekday(reader.slot().day()),
                words.hour(reader.slot().hour()),
                reader.slot().zone().getId(),
                words.say("page.rhythm." + reader.rhythm().word())),
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
        deadline.kind().isOfTheReader() ? null : said(deadline.tie()),
        why(deadline, words.say(kind + ".why", words.day(deadline.on()))),
        source(credential.sources(), credential.sureness().dates()),
        null,
        null);
  }

  private String why(Deadline deadline, String meaning) {
    Stream<String> sentences =
        Stream.of(Optional.of(meaning), renewal(deadline), successor(deadline))
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

  /** The tie in words for this reader. */
  private String said(Tie tie) {
    String key = "tie." + tie.word();
    if (tie.kind() != Tie.Kind.GOAL && !tie.topics().isEmpty()) {
      return words.say(key + "-news", tie.topics().getFirst(), title(tie.of()), tie.step());
    }
    return switch (tie.kind()) {
      case PLANNED, USED -> words.say(key, tie.step(), title(tie.of()));
      case GOAL ->
          tie.topics().isEmpty()
              ? words.say(key, tie.of())
              : words.say(
                  key + "-topics",
                  tie.of(),
                  tie.topics().stream()
                      .map(LetterWriter::spoken)
                      .collect(Collectors.joining(" " + words.say("and") + " ")));
      case TOPIC -> words.say(key, spoken(tie.of()));
      case HELD, ON_THE_WAY, OPTION, EVERYBODY -> words.say(key, tie.of());
    };
  }

  private static String spoken(String topic) {
    return topic.replace('-', ' ');
  }

  // ---------------------------------------------------------------- steps

  private Entry entry(DueStep due) {
    long left = due.step().dueOn().toEpochDay() - situation.day().toEpochDay();
    String day = words.day(due.step().dueOn());
    return new Entry(
        title(due.step().title()),
        links.plan(),
        left < 0 ? words.say("step.late", day) : words.say("step.due", day, words.in(left)),
        words.say(
            "tie.step", situation.standing().plan().map(plan -> plan.number(due.step())).orElse(0)),
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
        said(pick.tie()),
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
            effect)
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
