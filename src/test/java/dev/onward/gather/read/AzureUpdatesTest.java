package dev.onward.gather.read;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.read.Looks.Look;
import dev.onward.gather.source.SourceRule.Kind;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Update.Change;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureUpdatesTest {
  private static final Looks looks = new Looks();
  private static final String PATH = "/v2/azure";

  @BeforeEach
  void forget() {
    looks.server.resetAll();
  }

  @AfterAll
  static void stop() {
    looks.close();
  }

  private static Look look(Checkpoint last) {
    return Looks.look(Kind.AZURE_UPDATES, looks.at(PATH), last, Looks.LONG);
  }

  private static SourceItem reads(String record) {
    looks.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson(list(1, record))));
    return look(Checkpoint.NONE).only();
  }

  private static String list(int count, String... records) {
    return "{\"@odata.context\": \"x\", \"@odata.count\": %d, \"value\": [%s]}"
        .formatted(count, String.join(",", records));
  }

  /** A record in the API's form. */
  private static String record(
      int id, String title, @Nullable String status, String text, String rings) {
    return """
    {"id": "%d", "productCategories": ["AI + machine learning"],
     "tags": ["Feature", "Microsoft Build", "Features"], "products": ["Microsoft Foundry"],
     "generalAvailabilityDate": null, "title": "%s", "description": "%s", "status": %s,
     "created": "2026-06-04T19:15:11.3851002Z", "modified": "2026-06-%02dT19:15:11.3851002Z",
     "locale": null, "availabilities": [%s]}
    """
        .formatted(id, title, text, status == null ? null : '"' + status + '"', 5 + id % 20, rings);
  }

  private static String ring(String ring, int year, String month) {
    return "{\"ring\": \"%s\", \"year\": %d, \"month\": \"%s\"}".formatted(ring, year, month);
  }

  @Test
  void aRecordIsReadWhole() {
    SourceItem finding =
        reads(
            record(
                1,
                "Generally Available: The thing",
                "Launched",
                "<p>The thing is ready.</p>",
                ring("General Availability", 2026, "June")));

    assertThat(finding.key()).isEqualTo("1");
    assertThat(finding.url()).isEqualTo(URI.create("https://azure.microsoft.com/updates?id=1"));
    assertThat(finding.title()).isEqualTo("The thing");
    assertThat(finding.published()).contains(Instant.parse("2026-06-04T19:15:11.3851002Z"));
    assertThat(finding.modified()).contains(Instant.parse("2026-06-06T19:15:11.3851002Z"));
    assertThat(finding.change()).isEqualTo(Change.LAUNCHED);
    assertThat(finding.takesEffect()).isEmpty();
    assertThat(finding.products()).containsExactly("Microsoft Foundry");
    assertThat(finding.categories())
        .containsExactly("AI + machine learning", "Features", "Microsoft Build");
    assertThat(finding.text()).isEqualTo("The thing is ready.");
    assertThat(finding.remarks()).isEmpty();
  }

  @Test
  void aLaunchInAnotherMonthThanTheNewsHasThatMonth() {
    assertThat(
            reads(
                    record(
                        1,
                        "Generally Available: The thing",
                        "Launched",
                        "Soon.",
                        ring("General Availability", 2026, "August")))
                .takesEffect())
        .contains(new AsOf("2026-08"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Public Preview: A thing, Launched, PREVIEW, true",
        "Generally Available: A thing, In preview, LAUNCHED, true",
        "A thing is now generally available, Launched, LAUNCHED, false",
        "A thing without a word, In preview, PREVIEW, false",
        "Update: A thing, Launched, LAUNCHED, false",
        "Private Preview: A thing, In development, PREVIEW, true",
        "A thing to come, In development, ANNOUNCEMENT, false",
        "\u200BGenerally available - A thing, -, LAUNCHED, false",
        "A thing without a word, -, LAUNCHED, true"
      })
  void theTitlesWordIsTakenThenTheStatusThenTheText(
      String title, @Nullable String status, Change change, boolean said) {
    SourceItem finding =
        reads(record(1, title, status, "The thing is generally available today.", ""));

    assertThat(finding.change()).isEqualTo(change);
    assertThat(finding.remarks()).hasSize(said ? 1 : 0);
  }

  @Test
  void anEndHasItsDayFromTheTextWithinTheMonthOfTheField() {
    SourceItem finding =
        reads(
            record(
                1,
                "Retirement: Old thing",
                null,
                "<ul><li>May 1<sup>st</sup>, 2026: Announcement</li><li>September 1, 2027: new"
                    + " things blocked</li><li>October\\n 13<sup>th</sup>, 2027: final retirement</li></ul>",
                ring("Retirement", 2027, "October")));

    assertThat(finding.change()).isEqualTo(Change.RETIREMENT);
    assertThat(finding.takesEffect()).contains(new AsOf("2027-10-13"));
  }

  @Test
  void anEndWithoutADayKeepsItsMonth() {
    SourceItem finding =
        reads(
            record(
                1,
                "Retirement: Old thing",
                null,
                "The old thing will be retired in March 2027. Move all of it by April 1, 2027.",
                ring("Retirement", 2027, "March")));

    assertThat(finding.takesEffect()).contains(new AsOf("2027-03"));
  }

  @Test
  void anEndThatItsFieldContradictsIsSaid() {
    SourceItem finding =
        reads(
            record(
                1,
                "Retirement: Old thing retires on 8 June 2027",
                null,
                "Words.",
                ring("Retirement", 2027, "May")));

    assertThat(finding.takesEffect()).contains(new AsOf("2027-06-08"));
    assertThat(finding.remarks()).singleElement().asString().contains("May 2027");
  }

  @Test
  void pagesAreReadToTheLastAndTheNextLookGoesOnFromTheNewest() {
    for (int page = 0; page < 3; page++) {
      page(page * 100, list(250, records(page * 100, Math.min(250, page * 100 + 100))));
    }

    Look look = look(Checkpoint.NONE);

    assertThat(look.findings()).extracting(SourceItem::key).doesNotHaveDuplicates().hasSize(250);
    assertThat(look.changed().whole()).isTrue();
    assertThat(look.changed().next().newest())
        .contains(Instant.parse("2026-06-24T19:15:11.3851002Z"));

    looks.server.resetAll();
    looks.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson(list(0))));
    assertThat(look(look.changed().next()).fetched()).isEqualTo(new Fetched.Unchanged());
    looks.server.verify(
        getRequestedFor(urlPathEqualTo(PATH))
            .withQueryParam("$filter", equalTo("modified ge 2026-06-24T19:15:11.3851002Z"))
            .withQueryParam("$orderby", equalTo("modified asc")));
  }

  private static String[] records(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(id -> record(id, "Thing " + id, "Launched", "Words", ""))
        .toArray(String[]::new);
  }

  @Test
  void aFarSideThatKnowsNoPagesIsReadOnce() {
    looks.server.stubFor(
        get(urlPathEqualTo(PATH))
            .willReturn(okJson(list(0, records(0, 120)).replace("\"@odata.count\": 0,", ""))));

    Look look = look(Checkpoint.NONE);

    assertThat(look.findings()).hasSize(120);
    assertThat(look.changed().skipped()).isEmpty();
  }

  @Test
  void fewerThanWerePromisedLeaveTheBookmarkWhereItWas() {
    looks.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson(list(7, records(0, 6)))));

    Look look = look(Checkpoint.NONE);

    assertThat(look.findings()).hasSize(6);
    assertThat(look.changed().whole()).isFalse();
    assertThat(look.changed().next().newest()).isEmpty();
  }

  @Test
  void aRecordThatMovesToTheEndMeanwhileHidesNone() {
    String[] second = records(101, 150);
    String[] moved = Arrays.copyOf(second, second.length + 1);
    moved[second.length] = records(50, 51)[0];
    page(0, list(150, records(0, 100)));
    page(100, list(150, moved));

    Look look = look(Checkpoint.NONE);

    assertThat(look.findings()).extracting(SourceItem::key).doesNotContain("100").hasSize(149);
    assertThat(look.changed().whole()).isFalse();
    assertThat(look.changed().next().newest()).isEmpty();
  }

  private static void page(int skip, String list) {
    looks.server.stubFor(
        get(urlPathEqualTo(PATH))
            .withQueryParam("$skip", equalTo(String.valueOf(skip)))
            .willReturn(okJson(list)));
  }

  @Test
  void aRecordOfTheFutureIsNotWhereTheNextLookGoesOn() {
    looks.server.stubFor(
        get(urlPathEqualTo(PATH))
            .willReturn(
                okJson(
                    list(
                        2,
                        record(1, "Thing", "Launched", "Words", ""),
                        record(2, "Thing", "Launched", "Words", "")
                            .replace("\"modified\": \"2026", "\"modified\": \"2206")))));

    assertThat(look(Checkpoint.NONE).changed().next().newest())
        .contains(Instant.parse("2026-06-06T19:15:11.3851002Z"));
  }

  @Test
  void aListThatNobodyFilteredIsWholeAtALaterLookToo() {
    looks.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson(list(20, records(0, 20)))));
    Checkpoint next = look(Checkpoint.NONE).changed().next();

    assertThat(look(next).changed().whole()).isTrue();
  }

  @Test
  void validatorsAreSentOnlyForTheAddressThatTheyBelongTo() {
    looks.server.stubFor(
        get(urlPathEqualTo(PATH))
            .willReturn(okJson(list(1, records(0, 1))).withHeader("ETag", "\"v1\"")));
    Checkpoint first = look(Checkpoint.NONE).changed().next();
    Checkpoint second = look(first).changed().next();
    looks.server.stubFor(
        get(urlPathEqualTo(PATH))
            .withHeader("If-None-Match", equalTo("\"v1\""))
            .willReturn(status(304)));

    assertThat(first.etag()).isEmpty();
    assertThat(look(second).fetched()).isEqualTo(new Fetched.Unchanged());
  }

  @Test
  void recordsThatAreNoneAreSkippedAndSaid() {
    looks.server.stubFor(
        get(urlPathEqualTo(PATH))
            .willReturn(
                okJson(
                    list(
                        5,
                        "{}",
                        "null",
                        record(1, "Thing", "Launched", "Words", ""),
                        record(1, "Again", "Launched", "Words", ""),
                        record(2, " ", "Launched", "Words", "")))));

    Look look = look(Checkpoint.NONE);

    assertThat(look.findings()).extracting(SourceItem::title).containsExactly("Thing");
    assertThat(look.changed().skipped()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html></html>",
        "[]",
        "{}",
        "{\"value\": 1}",
        "{\"value\": [{\"id\": \"1\"",
        "null"
      })
  void whatIsNoListIsAFailure(String body) {
    looks.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(ok(body)));

    assertThat(look(Checkpoint.NONE).failure()).isNotBlank();
  }

  @Test
  void datesThatAreNoneAreLeftOutAndSaid() {
    SourceItem finding =
        reads(
            record(1, "Thing", "Launched", "Words", "")
                .replaceAll("\"created\": \"[^\"]*\"", "\"created\": \"yesterday\"")
                .replaceAll("\"modified\": \"[^\"]*\"", "\"modified\": null"));

    assertThat(finding.published()).isEmpty();
    assertThat(finding.modified()).isEmpty();
    assertThat(finding.remarks()).hasSize(2);
  }

  @Test
  void aListOfThirteenMegabytesIsRead() {
    String text = "Words of a thing, plain and many. ".repeat(30);
    String list =
        IntStream.range(0, 10_000)
            .mapToObj(id -> record(id, "Generally Available: Thing " + id, "Launched", text, ""))
            .collect(Collectors.joining(",", "{\"value\": [", "]}"));
    looks.server.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson(list)));

    Look look = look(Checkpoint.NONE);

    assertThat(list.length()).isGreaterThan(13_000_000);
    assertThat(look.findings()).hasSize(10_000);
    assertThat(List.of(look.findings().getLast().change(), Optional.of(look.changed().whole())))
        .containsExactly(Change.LAUNCHED, Optional.of(true));
  }
}
