package dev.onward.digest;

import dev.onward.database.Database;
import dev.onward.digest.send.IssueSchedule;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.talk.Memory;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The delivery with the real composer as a process: {@code LoadNode FOLDER PORT SUBSCRIBERS...}. It
 * delivers that many, one number after the other, and says what it took.
 */
final class LoadNode {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Database database;
  private final InstantSource clock;
  private final Knowledge knowledge;

  private LoadNode(Database database, InstantSource clock, Knowledge knowledge) {
    this.database = database;
    this.clock = clock;
    this.knowledge = knowledge;
  }

  public static void main(String[] arguments) {
    InstantSource clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW));
    Map<String, String> settings = Office.plain(Integer.parseInt(arguments[1]));
    settings.put("ONWARD_SMTP_RATE", "100000");
    settings.put("ONWARD_SMTP_DOMAIN_RATE", "10000000");
    Path folder = Path.of(arguments[0]);
    try (Database database = Correspondents.sqlite(folder);
        MailService office = MailService.of(Office.settings(folder, settings), database, clock)) {
      LoadNode node = new LoadNode(database, clock, KnowledgeLoader.load(Path.of("knowledge")));
      node.deliver(office, List.of(arguments).subList(2, arguments.length));
    }
  }

  private void deliver(MailService office, List<String> numbers) {
    office.start(digest(office));
    for (String number : numbers) {
      int subscribers = Integer.parseInt(number);
      renew(subscribers);
      long began = System.nanoTime();
      planAll();
      Await.until("all is delivered", Duration.ofMinutes(10), () -> count("sent") == subscribers);
      double seconds = (System.nanoTime() - began) / 1e9;
      System.gc();
      System.out.printf(
          "%,d subscribers: %.1f s, %,.0f a second; heap after a collection %d MiB%n",
          subscribers,
          seconds,
          subscribers / seconds,
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }
    System.out.println("done");
  }

  private Digest digest(MailService office) {
    return Digest.of(
        new DigestSettings(ZoneId.of("UTC"), 0),
        new Digest.Services(
            database,
            new Memory(database, clock),
            knowledge::catalogue,
            clock,
            () -> URI.create("https://onward.example.com"),
            java.util.Optional.empty()),
        knowledge.vocabulary().topics().keySet(),
        request -> java.util.Optional.empty(),
        office.mailroom());
  }

  /** New readers, with every topic or none, who confirmed a week ago, in twenty domains. */
  private void renew(int subscribers) {
    List<String> topics = List.copyOf(knowledge.vocabulary().topics().keySet());
    long confirmed = NOW.minus(Duration.ofDays(7)).toEpochMilli();
    database.useTransaction(handle -> {
      handle.execute("DELETE FROM digest_subscriber");
      for (int i = 0; i < subscribers; i++) {
        handle.execute(
            """
            INSERT INTO digest_subscriber (id, address, mailbox, topics, weekday, hour, zone, language,
              state, confirmed_at, changed_at)
            VALUES (?, ?, ?, ?, 4, 12, 'Europe/Berlin', ?, 'active', ?, ?)
            """,
            UUID.randomUUID().toString(),
            "reader%d@d%d.example".formatted(i, i % 20),
            "reader%d@d%d.example".formatted(i, i % 20),
            i % 3 == 0 ? "" : topics.get(i % topics.size()),
            i % 2 == 0 ? "en" : "de",
            confirmed,
            confirmed);
      }
    });
  }

  /** Everybody's issue, due since a moment. */
  private void planAll() {
    Slot.Issue issue = new Slot.Issue(LocalDate.of(2026, 11, 1), clock.instant().minusMillis(1));
    IssueSchedule plans = new IssueSchedule(database, clock);
    new Subscribers(database, clock).forEachActive(reader -> plans.plan(reader, issue));
  }

  private int count(String state) {
    return database.with(handle ->
        handle
            .createQuery("SELECT COUNT(*) FROM digest_delivery WHERE state = :state")
            .bind("state", state)
            .mapTo(Integer.class)
            .one());
  }
}
