package dev.onward.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
  @Test
  void readsValuesByType() {
    SettingsReader reader =
        new SettingsReader(
            Map.of(
                "ONWARD_PORT", "9000",
                "ONWARD_WAIT", "90s",
                "ONWARD_LONG", "400d",
                "ONWARD_FAST", "yes",
                "ONWARD_CLOCK", "2026-11-23"));
    assertThat(reader.number("ONWARD_PORT", 8080, 0, 65_535, "")).isEqualTo(9000);
    assertThat(reader.duration("ONWARD_WAIT", "1s", "")).isEqualTo(Duration.ofSeconds(90));
    assertThat(reader.duration("ONWARD_LONG", "1s", "")).isEqualTo(Duration.ofDays(400));
    assertThat(reader.flag("ONWARD_FAST", false, "")).isTrue();
    assertThat(reader.instant("ONWARD_CLOCK", "")).contains(Instant.parse("2026-11-23T09:00:00Z"));
    reader.finish();
  }

  @Test
  void takesTheStandardWhereNothingIsSet() {
    SettingsReader reader = new SettingsReader(Map.of("ONWARD_NAME", "   "));
    assertThat(reader.text("ONWARD_NAME", "onward", "")).isEqualTo("onward");
    assertThat(reader.secret("ONWARD_KEY", "")).isEmpty();
    reader.finish();
  }

  @Test
  void saysAllFaultsInOneMessage() {
    SettingsReader reader =
        new SettingsReader(
            Map.of(
                "ONWARD_PORT", "eighty",
                "ONWARD_ENDPOINT", "ftp://example.com",
                "ONWARD_PROT", "8080",
                "PATH", "/bin"));
    reader.number("ONWARD_PORT", 8080, 0, 65_535, "");
    reader.httpAddress("ONWARD_ENDPOINT", "");
    assertThatThrownBy(reader::finish)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("ONWARD_PORT must be a whole number from 0 to 65535")
        .hasMessageContaining("ONWARD_ENDPOINT must be an address")
        .hasMessageContaining("ONWARD_PROT is not a setting; did you mean ONWARD_PORT?")
        .hasMessageNotContaining("PATH");
  }

  @Test
  void neverRepeatsAValueThatMayBeASecret() {
    SettingsReader reader = new SettingsReader(Map.of("ONWARD_PORT", "my-secret-key"));
    reader.number("ONWARD_PORT", 8080, 0, 65_535, "");
    assertThatThrownBy(reader::finish).hasMessageNotContaining("my-secret-key");
  }

  @Test
  void hidesSecretsWhereTheyAreShown() {
    SettingsReader reader = new SettingsReader(Map.of("ONWARD_KEY", "hush"));
    Secret secret = reader.secret("ONWARD_KEY", "").orElseThrow();
    assertThat("the key is " + secret).doesNotContain("hush");
    assertThat(secret.reveal()).isEqualTo("hush");
  }

  @Test
  void remembersWhatWasAskedForInOrder() {
    SettingsReader reader = new SettingsReader(Map.of());
    reader.text("ONWARD_B", "b", "the second letter");
    reader.number("ONWARD_A", 1, 0, 9, "the first");
    assertThat(reader.asked())
        .containsExactly(
            new Setting("ONWARD_B", "b", "the second letter"),
            new Setting("ONWARD_A", "1", "the first"));
  }
}
