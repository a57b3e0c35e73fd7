package dev.onward.teams;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.onward.database.Database;
import dev.onward.database.DatabaseSettings;
import dev.onward.talk.Memory;
import dev.onward.teams.Chat.Kind;
import dev.onward.teams.Preferences.Preference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what unasked, and when. */
class OutreachTest {
  private static final String SEND = "/v3/conversations/chat/activities";

  @TempDir Path folder;
  private final WireMockServer connector = new WireMockServer(wireMockConfig().dynamicPort());
  private final JsonOverHttp http = new JsonOverHttp();
  private Instant now = Instant.parse("2026-11-23T00:00:00Z");
  private final InstantSource clock = () -> now;
  private Database database;
  private Stores stores;
  private String person;
  private Outreach outreach;

  /** Has something to tell on every day. */
  private record News(String id, String title) implements Bulletin {
    @Override
    public Optional<String> on(LocalDate day, String personId) {
      return Optional.of("News of " + day);
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
    stores = Stores.of(database, memory, clock);
    person = memory.newPerson();
    stores
        .chats()
        .keep(
            new Chat("chat", Kind.PERSONAL, "t", connector.baseUrl(), "msteams", "28:bot"), person);
    outreach =
        new Outreach(
            stores.preferences(),
            stores.chats(),
            new Connector(http, Optional.empty(), new ServiceHosts(Set.of("localhost"), false)),
            List.of(new News("news", "News")),
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
    stores.preferences().keep(person, new Preference(Set.of("news"), ZoneId.of(zone), hour));
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
    int told = 0;
    for (int minute = 0; minute < 2 * 24 * 60; minute += 5) {
      int before = sent();
      told += outreach.tellAll();
      if (sent() > before) {
        assertThat(now.atZone(ZoneId.of("America/New_York")).toLocalTime()).hasToString("09:00");
      }
      now = now.plus(Duration.ofMinutes(5));
    }
    assertThat(told).isEqualTo(2);
    assertThat(sent()).isEqualTo(2);
  }

  @Test
  void inTheNightItIsTooLate() {
    wants("UTC", 9);
    now = Instant.parse("2026-11-23T22:30:00Z");
    assertThat(outreach.tellAll()).isZero();
  }

  @Test
  void whoeverBlockedUsIsLeftInPeace() {
    wants("UTC", 9);
    answers(403, "{\"error\":{\"code\":\"MessageWritesBlocked\",\"message\":\"blocked\"}}");
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
    answers(503, "{}");
    assertThat(outreach.tellAll()).isZero();
    answers(201, "{\"id\":\"m\"}");
    assertThat(outreach.tellAll()).isEqualTo(1);
    assertThat(outreach.tellAll()).isZero();
  }
}
