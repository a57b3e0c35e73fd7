package dev.onward.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Database;
import dev.onward.digest.send.IssueSchedule;
import dev.onward.digest.send.Overview;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.Subscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault of our own, or of our relay, for three weeks: no reader may lose their mail over it. */
class OwnFaultTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final int READERS = 300;
  private static final int PROBES = 3 * 10;

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(MONDAY);
  private final InstantSource clock = now::get;
  private Database database;
  private final List<String> readers = new ArrayList<>();

  @BeforeEach
  void open() {
    database = Correspondents.sqlite(folder);
    for (int i = 0; i < READERS; i++) {
      readers.add(
          Readers.add(
              database,
              "r%d@d%d.example".formatted(i, i % 20),
              new Slot(MONDAY.atZone(ZoneOffset.UTC).getDayOfWeek().plus(3), 8, ZoneOffset.UTC)));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private int count(String sql) {
    return database.with(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MAIL    | 451 4.3.2 try later            | the relay
          RCPT    | 554 5.7.1 relay access denied  | our sender
          RCPT    | 550 relaying denied            | our sender
          DOT     | 554 5.7.1 rejected as spam     | our reputation
          DOT     | 552 5.3.4 message too big      | our content
          CONNECT | 554 5.7.1 you are blocked      | our reputation
          """)
  void nobodyIsSuppressedAndTheOperatorIsTold(String step, String answer, String fault)
      throws Exception {
    Subscribers subscribers = new Subscribers(database, clock);
    IssueSchedule plans = new IssueSchedule(database, clock);
    Map<String, String> settings = Office.plain(0);
    try (SmtpSink sink = SmtpSink.plain().always(step, answer)) {
      settings.put("ONWARD_SMTP_PORT", Integer.toString(sink.port()));
      for (int week = 0; week < 3; week++) {
        now.set(MONDAY.plus(Duration.ofDays(7L * week)));
        LocalDate day = LocalDate.ofInstant(now.get(), ZoneOffset.UTC);
        subscribers.forEachActive(reader -> plans.plan(reader, new Slot.Issue(day, now.get())));
        try (MailService office =
            MailService.of(Office.settings(folder, settings), database, clock)) {
          office.start(Readers.COMPOSER);
          Await.until("the breaker opens", () -> count("SELECT COUNT(*) FROM mail_breaker") == 1);
          assertThat(new Overview(database, clock).lines())
              .anyMatch(line -> line.startsWith("STOPPED") && line.contains(fault));
          now.updateAndGet(at -> at.plus(Duration.ofHours(25)));
          office.plan();
        }
      }
      assertThat(count("SELECT COUNT(*) FROM digest_subscriber WHERE state = 'active'"))
          .isEqualTo(READERS);
      assertThat(count("SELECT COUNT(*) FROM mail_suppression")).isZero();
      assertThat(sink.accepted()).isEmpty();
      assertThat(sink.heard().stream().filter(line -> line.startsWith("MAIL")))
          .hasSizeLessThan(3 * PROBES);
    }
  }
}
