package dev.onward.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fresh the knowledge is: the newest day on which a credential was verified, when a live source
 * was last looked at with success (null where none ever was), and the titles of those that could
 * not be read for longer than they should.
 */
public record Freshness(
    LocalDate knowledgeVerified, @Nullable Instant sourcesLookedAt, List<String> stale) {

  public Freshness {
    stale = List.copyOf(stale);
  }

  static Freshness of(LocalDate knowledgeVerified) {
    return new Freshness(knowledgeVerified, null, List.of());
  }

  /** What an answer says of the live sources; empty where none was ever looked at. */
  public String spoken() {
    if (sourcesLookedAt == null) {
      return "";
    }
    String looked =
        "Live sources were last looked at on %s."
            .formatted(AsOf.spoken(LocalDate.ofInstant(sourcesLookedAt, ZoneOffset.UTC)));
    return stale.isEmpty()
        ? looked
        : looked + " Not reached lately: " + String.join(", ", stale) + ".";
  }
}
