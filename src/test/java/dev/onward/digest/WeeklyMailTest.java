package dev.onward.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.onward.database.Database;
import dev.onward.digest.send.BounceHandlerTest;
import dev.onward.digest.send.Overview;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.mail.message.Certificates;
import dev.onward.talk.Correspondence;
import dev.onward.talk.Memory;
import dev.onward.web.Sessions;
import dev.onward.web.WebServer;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.jdkim.DKIMVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The weekly mail from asking for it to ending it, with the knowledge as it is, over real HTTP and
 * a real mail server, under a clock that is moved.
 */
class WeeklyMailTest {
  private static final String READER = "ada@example.org";
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/[\\w/.%~-]+");

  @TempDir Path folder;
  private final GreenMail mailServer =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final HttpClient client = HttpClient.newHttpClient();
  private final Knowledge knowledge = KnowledgeLoader.load(Path.of("knowledge"));
  private volatile Instant now = Instant.parse("2026-09-21T09:00:00Z");
  private final InstantSource clock = () -> now;
  private KeyPair keys;
  private Database database;
  private MailService office;
  private Memory memory;
  private Digest digest;
  private WebServer server;
  private URI address = URI.create("http://localhost");

  @BeforeEach
  void start() throws Exception {
    mailServer.start();
    keys = Certificates.rsa();
    Map<String, String> settings = Office.plain(mailServer.getSmtp().getPort());
    settings.put("ONWARD_MAIL_BOUNCE_SECRET", "secret of the provider");
    settings.put(
        "ONWARD_DKIM_KEY",
        Files.writeString(
                folder.resolve("key.pem"),
                Certificates.pem("PRIVATE KEY", keys.getPrivate().getEncoded()))
            .toString());
    database = Correspondents.sqlite(folder);
    office = MailService.of(Office.settings(folder, settings), database, clock);
    memory = new Memory(database, clock);
    Sessions sessions = new Sessions(database, memory, clock, SilentServer.limits(database, clock));
    digest =
        Digest.of(
            new DigestSettings(ZoneId.of("UTC"), 0),
            new Digest.Services(
                database, memory, knowledge::catalogue, clock, () -> address, Optional.empty()),
            knowledge.vocabulary().topics().keySet(),
            sessions::person,
            office.mailroom());
    server = SilentServer.start(database, clock, knowledge.catalogue(), List.of(digest, office));
    address = URI.create("http://localhost:" + server.port());
    office.start(digest);
  }

  @AfterEach
  void stop() {
    server.close();
    office.close();
    database.close();
    mailServer.stop();
  }

  // ---------------------------------------------------------------- the world outside

