package dev.onward.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Database;
import dev.onward.digest.News.Told;
import dev.onward.digest.compose.CuratedReasons;
import dev.onward.digest.compose.Layout;
import dev.onward.digest.compose.Letter;
import dev.onward.digest.compose.LetterRenderer;
import dev.onward.digest.subscribe.MailLinks;
import dev.onward.digest.subscribe.Signer;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.SubscriberPreferences;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.digest.subscribe.SubscriptionRequest;
import dev.onward.digest.subscribe.Votes;
import dev.onward.digest.subscribe.Votes.Vote;
import dev.onward.knowledge.Catalogue;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.talk.Memory;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a letter, for whom and when. */
class WeeklyComposerTest {
  private static final Instant CONFIRMED = Instant.parse("2025-12-01T10:00:00Z");
  private static final Instant BEFORE = Instant.parse("2026-01-19T07:00:00Z");
  private static final Instant FIRST = Instant.parse("2026-02-02T07:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir Path folder;
  private Instant now = CONFIRMED;
  private final InstantSource clock = () -> now;
  private Database database;
  private Memory memory;
  private Subscribers subscribers;
  private Votes votes;
  private Catalogue catalogue = new News().catalogue();
  private WeeklyComposer composer;

  @BeforeEach
  void open() {
    database = Correspondents.sqlite(folder);
    memory = new Memory(database, clock);
    subscribers = new Subscribers(database, clock);
    votes = new Votes(database, clock);
    MailLinks links =
        MailLinks.of(() -> URI.create("https://onward.example.com"), new Signer(database));
    composer =
        new WeeklyComposer(
            () -> catalogue,
            memory,
            subscribers,
            votes,
            new Layout(new LetterRenderer(links, new CuratedReasons()), 7));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Subscriber subscriber() {
    return subscriber("Europe/Berlin", Optional.empty());
  }

  private Subscriber subscriber(String zone, Optional<String> person) {
    SubscriberPreferences preferences =
        new SubscriberPreferences(
            Optional.of("solutions-architect"),
            Set.of("security"),
            new Slot(DayOfWeek.MONDAY, 8, ZoneId.of(zone)),
            Locale.ENGLISH);
    return Correspondents.confirmed(
        database, subscribers, new SubscriptionRequest("ann@example.com", preferences), person);
  }

  /** Composes and counts it as sent, as the post does. */
  private Optional<Letter> send(Subscriber subscriber, Instant since, Instant at) {
    Optional<Letter> letter = composer.compose(subscriber, since, at);
    letter.ifPresent(l ->
        database.useTransaction(
            handle -> subscribers.told(handle, subscriber.id(), l.items(), at)));
    return letter;
  }

  private static List<String> updates(Optional<Letter> letter) {
    return letter.stream()
        .flatMap(l -> l.items().stream())
        .filter(item -> item.startsWith("update-"))
        .map(item -> item.substring("update-".length()))
        .toList();
  }

  // ---------------------------------------------------------------- what is new

  @Test
  void theWelcomeIssueTellsWhereTheyStandTheNextDatesAndTheLatestThatIsTheirs() {
    catalogue =
        new News()
            .and(Told.of("old", "2025-10-01"))
            .and(Told.of("others", "2026-01-30").forGoals("low-code-agents"))
            .and(Told.of("latest", "2026-01-29"))
            .catalogue();
    String person = memory.newPerson();
    memory.keep(
        person, Profile.EMPTY.withHeld(new HeldBadge("AI-102", null, LocalDate.of(2026, 6, 20))));
    Subscriber reader = subscriber("Europe/Berlin", Optional.of(person));
    Letter letter = composer.compose(reader, CONFIRMED, FIRST).orElseThrow();
    assertThat(updates(Optional.of(letter))).containsExactly("latest", "old");
    assertThat(letter.text().replaceAll("\\s+", " "))
        .contains("You hold AI-102 (until 20 June 2026).", "Your goal is")
        .contains("every week, on Monday at 08:00 (Europe/Berlin)");
  }

  @Test
  void nothingIsToldTwiceOverTheWeeks() {
    catalogue =
        new News()
            .and(Told.of("a", "2026-02-01"))
            .and(Told.of("b", "2026-02-02"))
            .and(Told.of("c", "2026-02-06"))
            .and(Told.of("d", "2026-02-10"))
            .catalogue();
    Subscriber subscriber = subscriber();
    assertThat(updates(send(subscriber, BEFORE, FIRST))).containsExactlyInAnyOrder("a", "b");
    assertThat(updates(send(subscriber, FIRST, FIRST.plus(WEEK)))).containsExactly("c");
    assertThat(updates(send(subscriber, FIRST.plus(WEEK), FIRST.plus(WEEK.multipliedBy(2)))))
        .containsExactly("d");
  }

  @Test
  void aLetterLooksBackToTheOneBefore() {
    catalogue =
        new News()
            .and(Told.of("old", "2026-01-18"))
            .and(Told.of("fortnight", "2026-01-19"))
            .and(Told.of("new", "2026-02-02"))
            .and(Told.of("tomorrow", "2026-02-03"))
            .catalogue();
    assertThat(updates(composer.compose(subscriber(), BEFORE, FIRST)))
        .containsExactly("new", "fortnight");
  }

  @Test
  void laterLettersTellNothingFromBeforeTheLastOne() {
    catalogue =
        new News()
            .and(Told.of("before", "2026-02-08"))
            .and(Told.of("after", "2026-02-09"))
            .catalogue();
    assertThat(
            updates(
                composer.compose(subscriber(), FIRST.plus(WEEK), FIRST.plus(WEEK.multipliedBy(2)))))
        .containsExactly("after");
  }

  @Test
  void whatWasLetInLateCountsFromThenUnlessItIsOldByThen() {
    catalogue =
        new News()
            .and(Told.of("late", "2026-02-05"), "It matters.", "2026-02-12")
            .and(Told.of("too-late", "2026-02-01"), "It matters.", "2026-02-12")
            .catalogue();
    Instant second = FIRST.plus(WEEK);
    assertThat(updates(composer.compose(subscriber(), second, second.plus(WEEK))))
        .containsExactly("late");
  }

  @Test
  void aWeekWithoutNewsSendsNothing() {
    catalogue = new News().and(Told.of("a", "2026-02-01")).catalogue();
    Subscriber subscriber = subscriber();
    assertThat(send(subscriber, BEFORE, FIRST)).isPresent();
    assertThat(send(subscriber, FIRST, FIRST.plus(WEEK))).isEmpty();
  }

  @Test
  void theSameNewsFromTwoSourcesComesOnce() {
    catalogue =
        new News()
            .and(Told.of("azure", "2026-02-01").titled("Foundry IQ is now generally available"))
            .and(Told.of("blog", "2026-02-01").titled("Generally available: Foundry IQ"))
            .catalogue();
    Subscriber subscriber = subscriber();
    Optional<Letter> first = send(subscriber, BEFORE, FIRST);
    assertThat(updates(first)).containsExactlyInAnyOrder("azure", "blog");
    assertThat(first.orElseThrow().text().split("Foundry IQ", -1)).hasSize(2);

    catalogue =
        new News()
            .and(Told.of("azure", "2026-02-01").titled("Foundry IQ is now generally available"))
            .and(Told.of("echo", "2026-02-04").titled("Foundry IQ is generally available"))
            .catalogue();
    assertThat(send(subscriber, FIRST, FIRST.plus(WEEK))).isEmpty();
  }

  @Test
  void theSameSituationGivesTheSameLetter() {
    catalogue = News.SHIPPED;
    Subscriber subscriber = subscriber();
    Instant at = Instant.parse("2026-06-08T06:00:00Z");
    Letter letter = composer.compose(subscriber, at.minus(WEEK), at).orElseThrow();
    assertThat(composer.compose(subscriber, at.minus(WEEK), at)).contains(letter);
    database.useTransaction(
        handle -> subscribers.told(handle, subscriber.id(), letter.items(), at));
    now = at;
    votes.keep(subscriber.id(), letter.items().getFirst(), Vote.LESS);
    now = at.plus(WEEK);
    votes.keep(subscriber.id(), letter.items().getLast(), Vote.LESS);
    assertThat(composer.compose(subscriber, at.minus(WEEK), at).orElseThrow().items())
        .isEqualTo(letter.items());
  }

  // ---------------------------------------------------------------- ranking

  @Test
  void theGoalComesFirstThenTopicsAndNothingElse() {
    News news = new News();
    for (int i = 0; i < 9; i++) {
      news.and(Told.of("other-" + i, "2026-02-02").forGoals("low-code-agents"));
    }
    catalogue =
        news.and(Told.of("topic", "2026-01-30").forGoals("low-code-agents").on("security"))
            .and(Told.of("goal", "2026-01-29"))
            .catalogue();
    List<String> told = updates(composer.compose(subscriber(), BEFORE, FIRST));
    assertThat(told).containsExactly("goal", "topic");
  }

  @Test
  void thereAreAtMostSevenItems() {
    News news = new News();
    for (int i = 0; i < 30; i++) {
      news.and(Told.of("item-" + i, "2026-02-01"));
    }
    catalogue = news.catalogue();
    Optional<Letter> letter = composer.compose(subscriber(), BEFORE, FIRST);
    assertThat(letter.orElseThrow().items()).hasSize(7);
  }

  @Test
  void whatTouchesAPlanOrABadgeComesBeforeWhatOnlyFitsTheGoal() {
    catalogue =
        new News()
            .and(Told.of("goal", "2026-02-01"))
            .and(
                Told.of("badge", "2026-02-01").forGoals("low-code-agents"),
                "It changes AI-103.[^AI-103]")
            .and(
                Told.of("plan", "2026-02-01").forGoals("low-code-agents"),
                "It changes AI-300.[^AI-300]")
            .catalogue();
    String person = memory.newPerson();
    memory.keep(person, Profile.EMPTY.withHeld(HeldBadge.of("AI-103")));
    memory.keep(person, plan(step("s", "AI-300", "2026-05-01", Progress.TODO)));
    assertThat(
            updates(
                composer.compose(subscriber("Europe/Berlin", Optional.of(person)), BEFORE, FIRST)))
        .containsExactly("plan", "badge", "goal");
  }

  @Test
  void votesMoveWhatIsLikeWhatTheyWereGivenFor() {
    catalogue =
        new News()
            .and(Told.of("liked", "2026-02-01").on("speech"))
            .and(Told.of("unliked", "2026-02-01").on("vision"))
            .and(Told.of("next-speech", "2026-02-08").on("speech"))
            .and(Told.of("next-vision", "2026-02-08").on("vision"))
            .and(Told.of("next-data", "2026-02-08").on("data"))
            .catalogue();
    Subscriber subscriber = subscriber();
    send(subscriber, BEFORE, FIRST);
    now = FIRST.plusSeconds(60);
    votes.keep(subscriber.id(), "update-liked", Vote.MORE);
    votes.keep(subscriber.id(), "update-unliked", Vote.LESS);
    assertThat(updates(send(subscriber, FIRST, FIRST.plus(WEEK))))
        .startsWith("next-speech")
        .doesNotContain("next-vision");
  }

  // ---------------------------------------------------------------- dates first

  private static final Profile MS_102 = Profile.EMPTY.withHeld(HeldBadge.of("MS-102"));

  private Subscriber holder(String zone) {
    String person = memory.newPerson();
    memory.keep(person, MS_102);
    return subscriber(zone, Optional.of(person));
  }

  private Optional<Letter> on(String day, String zone, @Nullable Profile profile) {
    Optional<String> person =
        Optional.ofNullable(profile)
            .map(known -> {
              String id = memory.newPerson();
              memory.keep(id, known);
              return id;
            });
    Instant at = LocalDate.parse(day).atTime(8, 0).atZone(ZoneId.of(zone)).toInstant();
    return composer.compose(subscriber(zone, person), at.minus(WEEK), at);
  }

  @Test
  void anExamThatRetiresInAWeekStandsFirst() {
    catalogue = new News().and(Told.of("a", "2026-11-20")).catalogue();
    Letter letter = on("2026-11-23", "Europe/Berlin", MS_102).orElseThrow();
    assertThat(letter.subject()).isEqualTo("MS-102 retires in 7 days, and 1 more");
    assertThat(letter.text()).contains("30 November 2026").containsSubsequence("MS-102", "News a");
    assertThat(letter.items()).containsExactly("day:MS-102:retires:2026-11-30:7", "update-a");
  }

  @Test
  void aDateIsToldAtSetDistancesAndAtEachOnce() {
    Subscriber subscriber = holder("Europe/Berlin");
    Instant at = Instant.parse("2026-10-12T06:00:00Z");
    List<String> told = new ArrayList<>();
    for (int week = 0; week < 9; week++) {
      send(subscriber, at.minus(WEEK), at).ifPresent(letter -> told.addAll(letter.items()));
      at = at.plus(WEEK);
    }
    assertThat(told.stream().filter(item -> item.contains("MS-102")))
        .containsExactly(
            "day:MS-102:retires:2026-11-30:90",
            "day:MS-102:retires:2026-11-30:30",
            "day:MS-102:retires:2026-11-30:7");
  }

  @Test
  void theDayIsThatOfTheReadersZone() {
    Subscriber east = holder("Pacific/Auckland");
    Instant at = Instant.parse("2026-11-23T19:00:00Z");
    assertThat(composer.compose(east, at.minus(WEEK), at).orElseThrow().subject())
        .contains("in 6 days");
    Subscriber west = holder("America/Los_Angeles");
    assertThat(composer.compose(west, at.minus(WEEK), at).orElseThrow().subject())
        .contains("in 7 days");
  }

  @Test
  void aBadgeIsToldWhenItOpensWhenItClosesAndWhenItHasLapsed() {
    Profile profile =
        Profile.EMPTY.withHeld(new HeldBadge("AZ-104", null, LocalDate.of(2027, 6, 20)));
    assertThat(on("2026-12-21", "Europe/Berlin", profile)).isEmpty();
    assertThat(subject("2026-12-28", profile)).isEqualTo("You can renew your AZ-104 now");
    assertThat(subject("2027-05-24", profile)).isEqualTo("Renewing your AZ-104 ends in 27 days");
    assertThat(subject("2027-06-14", profile)).startsWith("Renewing your AZ-104 ends in 6 days");
    assertThat(subject("2027-06-21", profile)).isEqualTo("Your AZ-104 has lapsed");
  }

  private String subject(String day, Profile profile) {
    return on(day, "Europe/Berlin", profile).map(Letter::subject).orElse("nothing");
  }

  @Test
  void aBadgeThatCannotBeRenewedIsSaidToLapse() {
    Profile profile =
        Profile.EMPTY.withHeld(new HeldBadge("AI-102", null, LocalDate.of(2027, 3, 12)));
    Letter letter = on("2027-03-08", "Europe/Berlin", profile).orElseThrow();
    assertThat(letter.subject()).isEqualTo("Your AI-102 lapses in 4 days");
    assertThat(letter.text().replaceAll("\\s+", " ")).contains("can't be renewed any more");
  }

  @Test
  void anUpdateThatOnlyAnnouncesADateThatIsToldIsLeftOut() {
    catalogue =
        new News()
            .and(Told.of("same", "2026-11-20").titled("MS-102 retires on 30 November"))
            .catalogue();
    Letter letter = on("2026-11-23", "Europe/Berlin", MS_102).orElseThrow();
    assertThat(letter.items()).containsExactly("day:MS-102:retires:2026-11-30:7");
  }

  @Test
  void aDayThatIsTiedToNothingOfTheirsIsLeftOut() {
    assertThat(on("2026-11-23", "Europe/Berlin", null)).isEmpty();
  }

  @Test
  void aDayAndTheNewsOfItAreOneThingWhicheverComesFirst() {
    catalogue =
        new News()
            .and(
                Told.of("beta", "2026-09-29").titled("AI-500 leaves beta"),
                "It matters.",
                "2026-10-05")
            .catalogue();
    Subscriber reader = subscriber();
    Instant first = Instant.parse("2026-10-05T06:00:00Z");
    List<String> told = new ArrayList<>();
    for (int week = 0; week < 3; week++) {
      Instant at = first.plus(WEEK.multipliedBy(week));
      send(reader, at.minus(WEEK), at).ifPresent(letter -> told.addAll(letter.items()));
    }
    assertThat(told.stream().filter(key -> key.contains("AI-500") || key.contains("beta")))
        .hasSize(1);
  }

  @Test
  void oneSettingSaysHowMuchStandsInALetter() {
    News news = new News();
    for (int i = 0; i < 9; i++) {
      news.and(Told.of("n" + i, "2026-11-20").titled("Thing number " + i * i));
    }
    catalogue = news.catalogue();
    Subscriber reader = holder("Europe/Berlin");
    Instant at = Instant.parse("2026-11-23T07:00:00Z");
    MailLinks links =
        MailLinks.of(() -> URI.create("https://onward.example.com"), new Signer(database));
    for (int most : List.of(0, 1, 2, 7)) {
      WeeklyComposer limited =
          new WeeklyComposer(
              () -> catalogue,
              memory,
              subscribers,
              votes,
              new Layout(new LetterRenderer(links, new CuratedReasons()), most));
      Optional<Letter> letter = limited.compose(reader, at.minus(WEEK), at);
      assertThat(letter.map(l -> l.items().size()).orElse(0)).isEqualTo(most);
      letter.ifPresent(l -> assertThat(l.subject()).startsWith("MS-102 retires in 7 days"));
    }
  }

  // ---------------------------------------------------------------- the plan

  @Test
  void dueAndLateStepsStandInTheLetterAndAreNotNagged() {
    String person = memory.newPerson();
    memory.keep(
        person,
        plan(
            step("done", "AZ-104", "2026-01-23", Progress.DONE),
            step("late", "AZ-104", "2026-01-28", Progress.DOING),
            step("due", "AZ-305", "2026-02-06", Progress.TODO),
            step("far", "AZ-305", "2026-06-06", Progress.TODO)));
    Subscriber subscriber = subscriber("Europe/Berlin", Optional.of(person));
    Letter letter = send(subscriber, BEFORE, FIRST).orElseThrow();
    assertThat(letter.items())
        .containsExactly("step:late:2026-01-28:LATE", "step:due:2026-02-06:DUE", "done:done");
    assertThat(letter.text().replaceAll("\\s+", " "))
        .contains(
            "was due 28 January 2026",
            "due 6 February 2026, in 4 days",
            "Done when: late is passed",
            "you ticked off Step done: 1 of 4 steps are done",
            "Step 2 of your plan.");
    assertThat(send(subscriber, FIRST, FIRST.plus(WEEK)).orElseThrow().items())
        .containsExactly("step:due:2026-02-06:LATE");
    assertThat(send(subscriber, FIRST.plus(WEEK), FIRST.plus(WEEK.multipliedBy(2)))).isEmpty();
  }

  private static CareerPlan plan(Step... steps) {
    return new CareerPlan(
        "solutions-architect",
        "Azure solutions architect",
        LocalDate.of(2026, 1, 1),
        5,
        List.of(steps),
        List.of());
  }

  private static Step step(String id, String credential, String due, Progress progress) {
    return new Step(
        id,
        Kind.CREDENTIAL,
        "Step " + id,
        "It is needed.",
        LocalDate.of(2026, 1, 1),
        LocalDate.parse(due),
        10,
        null,
        id + " is passed",
        progress,
        List.of(credential));
  }
}
