package dev.onward.digest.send;

import static dev.onward.digest.Readers.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.database.Database;
import dev.onward.digest.Await;
import dev.onward.digest.Correspondents;
import dev.onward.digest.Readers;
import dev.onward.digest.send.BounceHandler.Outcome;
import dev.onward.digest.send.IssueDeliveries.Why;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.mail.recipient.Suppressions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes back: reports of failure, complaints, mails that end a subscription, and forged ones.
 */
public class BounceHandlerTest {
  private static final Instant SUNDAY = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private Instant now = SUNDAY;
  private final InstantSource clock = () -> now;
  private Database database;
  private Subscribers subscribers;
  private Bounces returns;
  private BounceHandler intake;
  private String reader;
  private String key;

  @BeforeEach
  void sendAnIssue() {
    database = Correspondents.sqlite(folder);
    subscribers = new Subscribers(database, clock);
    returns = new Bounces(database, clock);
    intake =
        new BounceHandler(
            subscribers,
            returns,
            token -> token.equals("t".repeat(43)) ? Optional.of(reader) : Optional.empty());
    reader = Readers.add(database, "ada@example.com", slot(DayOfWeek.MONDAY, 8, "UTC"));
    key = sentIn(0);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String sentIn(int weeks) {
    IssueDeliveries deliveries = new IssueDeliveries(database, clock, "node");
    new IssueScheduler(subscribers, new IssueSchedule(database, clock), clock).plan();
    now = SUNDAY.plus(Duration.ofDays(1 + 7L * weeks));
    IssueDelivery delivery = deliveries.claim(1, Set.of(), domain -> true).getFirst();
    deliveries.end(delivery, IssueState.SENT, Why.NONE);
    return delivery.id();
  }

  private Outcome take(String mail) throws IOException {
    return intake.take(
        new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  private String readersState() {
    return Readers.state(database, reader);
  }

  /** A report as Postfix and Exchange write it. */
  public static String report(String to, String action, String status, String messageId) {
    return """
    From: MAILER-DAEMON@mx.example.com
    To: %s
    Subject: Undelivered Mail Returned to Sender
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain; charset=us-ascii

    I'm sorry to have to inform you that your message could not be delivered.

    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.com
    Arrival-Date: Mon, 23 Nov 2026 08:00:02 +0000 (UTC)

    Final-Recipient: rfc822; ada@example.com
    Original-Recipient: rfc822;ada@example.com
    Action: %s
    Status: %s (what it means)
    Diagnostic-Code: smtp; 550 <ada@example.com>: Recipient address rejected

    --b
    Content-Type: text/rfc822-headers

    From: Onward <onward@onward.example.com>
    To: ada@example.com
    Message-ID: %s

    --b--
    """
        .formatted(to, action, status, messageId);
  }

  private String byReturnPath(String action, String status) {
    return report("bounces+" + key + "@onward.example.com", action, status, "<other@example.net>");
  }

  private String complaint(String type, String id) {
    return """
    From: feedback@provider.example
    To: abuse@onward.example.com
    Subject: Complaint
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type="feedback-report"; boundary="b"

    --b
    Content-Type: text/plain

    This is a complaint.

    --b
    Content-Type: message/feedback-report

    Feedback-Type: %s
    User-Agent: Provider/1.0
    Version: 1

    --b
    Content-Type: message/rfc822

    From: Onward <onward@onward.example.com>
    To: redacted@example.com
    Message-ID: <2026-11-23.%s@onward.example.com>
    Subject: Your week

    Hello
    --b--
    """
        .formatted(type, id);
  }

  private static String letter(String to, String subject) {
    return """
    From: Ada <ada@example.com>
    To: %s
    Subject: %s

    """
        .formatted(to, subject);
  }

  @Test
  void aFailureForGoodEndsItAtOnceByTheReturnPath() throws IOException {
    assertThat(take(byReturnPath("failed", "5.1.1"))).isEqualTo(Outcome.SUPPRESSED);
    assertThat(readersState()).isEqualTo("suppressed");
    assertThat(new Overview(database, clock).lines())
        .anyMatch(line -> line.startsWith("  a...@example.com  none  bounced 550 5.1.1, since "))
        .anyMatch(line -> line.contains("(1 bounced)"));
  }

  @Test
  void aFailureForGoodEndsItAtOnceByTheMessageId() throws IOException {
    String mail =
        report(
            "onward@onward.example.com",
            "Failed",
            "5.0.0",
            "<2026-11-23." + key + "@onward.example.com>");
    assertThat(take(mail)).isEqualTo(Outcome.SUPPRESSED);
    assertThat(readersState()).isEqualTo("suppressed");
  }

  @Test
  void aPassingFailureEndsItAfterThreeIssues() throws IOException {
    assertThat(take(byReturnPath("failed", "4.4.1"))).isEqualTo(Outcome.NOTED);
    key = sentIn(1);
    assertThat(take(byReturnPath("failed", "4.2.2"))).isEqualTo(Outcome.NOTED);
    assertThat(take(byReturnPath("failed", "4.2.2"))).isEqualTo(Outcome.NOTED);
    assertThat(readersState()).isEqualTo("active");
    key = sentIn(2);
    assertThat(take(byReturnPath("failed", "4.4.1"))).isEqualTo(Outcome.SUPPRESSED);
    assertThat(readersState()).isEqualTo("suppressed");
  }

  @Test
  void anIssueThatGotThroughBreaksTheRow() throws IOException {
    take(byReturnPath("failed", "4.4.1"));
    key = sentIn(1);
    take(byReturnPath("failed", "4.4.1"));
    key = sentIn(2);
    key = sentIn(3);
    assertThat(take(byReturnPath("failed", "4.4.1"))).isEqualTo(Outcome.NOTED);
    assertThat(readersState()).isEqualTo("active");
  }

  @Test
  void aReportOfDelayOrSuccessChangesNothing() throws IOException {
    assertThat(take(byReturnPath("delayed", "4.4.7"))).isEqualTo(Outcome.NOTHING);
    assertThat(take(byReturnPath("delivered", "2.0.0"))).isEqualTo(Outcome.NOTHING);
    assertThat(readersState()).isEqualTo("active");
  }

  @Test
  void aComplaintEndsItAtOnce() throws IOException {
    assertThat(take(complaint("not-spam", key))).isEqualTo(Outcome.NOTHING);
    assertThat(take(complaint("abuse", key))).isEqualTo(Outcome.SUPPRESSED);
    assertThat(readersState()).isEqualTo("suppressed");
  }

  private static String report(String to, String status, String diagnostic) {
    return report(to, "failed", status, "<other@example.net>")
        .replaceFirst("Diagnostic-Code: .*", "Diagnostic-Code: " + diagnostic);
  }

  private String returnPath() {
    return "bounces+" + key + "@onward.example.com";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5.7.1 | smtp; 550 5.7.1 unsolicited mail; blocked       | reputation
          5.3.4 | smtp; 552 5.3.4 message too big                 | content
          5.3.0 | smtp; 550 5.3.0 user unknown                    | relay
          5.1.8 | smtp; 550 5.1.8 sender domain not found         | sender
          5.0.0 | smtp; 554 Transaction failed                    | relay
          """)
  void whatIsNotTheReadersFaultIsNotedAndNeverSuppresses(
      String status, String diagnostic, String fault) throws IOException {
    for (int week = 1; week < 5; week++) {
      assertThat(take(report(returnPath(), status, diagnostic))).isEqualTo(Outcome.NOTED);
      key = sentIn(week);
    }
    assertThat(readersState()).isEqualTo("active");
    assertThat(new Overview(database, clock).lines()).contains("  2026-11-23  " + fault + " 1");
  }

  @Test
  void theCaseOfTheReturnPathDoesNotMatter() throws IOException {
    String shouting = returnPath().toUpperCase(java.util.Locale.ROOT);
    assertThat(take(report(shouting, "5.1.1", "smtp; 550 5.1.1 user unknown")))
        .isEqualTo(Outcome.SUPPRESSED);
  }

  @Test
  void aReportInPlainWordsIsReadAsEximWritesIt() throws IOException {
    String mail =
        """
        From: Mail Delivery System <Mailer-Daemon@mx.example.org>
        To: %s
        Auto-Submitted: auto-replied
        X-Failed-Recipients: ada@example.com
        Subject: Mail delivery failed: returning message to sender

        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          ada@example.com
            host mx.example.com [192.0.2.9]
            SMTP error from remote mail server after RCPT TO:<ada@example.com>:
            %s

        ------ This is a copy of the message, including all the headers. ------

        Message-ID: <2026-11-23.%s@onward.example.com>
        Subject: spam, blocked, user unknown
        """;
    assertThat(take(mail.formatted("onward@onward.example.com", "550 5.7.1 not today", key)))
        .isEqualTo(Outcome.NOTED);
    assertThat(take(mail.formatted(returnPath(), "550 No such user here", "x")))
        .isEqualTo(Outcome.SUPPRESSED);
  }

  @Test
  void aReportInPlainWordsIsReadAsQmailWritesIt() throws IOException {
    String mail =
        """
        From: MAILER-DAEMON@mail.example.org
        To: %s
        Subject: failure notice

        Hi. This is the qmail-send program at mail.example.org.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <ada@example.com>:
        %s

        --- Below this line is a copy of the message.
        """;
    assertThat(take(mail.formatted(returnPath(), "Sorry, it is a loop. (#5.4.6)")))
        .isEqualTo(Outcome.NOTED);
    assertThat(take(mail.formatted(returnPath(), "Sorry, no mailbox here by that name. (#5.1.1)")))
        .isEqualTo(Outcome.SUPPRESSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated (vacation)",
        "Precedence: auto_reply",
        "X-Autoreply: yes"
      })
  void anAutomaticAnswerEndsNothing(String header) throws IOException {
    String token = "t".repeat(43);
    String answer =
        header + "\n" + letter("unsubscribe+" + token + "@onward.example.com", "Out of office");
    assertThat(take(answer)).isEqualTo(Outcome.NOTHING);
    assertThat(take(answer.replace("Out of office", "Automatic reply: unsubscribe " + token)))
        .isEqualTo(Outcome.NOTHING);
    assertThat(take(header + "\n" + letter(returnPath(), "I am away"))).isEqualTo(Outcome.NOTHING);
    assertThat(readersState()).isEqualTo("active");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth-failure", "virus", "dmarc"})
  void aMachinesFeedbackIsNoComplaint(String type) throws IOException {
    assertThat(take(complaint(type, key))).isEqualTo(Outcome.NOTED);
    assertThat(readersState()).isEqualTo("active");
  }

  @Test
  void whoComplainedOrDoesNotExistGetsNoFurtherMailThatAsksToConfirm() throws IOException {
    String id = "c".repeat(32);
    database.with(handle ->
        handle.execute("INSERT INTO mail_sent VALUES (?, ?, ?)", id, "Eve@example.org", 0));
    Suppressions suppressions = new Suppressions(database, clock);
    assertThat(suppressions.forbidsAll("eve@example.org")).isFalse();
    String complaint = complaint("abuse", "x").replace("2026-11-23.x@", id + "@");
    assertThat(take(complaint)).isEqualTo(Outcome.SUPPRESSED);
    assertThat(suppressions.forbidsAll("eve+again@example.org")).isTrue();
    Overview overview = new Overview(database, clock);
    assertThat(overview.suppressed("EVE")).singleElement().asString().contains("complaint");
    assertThat(overview.lift("eve@example.org")).isTrue();
    assertThat(overview.lift("eve@example.org")).isFalse();
    assertThat(suppressions.forbidsAll("eve@example.org")).isFalse();
  }

  @Test
  void whoIsLiftedGetsMailAgain() throws IOException {
    take(report(returnPath(), "5.1.1", "smtp; 550 5.1.1 user unknown"));
    assertThat(readersState()).isEqualTo("suppressed");
    assertThat(new Overview(database, clock).lift("ADA@example.com")).isTrue();
    assertThat(readersState()).isEqualTo("active");
  }

  @Test
  void aMailThatAsksForItEndsIt() throws IOException {
    assertThat(take(letter("onward@onward.example.com", "unsubscribe " + "t".repeat(43))))
        .isEqualTo(Outcome.ENDED);
    assertThat(readersState()).isEqualTo("ended");
  }

  @Test
  void theTokenMayStandInTheAddress() throws IOException {
    String to = "unsubscribe+" + "t".repeat(43) + "@onward.example.com";
    assertThat(take(letter(to, "Stop"))).isEqualTo(Outcome.ENDED);
  }

  @Test
  void forgedOnesChangeNothing() throws IOException {
    String guessed = "f".repeat(32);
    assertThat(
            take(report("bounces+" + guessed + "@onward.example.com", "failed", "5.1.1", "<x@y>")))
        .isEqualTo(Outcome.NOTHING);
    assertThat(take(complaint("abuse", guessed))).isEqualTo(Outcome.NOTHING);
    assertThat(take(letter("onward@onward.example.com", "unsubscribe ada@example.com")))
        .isEqualTo(Outcome.NOTHING);
    assertThat(take(letter("onward@onward.example.com", "unsubscribe " + key)))
        .isEqualTo(Outcome.NOTHING);
    assertThat(take("no mail at all")).isEqualTo(Outcome.NOTHING);
    assertThat(take(byReturnPath("failed", "5.1.1").replace("--b--", "").substring(0, 400)))
        .isEqualTo(Outcome.NOTHING);
    assertThat(readersState()).isEqualTo("active");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "new"})
  void aFolderIsEmptiedAndWhatIsNotUnderstoodIsKeptAside(String place) throws IOException {
    Path mails = folder.resolve("returned");
    Path into = Files.createDirectories(mails.resolve(place).normalize());
    Files.writeString(into.resolve("1.host"), byReturnPath("failed", "5.1.1"));
    Files.writeString(into.resolve("2.eml"), letter("onward@onward.example.com", "Hello"));
    try (BounceFolder watched = BounceFolder.watch(mails, intake)) {
      assertThat(watched).isNotNull();
      Await.until("suppressed", () -> readersState().equals("suppressed"));
      Await.until("kept aside", () -> Files.exists(mails.resolve("not-understood/2.eml")));
      Await.until("deleted", () -> !Files.exists(into.resolve("1.host")));
    }
  }

  @Test
  void theMailServersOwnFilesOfAMaildirStay() throws IOException {
    Path mails = folder.resolve("returned");
    Path mail = Files.createDirectories(mails.resolve("new")).resolve("1.host");
    Files.writeString(mail, byReturnPath("failed", "5.1.1"));
    Path own = Files.writeString(mails.resolve("dovecot-uidlist"), "3 V1 N2");
    try (BounceFolder watched = BounceFolder.watch(mails, intake)) {
      assertThat(watched).isNotNull();
      Await.until("deleted", () -> !Files.exists(mail));
    }
    assertThat(own).hasContent("3 V1 N2");
  }

  @Test
  void aFolderThatIsNotThereIsWaitedFor() {
    try (BounceFolder watched = BounceFolder.watch(folder.resolve("later"), intake)) {
      assertThat(watched).isNotNull();
    }
    assertThatThrownBy(() -> Files.list(folder.resolve("later"))).isInstanceOf(IOException.class);
  }
}