  private HttpResponse<String> post(URI uri, String type, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> postForm(URI uri, String body) throws Exception {
    return post(uri, "application/x-www-form-urlencoded", body);
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** The next mail that arrives, taken out of the mail server. */
  private MimeMessage nextMail() throws Exception {
    assertThat(mailServer.waitForIncomingEmail(20_000, 1)).isTrue();
    MimeMessage mail = mailServer.getReceivedMessages()[0];
    mailServer.purgeEmailFromAllMailboxes();
    return mail;
  }

  /** As the scheduler does every minute. */
  private void clockShows(String moment) {
    now = Instant.parse(moment).minusSeconds(60);
    office.plan();
    now = Instant.parse(moment);
    office.plan();
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent().toString();
  }

  private static URI link(String text, String path) {
    return links(text).filter(uri -> uri.getPath().startsWith(path)).findFirst().orElseThrow();
  }

  private static Stream<URI> links(String text) {
    return LINK.matcher(text).results().map(found -> URI.create(found.group()));
  }

  /** What is kept of readers, which a scanner's GETs must not change. */
  private List<String> kept() {
    return Correspondents.dump(database).stream()
        .filter(row -> !row.startsWith("digest_attempt"))
        .toList();
  }

  private void assertThatAScannerChangesNothing(MimeMessage mail) throws Exception {
    List<String> before = kept();
    Set<URI> links = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      links(part(mail, i).replace("&amp;", "&")).forEach(links::add);
    }
    assertThat(links).isNotEmpty();
    for (URI link : links) {
      assertThat(get(link).statusCode()).as(link.getPath()).isLessThan(500);
    }
    assertThat(kept()).isEqualTo(before);
  }

  private void assertThatItIsSigned(MimeMessage mail, String... headers) throws Exception {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    // Return-Path and Received are the mail server's.
    mail.writeTo(raw);
    String record =
        "v=DKIM1; p=" + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    assertThat(
            new DKIMVerifier((method, selector, domain) -> List.of(record))
                .verify(new ByteArrayInputStream(raw.toByteArray())))
        .singleElement()
        .satisfies(signature ->
            assertThat(signature.getHeaders().stream().map(CharSequence::toString))
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .contains(headers));
  }

  // ---------------------------------------------------------------- the story

  private void subscribeAndConfirm() throws Exception {
    HttpResponse<String> asked =
        post(
            address.resolve("/digest/subscribe"),
            "application/json",
            """
            {"address": "ada@example.org", "goal": "solutions-architect", "weekday": "tuesday",
             "hour": "8", "zone": "Europe/Berlin", "language": "en"}
            """);
    assertThat(asked.statusCode()).isEqualTo(202);
    MimeMessage confirmation = nextMail();
    assertThat(confirmation.getHeader("To")).containsExactly(READER);
    assertThat(confirmation.getHeader("List-Unsubscribe")).isNull();
    assertThat(confirmation.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThatItIsSigned(confirmation, "From", "To", "Subject", "Date", "Message-ID");
    URI link = link(part(confirmation, 0), "/digest/confirm/");
    assertThatAScannerChangesNothing(confirmation);
    assertThat(postForm(link, "").statusCode()).isEqualTo(200);
    MimeMessage welcome = nextMail();
    assertThat(part(welcome, 0)).contains("Welcome to your weekly letter", "Your goal is");
  }

  private MimeMessage issueAt(String moment) throws Exception {
    clockShows(moment);
    return nextMail();
  }

  private static URI oneClick(MimeMessage issue) throws Exception {
    Matcher https =
        Pattern.compile("^<(\\S+)>,\\s+<mailto:\\S+>$")
            .matcher(issue.getHeader("List-Unsubscribe", null));
    assertThat(https.matches()).isTrue();
    return URI.create(https.group(1));
  }

  private void assertThatItIsAnIssue(MimeMessage issue, String sentAt) throws Exception {
    assertThat(issue.getHeader("From")).containsExactly("Onward <onward@onward.example.com>");
    assertThat(issue.getHeader("To")).containsExactly(READER);
    assertThat(issue.getHeader("Return-Path", null))
        .matches("<bounces\\+[0-9a-f]{32}@onward.example.com>");
    assertThat(issue.getMessageID())
        .matches("<" + sentAt.substring(0, 10) + "\\.[0-9a-f]{32}@onward.example.com>");
    assertThat(issue.getSentDate()).isEqualTo(Instant.parse(sentAt));
    assertThat(issue.getHeader("List-Id", null)).endsWith("<weekly.onward.example.com>");
    assertThat(issue.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(oneClick(issue).getPath()).startsWith("/digest/unsubscribe/");
    assertThat(issue.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(issue.isMimeType("multipart/alternative")).isTrue();
    assertThat(issue.getSize()).isLessThan(100_000);
    assertThatItIsSigned(
        issue,
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "List-Id",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "MIME-Version",
        "Content-Type");
  }

  private static Set<String> titles(MimeMessage issue) throws Exception {
    Set<String> titles = new HashSet<>();
    part(issue, 0).lines().filter(line -> line.startsWith("* ")).forEach(titles::add);
    return titles;
  }

  @Test
  void fromAskingForItThroughTwoWeeksAndAChangeToOneClickThatEndsIt() throws Exception {
    subscribeAndConfirm();
    clockShows("2026-09-22T05:59:00Z");
    MimeMessage first = issueAt("2026-09-22T06:00:00Z");
    assertThatItIsAnIssue(first, "2026-09-22T06:00:00Z");
    assertThatAScannerChangesNothing(first);

    MimeMessage second = issueAt("2026-09-29T06:00:00Z");
    assertThatItIsAnIssue(second, "2026-09-29T06:00:00Z");
    assertThat(titles(second)).isNotEmpty().doesNotContainAnyElementsOf(titles(first));

    URI preferences = link(part(second, 0), "/digest/preferences/");
    assertThat(
            postForm(
                    preferences,
                    "goal=solutions-architect&weekday=wednesday&hour=10&zone=Europe/Berlin&language=de")
                .statusCode())
        .isEqualTo(200);
    clockShows("2026-10-06T06:00:00Z");
    clockShows("2026-10-07T08:00:00Z");
    Await.until(
        "a week without anything for them",
        () -> new Overview(database, clock).lines().contains("2026-10-07  empty 1"));
    MimeMessage third = issueAt("2026-10-14T08:00:00Z");
    assertThatItIsAnIssue(third, "2026-10-14T08:00:00Z");
    assertThat(part(third, 0)).contains("jede Woche am Mittwoch um 10:00");

    HttpResponse<String> ended = postForm(oneClick(third), "List-Unsubscribe=One-Click");
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(ended.headers().firstValue("Set-Cookie")).isEmpty();
    clockShows("2026-10-21T08:00:00Z");
    Await.until(
        "the next issue is not sent",
        () -> new Overview(database, clock).lines().contains("2026-10-21  suppressed 1"));
    assertThat(mailServer.getReceivedMessages()).isEmpty();
  }

  @Test
  void fromTheConversationItIsAskedForEndedAndTakenUpAgain() throws Exception {
    String person = memory.newPerson();
    Correspondence door = digest.correspondence();
    assertThat(door.writesTo(person)).isFalse();
    assertThat(door.ask(person, READER, Optional.of("solutions-architect")))
        .isEqualTo(Correspondence.Asked.SENT);
    MimeMessage confirmation = nextMail();
    assertThat(mailServer.waitForIncomingEmail(500, 1)).as("another mail").isFalse();
    assertThat(door.writesTo(person)).as("before the click").isFalse();
    postForm(link(part(confirmation, 0), "/digest/confirm/"), "");
    assertThat(door.writesTo(person)).isTrue();
    assertThat(part(nextMail(), 0)).contains("Welcome to your weekly letter");

    Instant ended = door.end(person).orElseThrow();
    assertThat(door.writesTo(person)).isFalse();
    assertThat(door.end(person)).isEmpty();
    assertThat(door.takeUp(person, ended)).isTrue();
    assertThat(door.writesTo(person)).isTrue();
    assertThat(mailServer.getReceivedMessages()).isEmpty();
  }

  @Test
  void aBounceThatTheProviderPostsEndsIt() throws Exception {
    subscribeAndConfirm();
    MimeMessage issue = issueAt("2026-09-22T06:00:00Z");
    URI bounces = address.resolve("/digest/bounces");
    String report =
        BounceHandlerTest.report(
            "onward@onward.example.com", "failed", "5.1.1", issue.getMessageID());
    assertThat(post(bounces, "message/rfc822", report).statusCode()).isEqualTo(401);
    assertThat(
            post(bounces, "message/rfc822", report, "Authorization", "Bearer guessed").statusCode())
        .isEqualTo(401);
    String[] secret = {"Authorization", "Bearer secret of the provider"};
    String forged = report.replaceAll("[0-9a-f]{32}", "f".repeat(32));
    assertThat(post(bounces, "message/rfc822", forged, secret).body())
        .isEqualTo("{\"outcome\":\"nothing\"}");
    assertThat(post(bounces, "message/rfc822", report, secret).body())
        .isEqualTo("{\"outcome\":\"suppressed\"}");
    assertThat(new Overview(database, clock).lines())
        .anyMatch(line -> line.startsWith("  a...@example.org  none  bounced 550 5.1.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"Type": "Notification", "Message": "{\\"notificationType\\": \\"Bounce\\", \\"bounce\\":
        {\\"bounceType\\": \\"Permanent\\", \\"bouncedRecipients\\": [{\\"action\\": \\"failed\\",
        \\"status\\": \\"CODE\\", \\"diagnosticCode\\": \\"smtp; 550 CODE WORDS\\"}]},
        \\"mail\\": {\\"source\\": \\"bounces+KEY@onward.example.com\\"}}"}
        """,
        """
        [{"event": "delivered", "smtp-id": "<2026-09-22.KEY@onward.example.com>"},
         {"event": "bounce", "type": "bounce", "status": "CODE", "reason": "550 CODE WORDS",
          "smtp-id": "<2026-09-22.KEY@onward.example.com>"}]
        """,
        """
        {"RecordType": "Bounce", "Type": "HardBounce", "Details": "smtp;550 CODE WORDS",
         "Metadata": {"key": "KEY"}}
        """,
        """
        [{"eventType": "Microsoft.Communication.EmailDeliveryReportReceived", "data":
          {"status": "Bounced", "internetMessageId": "<2026-09-22.KEY@onward.example.com>",
           "deliveryStatusDetails": {"statusMessage": "550 CODE WORDS"}}}]
        """
      })
  void theEventsOfAMailServiceAreJudgedAsReportsAre(String event) throws Exception {
    subscribeAndConfirm();
    MimeMessage issue = issueAt("2026-09-22T06:00:00Z");
    String key = issue.getMessageID().replaceAll(".*\\.([0-9a-f]{32})@.*", "$1");
    URI bounces = address.resolve("/digest/bounces");
    String basic =
        "Basic "
            + Base64.getEncoder().encodeToString("service:secret of the provider".getBytes(UTF_8));
    String sent = event.replace("KEY", key).replace("\n", " ");
    String blocked = sent.replace("CODE", "5.7.1").replace("WORDS", "blocked by policy");
    assertThat(post(bounces, "application/json", blocked).statusCode()).isEqualTo(401);
    assertThat(post(bounces, "application/json", blocked, "Authorization", basic).body())
        .isEqualTo("{\"outcome\":\"noted\"}");
    String unknown = sent.replace("CODE", "5.1.1").replace("WORDS", "user unknown");
    String forged = unknown.replace(key, "f".repeat(32));
    assertThat(post(bounces, "application/json", forged, "Authorization", basic).body())
        .isEqualTo("{\"outcome\":\"nothing\"}");
    assertThat(post(bounces, "text/plain", unknown, "Authorization", basic).body())
        .isEqualTo("{\"outcome\":\"suppressed\"}");
  }

  @Test
  void aMailToTheAddressInTheHeaderEndsIt() throws Exception {
    subscribeAndConfirm();
    MimeMessage issue = issueAt("2026-09-22T06:00:00Z");
    Matcher mailto =
        Pattern.compile("<mailto:(\\S+)\\?subject=(\\S+)>")
            .matcher(issue.getHeader("List-Unsubscribe", null));
    assertThat(mailto.find()).isTrue();
    String asked =
        "From: %s\r\nTo: %s\r\nSubject: %s\r\n\r\n"
            .formatted(READER, mailto.group(1), mailto.group(2).replace("%20", " "));
    assertThat(
            post(
                    address.resolve("/digest/bounces"),
                    "message/rfc822",
                    asked,
                    "Authorization",
                    "Bearer secret of the provider")
                .body())
        .isEqualTo("{\"outcome\":\"ended\"}");
  }
}
