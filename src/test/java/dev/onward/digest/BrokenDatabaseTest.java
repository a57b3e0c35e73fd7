package dev.onward.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Database;
import dev.onward.digest.send.IssueDeliveries;
import dev.onward.digest.send.IssueSchedule;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.mail.message.Notice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A database that fails at each step of a delivery, really: a trigger refuses the write, or a table
 * is gone. Whatever fails, a mail that the server has is never sent again, and a mail that it has
 * not is sent when the database is whole again.
 */
class BrokenDatabaseTest {
  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;
  private Database database;
  private String reader;

  @BeforeEach
  void open() {
    database = Correspondents.sqlite(folder);
    var hour = clock.instant().atZone(ZoneOffset.UTC);
    reader =
        Readers.add(
            database,
            "ada@example.org",
            new Slot(hour.getDayOfWeek().plus(3), hour.getHour(), ZoneOffset.UTC));
    Instant due = clock.instant().minusSeconds(1);
    new IssueSchedule(database, clock)
        .plan(
            new Subscribers(database, clock).find(reader).orElseThrow(),
            new Slot.Issue(due.atZone(ZoneOffset.UTC).toLocalDate(), due));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void run(String sql) {
    database.with(handle -> handle.execute(sql));
  }

  private void refuse(String event, String when) {
    run(
        "CREATE TRIGGER broken BEFORE %s WHEN %s BEGIN SELECT RAISE(ABORT, 'broken'); END"
            .formatted(event, when));
  }

  private void mend() {
    run("DROP TRIGGER IF EXISTS broken");
  }

  private MailService start(SmtpSink sink) {
    MailService office =
        MailService.of(Office.settings(folder, Office.plain(sink.port())), database, clock);
    office.start(Readers.COMPOSER);
    return office;
  }

  /** The database is whole again, leases have ended, and everything due was looked at. */
  private void passTime(MailService office) throws InterruptedException {
    mend();
    now.updateAndGet(at -> at.plus(IssueDeliveries.LEASE).plusSeconds(5));
    office.plan();
    Thread.sleep(Duration.ofMillis(1500));
    office.plan();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE OF state ON digest_delivery | NEW.state = 'claimed'
          UPDATE OF state ON digest_delivery | NEW.state = 'handing-over'
          """)
  void beforeTheLastWordItIsSentOnceWhenTheDatabaseIsWhole(String event, String when)
      throws Exception {
    refuse(event, when);
    try (SmtpSink sink = SmtpSink.plain();
        MailService office = start(sink)) {
      Thread.sleep(Duration.ofMillis(800));
      assertThat(sink.accepted()).isEmpty();
      passTime(office);
      Await.until("sent", () -> Readers.states(database, reader).contains("sent 1"));
      assertThat(sink.accepted()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE OF state ON digest_delivery | NEW.state = 'sent'
          INSERT ON digest_told              | 1 = 1
          UPDATE OF state ON digest_delivery | NEW.state IN ('sent', 'in-doubt', 'planned')
          UPDATE OF due_at ON digest_delivery | OLD.state = 'handing-over'
          """)
  void afterTheServerHasItItIsInDoubtOrSentAndNeverSentAgain(String event, String when)
      throws Exception {
    refuse(event, when);
    try (SmtpSink sink = SmtpSink.plain();
        MailService office = start(sink)) {
      Await.until("accepted", () -> sink.accepted().size() == 1);
      Thread.sleep(Duration.ofMillis(2500));
      passTime(office);
      passTime(office);
      assertThat(sink.accepted()).hasSize(1);
      assertThat(Readers.states(database, reader)).containsPattern("(in-doubt|sent) 1");
    }
  }

  @Test
  void aTableThatIsGoneWhileTheServerTakesTheMailIsNoReasonToSendItTwice() throws Exception {
    try (SmtpSink sink = SmtpSink.plain()) {
      int[] accepted = {0};
      sink.onAccept(mail -> {
        accepted[0]++;
        run("ALTER TABLE digest_delivery RENAME TO gone");
      });
      try (MailService office = start(sink)) {
        Await.until("accepted", () -> accepted[0] == 1);
        Thread.sleep(Duration.ofSeconds(3));
        run("ALTER TABLE gone RENAME TO digest_delivery");
        passTime(office);
        passTime(office);
      }
      assertThat(accepted[0]).isEqualTo(1);
      assertThat(Readers.states(database, reader)).contains("in-doubt 1");
    }
  }

  @Test
  void aNoticeThatTheServerHasIsNotSentAgain() throws Exception {
    refuse("DELETE ON digest_notice", "1 = 1");
    run("DELETE FROM digest_delivery");
    try (SmtpSink sink = SmtpSink.plain();
        MailService office = start(sink)) {
      office.mailroom().post(new Notice("bob@example.org", "Confirm", "text", "<p>html</p>"));
      Await.until("accepted", () -> sink.accepted().size() == 1);
      Thread.sleep(Duration.ofMillis(2500));
      now.updateAndGet(at -> at.plus(Duration.ofMinutes(10)));
      passTime(office);
      assertThat(sink.accepted()).hasSize(1);
    }
  }
}
