package dev.onward;

import dev.onward.channel.Bulletin;
import dev.onward.digest.Digest;
import java.time.LocalDate;
import java.util.Optional;

/** What the weekly mail tells, for those who want it in Microsoft Teams: channels don't meet. */
record WeeklyBulletin(Digest digest) implements Bulletin {
  @Override
  public String id() {
    return "weekly-digest";
  }

  @Override
  public String title() {
    return "Tell me once a week what is new for my goal";
  }

  @Override
  public Rhythm rhythm() {
    return Rhythm.WEEKLY;
  }

  @Override
  public Optional<String> on(Occasion occasion) {
    LocalDate since = LocalDate.ofInstant(occasion.since(), occasion.at().getZone());
    return digest.bulletin(occasion.personId(), since, occasion.at().toLocalDate());
  }
}
