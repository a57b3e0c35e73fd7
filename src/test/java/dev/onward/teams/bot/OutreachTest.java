package dev.onward.teams.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.onward.channel.Bulletin;
import dev.onward.channel.Bulletin.Rhythm;
import dev.onward.channel.Outreach;
import dev.onward.channel.Preferences.Preference;
import dev.onward.database.Database;
import dev.onward.database.DatabaseSettings;
import dev.onward.talk.Memory;
import dev.onward.teams.connector.Connector;
import dev.onward.teams.connector.ConversationReference;
import dev.onward.teams.connector.ConversationReference.Kind;
import dev.onward.teams.connector.JsonOverHttp;
import dev.onward.teams.connector.ServiceHosts;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told what unasked, and when. */
class OutreachTest {
  private static final String SEND = "/v3/conversations/chat/activities";

  @TempDir Path folder;
  private final WireMockServer connector = new WireMockServer(wireMockConfig().dynamicPort());
  private final JsonOverHttp http = new JsonOverHttp();
  private Instant now = Instant.parse("2026-11-23T00:00:00Z");
  private final InstantSource clock = () -> now;
  private Database database;
  private TeamsStores stores;
  private String person;
  private Outreach outreach;
  private final News daily = new News("news", Rhythm.DAILY);
  private final News weekly = new News("weekly", Rhythm.WEEKLY);

  /** Has something to tell whenever it is asked, and remembers since when. */
  private static final class News implements Bulletin {
    private final String id;
    private final Rhythm rhythm;
    private final List<Duration> gaps = new ArrayList<>();
    private boolean quiet;
    private boolean broken;

    private News(String id, Rhythm rhythm) {
      this.id = id;
      this.rhythm = rhythm;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String title() {
      return "News";
    }

    @Override
    public Rhythm rhythm() {
      return rhythm;
    }

    @Override
    public Optional<String> on(Occasion occasion) {
      if (broken) {
        throw new IllegalStateException("broken");
      }
      gaps.add(Duration.between(occasion.since(), occasion.at()));
      return quiet
          ? Optional.empty()
          : Optional.of(
              "## News of %s\n\nRead [the page](https://example.com/new) [1]."
                  .formatted(occasion.at().toLocalDate()));
    }
  }

  @BeforeEach
  void open() {
    connector.start();
    answers(201, "{\"id\":\"m\"}");
    database =
        Database.open(
            new DatabaseSettings(
                DatabaseSettings.sqlite(folder.resolve("test.db")),
                Optional.empty(),
                Optional.empty()));
    Memory memory = new Memory(database, clock);
    stores = TeamsStores.of(database, memory, clock);
    person = memory.newPerson();
    stores
        .chats()
        .keep(
            new ConversationReference(
                "chat", Kind.PERSONAL, "t", connector.baseUrl(), "msteams", "28:bot"),
            person);
    outreach =
        new Outreach(
            stores.channel(),
            new TeamsMessenger(
                stores.chats(),
                new Connector(
                    http, Optional.empty(), new ServiceHosts(Set.of("localhost"), false))),
            List.of(daily, weekly),
            clock);
  }

  @AfterEach
  void close() {
    http.close();
    database.close();
    connector.stop();
  }

  private void answers(int status, String body) {
    connector.stubFor(post(urlPathMatching("/v3/.*")).willReturn(jsonResponse(body, status)));
  }

  private void wants(String zone, int hour) {
    wants("news", zone, hour, DayOfWeek.MONDAY);
  }

  private void wants(String bulletin, String zone, int hour, DayOfWeek weekday) {
    stores
        .channel()
        .preferences()
        .keep(person, new Preference(Set.of(bulletin), ZoneId.of(zone), hour, weekday));
  }

  /** Lets days go by, and gives when something was sent, by the clock of a zone. */
  private List<LocalDateTime> overDays(int days, String zone) {
    List<LocalDateTime> told = new ArrayList<>();
    for (Instant end = now.plus(Duration.ofDays(days)); now.isBefore(end); ) {
      int before = sent();
      outreach.tellAll();
      if (sent() > before) {
        told.add(now.atZone(ZoneId.of(zone)).toLocalDateTime());
      }
      now = now.plus(Duration.ofMinutes(30));
    }
    return told;
  }

  private int sent() {
    return connector.findAll(postRequestedFor(urlEqualTo(SEND))).size();
  }

  @Test
  void nobodyIsToldWhoDidNotAsk() {
    assertThat(outreach.tellAll()).isZero();
    assertThat(sent()).isZero();
  }

  @Test
  void aPersonIsToldOnceADayFromTheirHourOnInTheirTimeZone() {
    wants("America/New_York", 9);
    now = Instant.parse("2026-11-23T05:00:00Z");
    assertThat(overDays(2, "America/New_York"))
        .containsExactly(
            LocalDateTime.parse("2026-11-23T09:00"), LocalDateTime.parse("2026-11-24T09:00"));
  }

