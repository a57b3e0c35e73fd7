package dev.onward.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.database.Database;
import dev.onward.digest.compose.IssueComposer;
import dev.onward.digest.send.IssueSchedule;
import dev.onward.digest.send.Overview;
import dev.onward.digest.subscribe.Slot;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.mail.message.Notice;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the plan to a mail server's answer, with servers that are away, refuse or break. */
class IssueDeliveryTest {
  @TempDir Path folder;
  private final InstantSource clock = InstantSource.system();
  private Database database;
  private Slot due;

  @BeforeEach
  void open() {
    database = Correspondents.sqlite(folder);
    var hour = clock.instant().atZone(ZoneOffset.UTC);
    due = new Slot(hour.getDayOfWeek(), hour.getHour(), ZoneOffset.UTC);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** A reader whose issue is due since a moment. */
  private String due(String address) {
    return due(address, Duration.ofSeconds(1));
  }

  private String due(String address, Duration since) {
    String id = Readers.add(database, address, due);
    Subscriber subscriber = new Subscribers(database, clock).find(id).orElseThrow();
    Instant now = clock.instant().minus(since);
    new IssueSchedule(database, clock)
        .plan(subscriber, new Slot.Issue(now.atZone(ZoneOffset.UTC).toLocalDate(), now));
    return id;
  }

  private MailService start(Map<String, String> settings) {
    return start(settings, Readers.COMPOSER);
  }

  private MailService start(Map<String, String> settings, IssueComposer composer) {
    MailService office = MailService.of(Office.settings(folder, settings), database, clock);
    office.start(composer);
    return office;
  }

  private void awaitState(String reader, String state) {
    Await.until(
        state + " in " + Readers.states(database, reader),
        () -> Readers.states(database, reader).contains(state));
  }

  @Test
  void aDueIssueIsSentAndWhatItToldIsNoted() {
    String reader = due("ada@example.org");
    try (SmtpSink sink = SmtpSink.plain();
        MailService office = start(Office.plain(sink.port()))) {
      assertThat(office).isNotNull();
      awaitState(reader, "sent 1");
      assertThat(sink.accepted()).hasSize(1);
      assertThat(Readers.told(database, reader)).hasSize(1);
    }
  }

  @Test
  void anEmptyWeekSendsNothing() {
    String reader = due("ada@example.org");
    try (SmtpSink sink = SmtpSink.plain();
        MailService office =
            start(Office.plain(sink.port()), (who, since, at) -> java.util.Optional.empty())) {
      assertThat(office).isNotNull();
      awaitState(reader, "empty 1");
      assertThat(sink.connections()).isZero();
    }
  }

  @Test
  void aLateLetterCountsItsDaysFromTheDayOnWhichItIsRead() {
    String reader = due("ada@example.org", Duration.ofHours(24).minusMinutes(1));
    List<Instant> composed = new CopyOnWriteArrayList<>();
    try (SmtpSink sink = SmtpSink.plain();
        MailService office =
            start(
                Office.plain(sink.port()),
                (who, since, at) -> {
                  composed.add(at);
                  return Readers.COMPOSER.compose(who, since, at);
                })) {
      assertThat(office).isNotNull();
      awaitState(reader, "sent 1");
      assertThat(composed)
          .extracting(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
          .containsOnly(clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
    }
  }

  @Test
  void whoLeftAfterThePlanGetsNothing() {
    String reader = due("ada@example.org");
    new Subscribers(database, clock).end(reader);
    try (SmtpSink sink = SmtpSink.plain();
        MailService office = start(Office.plain(sink.port()))) {
      assertThat(office).isNotNull();
      awaitState(reader, "suppressed 1");
      assertThat(sink.connections()).isZero();
    }
  }

  @Test
  void aPassingRefusalIsTriedAgain() {
    String reader = due("ada@example.org");
    try (SmtpSink sink =
            SmtpSink.plain().answer("RCPT", "450 4.2.0 greylisted", "451 4.7.1 later");
        MailService office = start(Office.plain(sink.port()))) {
      assertThat(office).isNotNull();
      awaitState(reader, "sent 1");
      assertThat(sink.heard().stream().filter(line -> line.startsWith("RCPT"))).hasSize(3);
      assertThat(sink.accepted()).hasSize(1);
    }
  }

  @Test
  void anAddressThatDoesNotExistIsSuppressedAtOnce() {
    String reader = due("nobody@example.org");
    try (SmtpSink sink = SmtpSink.plain().answer("RCPT", "550 5.1.1 no such user");
        MailService office = start(Office.plain(sink.port()))) {
      assertThat(office).isNotNull();
      awaitState(reader, "suppressed 1");
      Await.until("suppressed", () -> Readers.state(database, reader).equals("suppressed"));
      assertThat(new Overview(database, clock).lines())
          .anyMatch(line -> line.startsWith("  n...@example.org  none  550 5.1.1"));
    }
  }

  @Test
  void aRefusalThatIsNotOfTheAddressEndsTheIssueOnly() {
    String reader = due("ada@example.org");
    try (SmtpSink sink = SmtpSink.plain().answer("DOT", "554 5.7.1 spam");
        MailService office = start(Office.plain(sink.port()))) {
      assertThat(office).isNotNull();
      awaitState(reader, "failed 1");
      assertThat(Readers.state(database, reader)).isEqualTo("active");
    }
  }

  @Test
  void aServerThatIsAwayIsWaitedFor() throws IOException {
    String reader = due("ada@example.org");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (MailService office = start(Office.plain(port))) {
      assertThat(office).isNotNull();
      Await.until("a first attempt", () -> attempts(reader) > 0);
      try (SmtpSink sink = SmtpSink.plainOn(port)) {
        awaitState(reader, "sent 1");
        assertThat(sink.accepted()).hasSize(1);
      }
    }
  }

  private int attempts(String reader) {
    return database.with(handle ->
        handle
            .createQuery("SELECT MAX(attempts) FROM digest_delivery WHERE subscriber_id = :id")
            .bind("id", reader)
            .mapTo(Integer.class)
            .one());
  }

  @Test
  void aMailThatBreaksOffInItsMiddleIsSentOnce() {
    String reader = due("ada@example.org");
    try (SmtpSink sink = SmtpSink.plain().answer("DATA", SmtpSink.DROP, "421 4.3.2 closing");
        MailService office = start(Office.plain(sink.port()))) {
      assertThat(office).isNotNull();
      awaitState(reader, "sent 1");
      assertThat(sink.accepted()).hasSize(1);
    }
  }

  @Test
  void noAnswerToTheLastWordIsInDoubtAndNotSentAgain() {
    String reader = due("ada@example.org");
    String other = due("bob@example.org");
    try (SmtpSink sink = SmtpSink.plain().answer("DOT", "(accept and drop)");
        MailService office = start(Office.plain(sink.port()))) {
      assertThat(office).isNotNull();
      Await.until(
          "one in doubt, one sent",
          () ->
              Stream.of(reader, other)
                  .map(id -> Readers.states(database, id).replaceAll(",? ?planned 1,? ?", ""))
                  .sorted()
                  .toList()
                  .equals(List.of("in-doubt 1", "sent 1")));
      assertThat(sink.accepted()).hasSize(2);
      assertThat(sink.accepted().stream().map(mail -> mail.header("Message-ID")).distinct())
          .hasSize(2);
    }
  }

  @Test
  void withoutAServerMailsBecomeFilesOnce() throws IOException {
    String reader = due("ada@example.org");
    try (MailService office = start(Map.of())) {
      office.mailroom().post(new Notice("bob@example.org", "Confirm", "text", "<p>html</p>"));
      awaitState(reader, "sent 1");
      Await.until("two files", () -> files().size() == 2);
    }
    assertThat(files()).allMatch(file -> file.toString().endsWith(".eml"));
    Map<String, String> content = new HashMap<>();
    for (Path file : files()) {
      String mail = Files.readString(file);
      content.put(mail.contains("List-Id") ? "letter" : "notice", mail);
    }
    assertThat(content.get("letter")).contains("To: ada@example.org", "multipart/alternative");
    assertThat(content.get("notice")).contains("To: bob@example.org", "Subject: Confirm");
  }

  private List<Path> files() {
    Path outbox = folder.resolve("outbox");
    if (!Files.isDirectory(outbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(outbox)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aNoticeIsTriedAgainAndWipedWhenItIsGone() {
    try (SmtpSink sink = SmtpSink.plain().answer("RCPT", "450 4.2.0 later");
        MailService office = start(Office.plain(sink.port()))) {
      office.mailroom().post(new Notice("bob@example.org", "Confirm", "text", "<p>html</p>"));
      Await.until("sent", () -> sink.accepted().size() == 1);
      Await.until(
          "wiped",
          () ->
              database.with(handle ->
                  handle
                      .createQuery("SELECT COUNT(*) FROM digest_notice")
                      .mapTo(Integer.class)
                      .one())
                  == 0);
    }
  }

  @Test
  void toldToStopItFinishesTheMailInHandAndBeginsNoMore() throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      due("reader" + i + "@example.org");
    }
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    IssueComposer slow =
        (who, since, at) -> {
          begun.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return Readers.COMPOSER.compose(who, since, at);
        };
    try (SmtpSink sink = SmtpSink.plain()) {
      Map<String, String> settings = Office.plain(sink.port());
      settings.put("ONWARD_SMTP_CONNECTIONS", "2");
      MailService office = start(settings, slow);
      begun.await();
      Thread closing = Thread.ofVirtual().start(office::close);
      Await.until("it waits", () -> closing.getState() != Thread.State.NEW);
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      goOn.countDown();
      closing.join();
      assertThat(sink.accepted()).hasSizeBetween(1, 2);
      assertThat(counted("sent")).isEqualTo(sink.accepted().size());
      assertThat(counted("claimed") + counted("handing-over")).isZero();
    }
  }

  private int counted(String state) {
    return database.with(handle ->
        handle
            .createQuery("SELECT COUNT(*) FROM digest_delivery WHERE state = :state")
            .bind("state", state)
            .mapTo(Integer.class)
            .one());
  }
}
