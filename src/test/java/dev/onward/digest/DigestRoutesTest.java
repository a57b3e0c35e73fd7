package dev.onward.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onward.database.Database;
import dev.onward.database.Json;
import dev.onward.digest.News.Told;
import dev.onward.digest.compose.Letter;
import dev.onward.digest.subscribe.Subscriber;
import dev.onward.digest.subscribe.Votes;
import dev.onward.knowledge.Catalogue;
import dev.onward.mail.message.Notice;
import dev.onward.plan.Profile;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.talk.Memory;
import dev.onward.web.Sessions;
import dev.onward.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The weekly mail over real HTTP: asking, confirming, choosing, ending, voting, reading. */
class DigestRoutesTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Notice> posted = new ArrayList<>();
  private final Catalogue catalogue =
      new News().and(Told.of("a", "2026-11-20")).and(Told.of("b", "2026-11-21")).catalogue();
  private Instant now = Instant.parse("2026-11-23T07:00:00Z");
  private final InstantSource clock = () -> now;
  private Database database;
  private Digest digest;
  private WebServer server;
  private URI address = URI.create("http://localhost");

  @BeforeEach
  void start() {
    database = Correspondents.sqlite(folder);
    Memory memory = new Memory(database, clock);
    Sessions sessions = new Sessions(database, memory, clock, SilentServer.limits(database, clock));
    digest =
        Digest.of(
            new DigestSettings(Correspondents.MONDAY_AT_EIGHT.slot().zone(), 1),
            new Digest.Services(
                database, memory, () -> catalogue, clock, () -> address, Optional.empty()),
            Set.of("agents", "security"),
            sessions::person,
            posted::add);
    server = SilentServer.start(database, clock, catalogue, List.of(digest));
    address = URI.create("http://localhost:" + server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  // ---------------------------------------------------------------- a visitor

  private HttpResponse<String> send(
      String method, String path, String type, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> get(String path) {
    return send("GET", path, FORM, "");
  }

  private HttpResponse<String> post(String path, String form) {
    return send("POST", path, FORM, form, "Accept", "text/html");
  }

  private HttpResponse<String> subscribe(Map<String, Object> wish, String... headers) {
    return send("POST", "/digest/subscribe", JSON, Json.write(wish), headers);
  }

  private static Map<String, Object> wish(String address) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("address", address);
    wish.put("goal", "solutions-architect");
    wish.put("topics", List.of("agents"));
    wish.put("weekday", "tuesday");
    wish.put("hour", 7);
    wish.put("zone", "America/New_York");
    wish.put("language", "en");
    return wish;
  }

  private String linkToConfirm() {
    return pathsIn(posted.getLast().text()).stream()
        .filter(path -> path.startsWith("/digest/confirm/"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> pathsIn(String text) {
    return Pattern.compile("http://localhost:\\d+(/\\S*)")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private Subscriber confirmed() {
    subscribe(wish("ann@example.com"));
    post(linkToConfirm(), "confirm=yes");
    return digest.subscribers().active().getFirst();
  }

  private Letter letter(Subscriber subscriber) {
    return digest.composer().compose(subscriber, now.minus(WEEK), now).orElseThrow();
  }

  private String path(String kind, Letter letter) {
    return pathsIn(letter.text()).stream()
        .filter(path -> path.startsWith("/digest/" + kind + "/"))
        .findFirst()
        .orElseThrow();
  }

  // ---------------------------------------------------------------- asking

  @Test
  void askingSendsOneMailWhoseLinkConfirmsByPostOnly() {
    assertThat(subscribe(wish("Ann@EXAMPLE.com")).statusCode()).isEqualTo(202);
    assertThat(posted).hasSize(1);
    Notice notice = posted.getFirst();
    assertThat(notice.address()).isEqualTo("Ann@example.com");
    assertThat(notice.text()).contains("72 hours", "Tuesday", "America/New_York");
    assertThat(Jsoup.parse(notice.html()).select("a[href]").eachAttr("href"))
        .contains(address + linkToConfirm());

    String asked = get(linkToConfirm()).body();
    assertThat(asked).contains("A…@example.com").doesNotContain("Ann@example.com");
    assertThat(Jsoup.parse(asked).select("form[method=post] button")).hasSize(1);
    assertThat(digest.subscribers().active()).isEmpty();

    assertThat(post(linkToConfirm(), "").statusCode()).isEqualTo(200);
    Subscriber subscriber = digest.subscribers().active().getFirst();
    assertThat(subscriber.address()).isEqualTo("Ann@example.com");
    assertThat(subscriber.slot().hour()).isEqualTo(7);
    assertThat(subscriber.goal()).contains("solutions-architect");
    assertThat(subscriber.topics()).containsExactly("agents");
  }

  @Test
  void aFormWithoutScriptsDoesTheSame() {
    String page = get("/digest").body();
    assertThat(Jsoup.parse(page).select("form[action=/digest/subscribe] [name]").eachAttr("name"))
        .contains("address", "goal", "topics", "weekday", "hour", "zone", "language");
    HttpResponse<String> sent =
        post(
            "/digest/subscribe",
            "address=ann%40example.com&goal=&topics=agents&topics=security&weekday=friday&hour=17"
                + "&zone=Asia%2FTokyo&language=de");
    assertThat(sent.statusCode()).isEqualTo(202);
    assertThat(sent.body()).contains("Look into your mailbox");
    assertThat(posted.getLast().text()).contains("Freitag", "Asia/Tokyo");
    post(linkToConfirm(), "");
    assertThat(digest.subscribers().active().getFirst().topics())
        .containsExactlyInAnyOrder("agents", "security");
  }

  @Test
  void knownAndUnknownAddressesAreAnsweredAlike() {
    confirmed();
    HttpResponse<String> known = subscribe(wish("ann@example.com"));
    Notice toKnown = posted.getLast();
    HttpResponse<String> unknown = subscribe(wish("bob@example.com"));
    Notice toUnknown = posted.getLast();
    assertThat(known.body()).isEqualTo(unknown.body());
    assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
    assertThat(known.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
    assertThat(withoutToken(toKnown)).isEqualTo(withoutToken(toUnknown));
  }

  private static List<String> withoutToken(Notice notice) {
    return Stream.of(notice.subject(), notice.text(), notice.html())
        .map(text -> text.replaceAll("/digest/confirm/[\\w-]+", "/digest/confirm/"))
        .toList();
  }

  @Test
  void aLinkToConfirmEndsAfterThreeDaysAndWorksOnce() {
    Subscriber subscriber = confirmed();
    String link = linkToConfirm();
    digest.subscribers().end(subscriber.id());
    assertThat(post(link, "").body()).contains("used already");
    assertThat(digest.subscribers().active()).isEmpty();

    now = now.plus(Duration.ofHours(73));
    assertThat(get(link).statusCode()).isEqualTo(404);
    assertThat(post(link, "").statusCode()).isEqualTo(404);
    assertThat(get("/digest/confirm/made-up").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          address  | nobody                               | address
          address  | ann@example.com\\r\\nBcc: b@example.com | address
          address  | a@example.com,b@example.com          | address
          goal     | to-be-rich                           | goal
          topics   | astrology                            | topics
          weekday  | someday                              | weekday
          hour     | 24                                   | hour
          hour     | -1                                   | hour
          hour     | eight                                | hour
          hour     | 7.5                                  | hour
          zone     | Mars/Phobos                          | zone
          zone     | +02:00                               | zone
          zone     | CEST                                 | zone
          language | tlh                                  | language
          """)
  void whatCannotBeHadIsRefusedWithWhatToSend(String field, String value, String named) {
    Map<String, Object> wish = wish("ann@example.com");
    wish.put(field, value.replace("\\r\\n", "\r\n"));
    HttpResponse<String> refused = subscribe(wish);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(json(refused).get("title").asText()).contains("\"" + named + "\"");
    assertThat(refused.body()).doesNotContain("Bcc");
    assertThat(posted).isEmpty();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Json.read(response.body(), JsonNode.class);
  }

  @Test
  void aFormWithAFaultComesBackWithWhatWasWritten() {
    HttpResponse<String> refused =
        post(
            "/digest/subscribe",
            "address=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&goal=ai-security&topics=agents&topics=astrology");
    assertThat(refused.statusCode()).isEqualTo(422);
    var page = Jsoup.parse(refused.body());
    assertThat(page.select("[role=alert]").text()).contains("address");
    assertThat(page.select("#address").attr("value")).isEqualTo("\"><script>alert(1)</script>");
    assertThat(page.select("#goal [selected]").attr("value")).isEqualTo("ai-security");
    assertThat(page.select("body script")).isEmpty();
  }

  @Test
  void whatIsNeitherFormNorJsonIsRefused() {
    assertThat(send("POST", "/digest/subscribe", "text/plain", "ann@example.com").statusCode())
        .isEqualTo(415);
    assertThat(send("POST", "/digest/subscribe", JSON, "[]").statusCode()).isEqualTo(415);
    assertThat(send("POST", "/digest/subscribe", JSON, "{").statusCode()).isEqualTo(415);
  }

  @Test
  void askingTooOftenIsRefusedForAWhile() {
    for (int i = 0; i < 3; i++) {
      assertThat(subscribe(wish("ann@example.com")).statusCode()).isEqualTo(202);
    }
    HttpResponse<String> refused = subscribe(wish("ann@example.com"));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 86_401L);
    assertThat(json(refused).get("title").asText()).contains("wait");
    assertThat(posted).hasSize(3);

    for (int i = 0; i < 7; i++) {
      subscribe(wish("reader-%d@example.com".formatted(i)));
    }
    assertThat(subscribe(wish("another@example.com")).statusCode()).isEqualTo(429);
    assertThat(subscribe(wish("another@example.com"), "X-Forwarded-For", "192.0.2.44").statusCode())
        .isEqualTo(202);
    // What stands before what our own proxy saw was written by the client.
    for (int i = 0; i < 9; i++) {
      subscribe(
          wish("more-%d@example.com".formatted(i)),
          "X-Forwarded-For",
          "203.0.113.%d, 192.0.2.44".formatted(i));
    }
    assertThat(
            subscribe(wish("last@example.com"), "X-Forwarded-For", "203.0.113.99, 192.0.2.44")
                .statusCode())
        .isEqualTo(429);
    assertThat(
            subscribe(wish("last@example.com"), "X-Forwarded-For", "192.0.2.44:51234").statusCode())
        .as("a port is none of an address")
        .isEqualTo(429);
    now = now.plus(Duration.ofMinutes(61));
    assertThat(subscribe(wish("last@example.com")).statusCode()).isEqualTo(202);
  }

  @Test
  void otherSitesCannotAsk() {
    assertThat(subscribe(wish("ann@example.com"), "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(posted).isEmpty();
  }

  // ---------------------------------------------------------------- the links of a letter

  @Test
  void aLinkScannerThatOpensEveryLinkChangesNothing() {
    Subscriber subscriber = confirmed();
    subscribe(wish("bob@example.com"));
    Letter letter = letter(subscriber);
    List<String> paths =
        Stream.of(letter.text(), letter.html(), posted.getLast().text(), posted.getLast().html())
            .flatMap(text -> pathsIn(text.replaceAll("[\"<>]", " ")).stream())
            .distinct()
            .toList();
    assertThat(
            paths.stream()
                .map(path -> path.split("/", -1).length > 2 ? path.split("/", -1)[2] : path))
        .contains("confirm", "unsubscribe", "preferences", "more", "less", "view");
    List<String> before = Correspondents.dump(database);
    for (String path : paths) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(200);
      assertThat(send("HEAD", path, FORM, "").statusCode()).as(path).isEqualTo(200);
    }
    assertThat(Correspondents.dump(database)).isEqualTo(before);
    assertThat(digest.subscribers().isActive(subscriber.id())).isTrue();
  }

  @Test
  void oneClickEndsTheMailsWithoutCookieOriginOrPage() {
    Subscriber subscriber = confirmed();
    Letter letter = letter(subscriber);
    String path = path("unsubscribe", letter);
    assertThat(address + path).isEqualTo(letter.unsubscribe());
    HttpResponse<String> ended = send("POST", path, FORM, "List-Unsubscribe=One-Click");
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(digest.subscribers().isActive(subscriber.id())).isFalse();
    assertThat(send("POST", path, FORM, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    assertThat(get(path).body()).contains("No more mail");
  }

  @Test
  void oneMailboxIsOneReaderAndHasOneLimit() {
    for (String spelling : List.of("Dup@example.org", "dup@Example.org", "dup+news@example.org")) {
      assertThat(subscribe(wish(spelling)).statusCode()).isEqualTo(202);
      post(linkToConfirm(), "");
    }
    assertThat(digest.subscribers().active())
        .singleElement()
        .extracting(Subscriber::address)
        .isEqualTo("dup+news@example.org");
    for (String spelling : List.of("DUP@example.org", "dUp@example.org", "dup+1@example.org")) {
      assertThat(subscribe(wish(spelling)).statusCode()).isEqualTo(429);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://webmail.example",
    "Origin, null",
    "Origin, moz-extension://1b2c3d4e",
    "Sec-Fetch-Site, cross-site"
  })
  void oneClickWorksWhateverPageSendsItAndNoOtherFormDoes(String header, String value) {
    Subscriber subscriber = confirmed();
    String path = path("unsubscribe", letter(subscriber));
    assertThat(send("POST", path, FORM, "yes=1", header, value).statusCode()).isEqualTo(403);
    assertThat(digest.subscribers().isActive(subscriber.id())).isTrue();
    assertThat(
            send("POST", "/digest/subscribe", FORM, "List-Unsubscribe=One-Click", header, value)
                .statusCode())
        .isEqualTo(403);
    assertThat(send("POST", path, FORM, "List-Unsubscribe=One-Click", header, value).statusCode())
        .isEqualTo(200);
    assertThat(digest.subscribers().isActive(subscriber.id())).isFalse();
  }

  @Test
  void oneClickAlsoWorksAsMultipartAndAfterItsReaderWasForgotten() {
    Subscriber subscriber = confirmed();
    String path = path("unsubscribe", letter(subscriber));
    String multipart =
        """
        --b
        Content-Disposition: form-data; name="List-Unsubscribe"

        One-Click
        --b--
        """
            .replace("\n", "\r\n");
    assertThat(send("POST", path, "multipart/form-data; boundary=b", multipart).statusCode())
        .isEqualTo(200);
    assertThat(digest.subscribers().active()).isEmpty();
    database.with(handle -> handle.execute("DELETE FROM digest_subscriber"));
    assertThat(post(path, "").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenForOneThingDoesNotServeAnother() {
    Letter letter = letter(confirmed());
    String preferences = path("preferences", letter).replace("/preferences/", "/unsubscribe/");
    assertThat(post(preferences, "").statusCode()).isEqualTo(404);
    String ending = path("unsubscribe", letter).replace("/unsubscribe/", "/preferences/");
    assertThat(get(ending).statusCode()).isEqualTo(404);
    assertThat(post("/digest/unsubscribe/AAAA", "").statusCode()).isEqualTo(404);
    assertThat(digest.subscribers().active()).hasSize(1);
  }

  @Test
  void preferencesAreShownAndChanged() {
    Subscriber subscriber = confirmed();
    String path = path("preferences", letter(subscriber));
    var page = Jsoup.parse(get(path).body());
    assertThat(page.select("#goal [selected]").attr("value")).isEqualTo("solutions-architect");
    assertThat(page.select("#weekday [selected]").attr("value")).isEqualTo("tuesday");
    assertThat(page.select("#zone").attr("value")).isEqualTo("America/New_York");
    assertThat(page.text()).contains("a…@example.com").doesNotContain("ann@example.com");

    assertThat(
            post(path, "goal=ai-security&weekday=sunday&hour=20&zone=Europe%2FParis&language=de")
                .body())
        .contains("Gespeichert");
    Subscriber changed = digest.subscribers().find(subscriber.id()).orElseThrow();
    assertThat(changed.goal()).contains("ai-security");
    assertThat(changed.topics()).isEmpty();
    assertThat(changed.slot().zone().getId()).isEqualTo("Europe/Paris");

    assertThat(post(path, "hour=99").statusCode()).isEqualTo(422);
    assertThat(send("POST", path, JSON, "{\"hour\":9}").statusCode()).isEqualTo(200);
    Subscriber again = digest.subscribers().find(subscriber.id()).orElseThrow();
    assertThat(again.slot().hour()).isEqualTo(9);
    assertThat(again.goal()).contains("ai-security");
  }

  @Test
  void moreAndLessAreAskedAndThenKept() {
    Subscriber subscriber = confirmed();
    Letter letter = letter(subscriber);
    String more = path("more", letter);
    assertThat(get(more).body()).contains("News ");
    assertThat(post(more, "").body()).contains("Noted");
    assertThat(post(path("less", letter), "").statusCode()).isEqualTo(200);
    assertThat(new Votes(database, clock).before(subscriber.id(), now.plusMillis(1)).values())
        .containsExactly(-1);
    assertThat(post(more.replaceAll("update-\\w+", "update-unheard-of"), "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void anIssueIsReadInTheBrowserAsItWasSent() {
    Subscriber subscriber = confirmed();
    Letter letter = letter(subscriber);
    database.useTransaction(
        handle -> digest.subscribers().told(handle, subscriber.id(), letter.items(), now));
    String path = path("view", letter);
    now = now.plus(WEEK);
    HttpResponse<String> shown = get(path);
    assertThat(shown.body()).isEqualTo(letter.html());
    assertThat(shown.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "style-src 'unsafe-inline'")
        .doesNotContain("script-src");
    assertThat(get(path + "A").statusCode()).isEqualTo(404);
  }

  // ---------------------------------------------------------------- the preview

  @Test
  void thePreviewShowsBothFormsWithoutASubscriber() {
    HttpResponse<String> page = get("/digest/preview?goal=solutions-architect");
    assertThat(page.statusCode()).isEqualTo(200);
    var html = Jsoup.parse(page.body());
    assertThat(html.select("pre").text())
        .contains("Your goal is Azure solutions architect", "News a");
    HttpResponse<String> mail = get(html.select("iframe").attr("src"));
    assertThat(mail.body())
        .contains("Your goal is Azure solutions architect")
        .doesNotContain("/digest/unsubscribe");
    assertThat(get("/digest/preview/text?goal=solutions-architect").body()).contains("News b");
    assertThat(get("/digest/preview?goal=solutions-architect&lang=de").body())
        .contains("Willkommen zu Ihrem Wochenbrief");
    assertThat(get("/digest/preview?goal=to-be-rich").statusCode()).isEqualTo(422);
  }

  @Test
  void pagesSpeakTheVisitorsLanguage() {
    String german = send("GET", "/digest", FORM, "", "Accept-Language", "de-AT,de;q=0.9").body();
    assertThat(Jsoup.parse(german).select("html").attr("lang")).isEqualTo("de");
    assertThat(german).contains("Die wöchentliche Mail");
    assertThat(Jsoup.parse(get("/digest?lang=xx").body()).select("html").attr("lang"))
        .isEqualTo("en");
  }

  @Test
  void aBulletinTellsAPersonTheirWeek() {
    Memory memory = new Memory(database, clock);
    String person = memory.newPerson();
    memory.keep(
        person, Profile.EMPTY.withGoal("solutions-architect").withHeld(HeldBadge.of("MS-102")));
    LocalDate monday = LocalDate.of(2026, 11, 23);
    String bulletin = digest.bulletin(person, monday.minusDays(7), monday).orElseThrow();
    assertThat(bulletin)
        .contains("**Dates to mind**", "[MS-102 retires in 7 days](https://", "[News a](https://");
    assertThat(digest.bulletin(person, monday, monday.plusDays(7)).orElse(""))
        .doesNotContain("News a", "MS-102 retires in 7 days");
    LocalDate quiet = LocalDate.of(2026, 1, 5);
    assertThat(digest.bulletin(person, quiet.minusDays(7), quiet)).isEmpty();
  }
}