  @Test
  void whatIsWeeklyIsToldOnTheChosenWeekdayAcrossAChangeOfTheClock() {
    wants("weekly", "Europe/Berlin", 8, DayOfWeek.SUNDAY);
    now = Instant.parse("2026-10-12T00:00:00Z");
    assertThat(overDays(21, "Europe/Berlin"))
        .containsExactly(
            LocalDateTime.parse("2026-10-18T08:00"),
            LocalDateTime.parse("2026-10-25T08:00"),
            LocalDateTime.parse("2026-11-01T08:00"));
    assertThat(weekly.gaps)
        .containsExactly(Duration.ofDays(7), Duration.ofDays(7).plusHours(1), Duration.ofDays(7));
  }

  @Test
  void whoeverChangesTheWeekdayIsStillToldOnceAWeekAtMost() {
    wants("weekly", "UTC", 8, DayOfWeek.MONDAY);
    assertThat(overDays(1, "UTC")).hasSize(1);
    wants("weekly", "UTC", 8, DayOfWeek.WEDNESDAY);
    assertThat(overDays(14, "UTC")).containsExactly(LocalDateTime.parse("2026-12-02T08:00"));
  }

  @Test
  void anEmptyWeekSendsNothingAndTheNextOneKnowsSinceWhen() {
    wants("weekly", "UTC", 8, DayOfWeek.MONDAY);
    overDays(1, "UTC");
    weekly.quiet = true;
    assertThat(overDays(7, "UTC")).isEmpty();
    weekly.quiet = false;
    assertThat(overDays(7, "UTC")).containsExactly(LocalDateTime.parse("2026-12-07T08:00"));
    assertThat(weekly.gaps)
        .containsExactly(Duration.ofDays(7), Duration.ofDays(7), Duration.ofDays(14));
  }

  @Test
  void aBulletinIsSentInTeamsMarkdownAndSaysHowToEndIt() {
    wants("weekly", "UTC", 8, DayOfWeek.MONDAY);
    overDays(1, "UTC");
    String body =
        connector.findAll(postRequestedFor(urlEqualTo(SEND))).getFirst().getBodyAsString();
    assertThat(body)
        .contains(
            "**News of 2026-11-23**",
            "[the page](https://example.com/new)",
            "Write \\\"reminders\\\" to change or end this.");
  }

  @Test
  void aBrokenBulletinKeepsNobodyFromTheOthers() {
    stores
        .channel()
        .preferences()
        .keep(
            person,
            new Preference(Set.of("news", "weekly"), ZoneId.of("UTC"), 8, DayOfWeek.MONDAY));
    now = Instant.parse("2026-11-23T10:00:00Z");
    daily.broken = true;
    assertThat(outreach.tellAll()).isEqualTo(1);
    daily.broken = false;
    assertThat(outreach.tellAll()).isEqualTo(1);
  }

  @Test
  void inTheNightItIsTooLate() {
    wants("UTC", 9);
    now = Instant.parse("2026-11-23T22:30:00Z");
    assertThat(outreach.tellAll()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MessageWritesBlocked",
        "ConversationBlockedByUser",
        "BotDisabledByAdmin",
        "BotNotInConversationRoster",
        "ForbiddenOperationException"
      })
  void whoeverBlockedOrRemovedUsIsLeftInPeace(String code) {
    wants("UTC", 9);
    answers(403, "{\"error\":{\"code\":\"%s\",\"message\":\"blocked\"}}".formatted(code));
    now = Instant.parse("2026-11-23T10:00:00Z");
    assertThat(outreach.tellAll()).isZero();
    now = now.plus(Duration.ofDays(1));
    assertThat(outreach.tellAll()).isZero();
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void whatCouldNotBeSentIsSentAtTheNextRun() {
    wants("UTC", 9);
    now = Instant.parse("2026-11-23T10:00:00Z");
    connector.stubFor(
        post(urlPathMatching("/v3/.*"))
            .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "3600")));
    assertThat(outreach.tellAll()).isZero();
    assertThat(sent()).isEqualTo(1);
    answers(201, "{\"id\":\"m\"}");
    assertThat(outreach.tellAll()).isEqualTo(1);
    assertThat(outreach.tellAll()).isZero();
  }

  @Test
  void whatTeamsDoesNotWantIsNotSentAllDayLong() {
    wants("UTC", 9);
    now = Instant.parse("2026-11-23T10:00:00Z");
    answers(400, "{\"error\":{\"code\":\"BadSyntax\"}}");
    assertThat(outreach.tellAll()).isZero();
    assertThat(outreach.tellAll()).isZero();
    assertThat(sent()).isEqualTo(1);
  }
}
