package dev.onward.digest;

import dev.onward.settings.SettingsReader;
import java.time.ZoneId;

/**
 * The people's side of the weekly mail: the zone of those who name none, and how many proxies stand
 * before this server.
 */
public record DigestSettings(ZoneId zone, int proxies) {
  private static final int MOST_PROXIES = 5;

  public static DigestSettings read(SettingsReader settings) {
    String zone =
        settings.text(
            "ONWARD_DIGEST_ZONE", "UTC", "time zone of readers of the weekly mail who name none");
    int proxies =
        settings.number(
            "ONWARD_PROXIES",
            0,
            0,
            MOST_PROXIES,
            "how many proxies stand before this server, each adding to X-Forwarded-For; for limits"
                + " by address");
    try {
      return new DigestSettings(WishReader.zone(zone), proxies);
    } catch (Unfit unfit) {
      settings.fault("ONWARD_DIGEST_ZONE must be an IANA time zone, such as Europe/Berlin");
      return new DigestSettings(ZoneId.of("UTC"), proxies);
    }
  }
}
