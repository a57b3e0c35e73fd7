package dev.onward.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Database;
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
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Progress;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.talk.Memory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Letters to twelve readers over eight weeks, from the knowledge as it is. An editor read each item
 * and wrote a verdict into {@code verdicts.txt}; an item that has none yet fails, so that a change
 * of what letters say is read by a person again. {@code -Dletters=FOLDER} writes them down.
 */
class EditorialTest {
  private static final Instant CONFIRMED = Instant.parse("2026-09-19T10:00:00Z");
  private static final Instant FIRST = Instant.parse("2026-09-21T08:00:00Z");
  private static final int WEEKS = 8;
  private static final Catalogue SHIPPED = KnowledgeLoader.load(Path.of("knowledge")).catalogue();

  @TempDir Path folder;
  private Instant now = CONFIRMED;
  private final InstantSource clock = () -> now;
  private Database database;
  private Memory memory;
  private Subscribers subscribers;
  private WeeklyComposer composer;

  @BeforeEach
  void open() {
    database = Correspondents.sqlite(folder);
    memory = new Memory(database, clock);
    subscribers = new Subscribers(database, clock);
    composer =
        new WeeklyComposer(
            () -> SHIPPED,
            memory,
            subscribers,
            new Votes(database, clock),
            new Layout(
                new LetterRenderer(
                    MailLinks.of(
                        () -> URI.create("https://onward.example.com"), new Signer(database)),
                    new CuratedReasons()),
                7));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Who a reader is, as far as they said. */
  private record Reader(
      String name, Optional<String> goal, Set<String> topics, Profile profile, List<Step> plan) {}

  private static Profile holding(HeldBadge... badges) {
    Profile profile = Profile.EMPTY;
    for (HeldBadge badge : badges) {
      profile = profile.withHeld(badge);
    }
    return profile;
  }

  private static Step step(String id, String title, String due, String... sources) {
    LocalDate day = LocalDate.parse(due);
    return new Step(
        id,
        sources[0].startsWith("project") ? Kind.PORTFOLIO : Kind.CREDENTIAL,
        title,
        "It comes next.",
        day.minusDays(30),
        day,
        20,
        null,
        title + " is done",
        Progress.TODO,
        List.of(sources));
  }

  private static List<Reader> readers() {
    HeldBadge ai102 = new HeldBadge("AI-102", null, LocalDate.of(2027, 3, 12));
    return List.of(
        of("architect", "solutions-architect"),
        of("multi-agent", "multi-agent-expert"),
        of("security", "ai-security"),
        of("data", "data-and-sql-ai"),
        of("low-code", "low-code-agents"),
        new Reader("topics", Optional.empty(), Set.of("speech", "java"), Profile.EMPTY, List.of()),
        new Reader("none", Optional.empty(), Set.of(), Profile.EMPTY, List.of()),
        new Reader(
            "badges",
            Optional.empty(),
            Set.of(),
            holding(ai102, HeldBadge.of("MS-102"), HeldBadge.of("DP-420")),
            List.of()),
        new Reader(
            "lapsing",
            Optional.of("cloud-ai-backend"),
            Set.of(),
            holding(new HeldBadge("AZ-104", null, LocalDate.of(2026, 11, 5))),
            List.of()),
        new Reader(
            "plan",
            Optional.of("multi-agent-expert"),
            Set.of(),
            holding(ai102),
            List.of(
                step("one", "Pass AI-500", "2026-10-20", "AI-500"),
                step("two", "Red-team report", "2026-11-10", "project-red-team-report"))),
        new Reader(
            "plan-only",
            Optional.empty(),
            Set.of(),
            Profile.EMPTY,
            List.of(
                step("one", "Pass AI-300", "2026-10-05", "AI-300"),
                step(
                    "two",
                    "SharePoint answers with permissions",
                    "2026-11-16",
                    "project-sharepoint-answers-with-permissions"))),
        new Reader(
            "ml", Optional.of("ml-operations"), Set.of("databricks"), holding(ai102), List.of()));
  }

  private static Reader of(String name, String goal) {
    return new Reader(name, Optional.of(goal), Set.of(), Profile.EMPTY, List.of());
  }

  private Subscriber subscribe(Reader reader) {
    String person = memory.newPerson();
    memory.keep(person, reader.profile());
    if (!reader.plan().isEmpty()) {
      memory.keep(
          person,
          new CareerPlan(
              reader.goal().orElse("AI-300"),
              "Goal",
              LocalDate.of(2026, 9, 1),
              5,
              reader.plan(),
              List.of()));
    }
    SubscriberPreferences wanted =
        new SubscriberPreferences(
            reader.goal(),
            reader.topics(),
            new Slot(DayOfWeek.MONDAY, 8, ZoneOffset.UTC),
            Locale.ENGLISH);
    return Correspondents.confirmed(
        database,
        subscribers,
        new SubscriptionRequest(reader.name() + "@example.com", wanted),
        Optional.of(person));
  }

  /** An item as it stood in a letter. */
  private record Item(String reader, LocalDate day, String title, String tie) {
    String line() {
      return String.join(" | ", reader, day.toString(), title, tie);
    }
  }

  private List<Item> items(Reader reader) throws IOException {
    Subscriber subscriber = subscribe(reader);
    List<Item> items = new ArrayList<>();
    Instant since = CONFIRMED;
    List<Instant> issues = new ArrayList<>(List.of(CONFIRMED.plus(Duration.ofMinutes(1))));
    for (int week = 0; week < WEEKS; week++) {
      issues.add(FIRST.plus(Duration.ofDays(7L * week)));
    }
    for (Instant at : issues) {
      Optional<Letter> letter = composer.compose(subscriber, since, at);
      if (letter.isPresent()) {
        items.addAll(read(reader, at, letter.get()));
        database.useTransaction(
            handle -> subscribers.told(handle, subscriber.id(), letter.get().items(), at));
      }
      since = at;
    }
    return items;
  }

  private static List<Item> read(Reader reader, Instant at, Letter letter) throws IOException {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    String into = System.getProperty("letters");
    if (into != null) {
      Path file = Files.createDirectories(Path.of(into)).resolve(reader.name() + "-" + day);
      Files.writeString(
          Path.of(file + ".txt"), "Subject: " + letter.subject() + "\n\n" + letter.text());
      Files.writeString(Path.of(file + ".html"), letter.html());
    }
    List<Item> items = new ArrayList<>();
    for (Element entry : Jsoup.parse(letter.html()).select(".entry")) {
      items.add(
          new Item(
              reader.name(),
              day,
              title(entry),
              Stream.of(entry.select(".tie").text(), entry.select("h3").text())
                  .filter(text -> !text.isEmpty())
                  .findFirst()
                  .orElse("")));
    }
    return items;
  }

  /** A step that has become late is another thing to tell than the same step when it was due. */
  private static String title(Element entry) {
    String when = entry.select(".when").text();
    String title = entry.select("h3").text();
    return when.startsWith("due ") || when.startsWith("was due ") ? title + ", " + when : title;
  }

  @Test
  void everyItemIsTiedToItsReaderToldOnceAndReadByAnEditor() throws IOException {
    Map<String, String> verdicts = new LinkedHashMap<>();
    try (var in = EditorialTest.class.getResourceAsStream("verdicts.txt")) {
      new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(line ->
              verdicts.put(
                  line.substring(0, line.lastIndexOf(" | ")),
                  line.substring(line.lastIndexOf(" | ") + 3)));
    }
    List<String> unread = new ArrayList<>();
    int all = 0;
    int tied = 0;
    for (Reader reader : readers()) {
      Set<String> titles = new HashSet<>();
      for (Item item : items(reader)) {
        String verdict = verdicts.getOrDefault(item.line(), "");
        all++;
        tied += verdict.startsWith("tied") ? 1 : 0;
        if (verdict.isEmpty()) {
          unread.add(item.line() + " | ");
        }
        assertThat(verdict).as(item.line()).doesNotStartWith("twice");
        assertThat(item.tie()).isNotEmpty();
        assertThat(titles.add(item.title())).as(item.line()).isTrue();
      }
    }
    String into = System.getProperty("letters");
    if (into != null) {
      Files.write(Path.of(into).resolve("unread"), unread);
    }
    assertThat(unread).isEmpty();
    assertThat(tied).isGreaterThanOrEqualTo((int) Math.ceil(0.95 * all));
  }
}
