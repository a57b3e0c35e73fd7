package dev.onward.digest;

import dev.onward.digest.subscribe.InvalidInput;
import dev.onward.digest.subscribe.RequestReader;
import dev.onward.settings.SettingsReader;
import java.time.ZoneId;

/**
 * The people's side of the weekly mail: the zone of those who name none, how many proxies stand
 * before this server, and how many things a letter holds at most.
 */
public record DigestSettings(ZoneId zone, int proxies, int items) {
  private static final int MOST_PROXIES = 5;
  private static final int ITEMS = 7;
  private static final int MOST_ITEMS = 30;

  public DigestSettings(ZoneId zone, int proxies) {
    this(zone, proxies, ITEMS);
  }

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
    int items =
        settings.number(
            "ONWARD_DIGEST_ITEMS",
            ITEMS,
            0,
            MOST_ITEMS,
            "most things in a letter, dates, steps and news together; with 0 no letter goes out");
    try {
      return new DigestSettings(RequestReader.zone(zone), proxies, items);
    } catch (InvalidInput unfit) {
      settings.fault("ONWARD_DIGEST_ZONE must be an IANA time zone, such as Europe/Berlin");
      return new DigestSettings(ZoneId.of("UTC"), proxies, items);
    }
  }
}
