package dev.onward.teams.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.settings.InvalidSettings;
import dev.onward.settings.SettingsReader;
import dev.onward.teams.connector.TeamsSettings.Bot;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsSettingsTest {
  private static final String APP = "3f1c0d5e-0000-4a6b-9c1d-2b3a4c5d6e7f";
  private static final String TENANT = "AAAAAAAA-0000-4BBB-8CCC-DDDDDDDDDDDD";

  @Test
  void idsThatAreNoneAreSaidAtTheStart() {
    for (String id : new String[] {"app", APP + "0", APP.replace("-", ""), "{" + APP + "}"}) {
      assertFault(
          "127.0.0.1",
          Map.of("ONWARD_TEAMS_APP_ID", id, "ONWARD_TEAMS_TENANT", TENANT),
          "ONWARD_TEAMS_APP_ID must hold ids");
      assertFault(
          "127.0.0.1",
          Map.of("ONWARD_TEAMS_APP_ID", APP, "ONWARD_TEAMS_TENANT", id),
          "ONWARD_TEAMS_TENANT must hold ids");
      assertFault(
          "127.0.0.1",
          Map.of(
              "ONWARD_TEAMS_APP_ID", APP,
              "ONWARD_TEAMS_TENANT", TENANT,
              "ONWARD_TEAMS_ALLOWED_TENANTS", APP + "," + id),
          "ONWARD_TEAMS_ALLOWED_TENANTS must hold ids");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "public, login.botframework.com, https://api.botframework.com, smba.trafficmanager.net",
    "gcc-high, login.botframework.azure.us, https://api.botframework.us, smba.infra.gov.teams.microsoft.us",
    "dod, login.botframework.azure.us, https://api.botframework.us, smba.infra.dod.teams.microsoft.us",
    "china, login.botframework.azure.cn, https://api.botframework.azure.cn, smba.trafficmanager.cn"
  })
  void aCloudBringsItsIssuerScopeKeysAndHosts(String cloud, String keys, String api, String host) {
    TeamsSettings.Connection connection =
        read("127.0.0.1", Map.of("ONWARD_TEAMS_CLOUD", cloud)).connection();
    assertThat(connection.metadata().getHost()).isEqualTo(keys);
    assertThat(connection.issuer()).isEqualTo(api);
    assertThat(connection.cloud().api()).isEqualTo(api);
    assertThat(connection.serviceHosts()).contains(host);
  }

  private static TeamsSettings read(String host, Map<String, String> values) {
    SettingsReader reader = new SettingsReader(values);
    TeamsSettings settings = TeamsSettings.read(reader, host, Optional.empty());
    reader.finish();
    return settings;
  }

  private static void assertFault(String host, Map<String, String> values, String words) {
    assertThatThrownBy(() -> read(host, values))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(words);
  }

  @Test
  void theRegistrationsOwnTenantIsAnswered() {
    Bot bot =
        read("0.0.0.0", Map.of("ONWARD_TEAMS_APP_ID", APP, "ONWARD_TEAMS_TENANT", TENANT))
            .bot()
            .orElseThrow();
    assertThat(bot.tenants()).containsExactly(TENANT.toLowerCase(Locale.ROOT));
    assertThat(bot.tokens()).isTrue();
  }

  @Test
  void aDomainDoesNotSayWhoIsAnswered() {
    for (String tenant : new String[] {"botframework.com", "contoso.onmicrosoft.com"}) {
      Map<String, String> values =
          Map.of("ONWARD_TEAMS_APP_ID", APP, "ONWARD_TEAMS_TENANT", tenant);
      assertFault("127.0.0.1", values, "ONWARD_TEAMS_ALLOWED_TENANTS");
    }
    Bot bot =
        read(
                "127.0.0.1",
                Map.of(
                    "ONWARD_TEAMS_APP_ID",
                    APP,
                    "ONWARD_TEAMS_TENANT",
                    "botframework.com",
                    "ONWARD_TEAMS_ALLOWED_TENANTS",
                    TENANT + ", " + APP))
            .bot()
            .orElseThrow();
    assertThat(bot.tenants()).containsExactlyInAnyOrder(TENANT.toLowerCase(Locale.ROOT), APP);
  }

  @Test
  void whoTakesAnybodysWordListensOnThisMachineOnly() {
    Map<String, String> development = Map.of("ONWARD_TEAMS_DEVELOPMENT", "true");
    assertFault("0.0.0.0", development, "ONWARD_HOST must be 127.0.0.1");
    assertFault("10.0.0.4", development, "ONWARD_HOST must be 127.0.0.1");
    assertThat(read("127.0.0.1", development).bot().orElseThrow().tokens()).isFalse();
    assertFault(
        "127.0.0.1",
        Map.of("ONWARD_TEAMS_DEVELOPMENT", "true", "ONWARD_TEAMS_APP_ID", APP),
        "without tokens");
  }

  @Test
  void keysAndTokensAreNotFetchedInTheOpen() {
    assertFault(
        "127.0.0.1",
        Map.of("ONWARD_TEAMS_METADATA", "http://keys.example.com/"),
        "ONWARD_TEAMS_METADATA must be https");
    assertFault(
        "127.0.0.1",
        Map.of("ONWARD_TEAMS_LOGIN", "http://login.example.com"),
        "ONWARD_TEAMS_LOGIN must be https");
  }

  @Test
  void aWebhooksTokenIsTakenAsTeamsShowsIt() {
    assertFault(
        "127.0.0.1",
        Map.of("ONWARD_TEAMS_WEBHOOK_SECRET", "not base64!"),
        "ONWARD_TEAMS_WEBHOOK_SECRET");
  }
}
