package dev.onward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.settings.InvalidSettings;
import dev.onward.settings.SettingsReader;
import dev.onward.teams.TeamsSettings.Bot;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TeamsSettingsTest {
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
        read("0.0.0.0", Map.of("ONWARD_TEAMS_APP_ID", "app", "ONWARD_TEAMS_TENANT", "AAAA-BBBB"))
            .bot()
            .orElseThrow();
    assertThat(bot.tenants()).containsExactly("aaaa-bbbb");
    assertThat(bot.tokens()).isTrue();
  }

  @Test
  void aDomainDoesNotSayWhoIsAnswered() {
    for (String tenant : new String[] {"botframework.com", "contoso.onmicrosoft.com"}) {
      Map<String, String> values =
          Map.of("ONWARD_TEAMS_APP_ID", "app", "ONWARD_TEAMS_TENANT", tenant);
      assertFault("127.0.0.1", values, "ONWARD_TEAMS_ALLOWED_TENANTS");
    }
    Bot bot =
        read(
                "127.0.0.1",
                Map.of(
                    "ONWARD_TEAMS_APP_ID", "app",
                    "ONWARD_TEAMS_TENANT", "botframework.com",
                    "ONWARD_TEAMS_ALLOWED_TENANTS", "One, two"))
            .bot()
            .orElseThrow();
    assertThat(bot.tenants()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void whoTakesAnybodysWordListensOnThisMachineOnly() {
    Map<String, String> development = Map.of("ONWARD_TEAMS_DEVELOPMENT", "true");
    assertFault("0.0.0.0", development, "ONWARD_HOST must be 127.0.0.1");
    assertFault("10.0.0.4", development, "ONWARD_HOST must be 127.0.0.1");
    assertThat(read("127.0.0.1", development).bot().orElseThrow().tokens()).isFalse();
    assertFault(
        "127.0.0.1",
        Map.of("ONWARD_TEAMS_DEVELOPMENT", "true", "ONWARD_TEAMS_APP_ID", "app"),
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
