package dev.onward.teams.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onward.channel.Bulletin;
import dev.onward.channel.Bulletin.Rhythm;
import dev.onward.channel.Preferences.Preference;
import dev.onward.teams.card.Card.ChoiceSet;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be chosen to be told unasked. */
class PreferencesCardTest {
  private static final Bulletin DAILY = new Named("due", Rhythm.DAILY);
  private static final Bulletin WEEKLY = new Named("digest", Rhythm.WEEKLY);
  private static final Preference NONE = Preference.none(ZoneId.of("Europe/Berlin"));

  private record Named(String id, Rhythm rhythm) implements Bulletin {
    @Override
    public String title() {
      return "Tell me of " + id;
    }

    @Override
    public Optional<String> on(Occasion occasion) {
      return Optional.empty();
    }
  }

  private static List<String> choices(Card card) {
    return card.body().stream()
        .filter(ChoiceSet.class::isInstance)
        .map(ChoiceSet.class::cast)
        .map(set -> set.id() + " " + set.value())
        .toList();
  }

  @Test
  void theWeekdayIsAskedForWhereSomethingComesWeekly() {
    assertThat(choices(PreferencesCard.of(NONE, List.of(DAILY), false)))
        .containsExactly("zone Europe/Berlin", "hour 9");
    assertThat(choices(PreferencesCard.of(NONE, List.of(DAILY, WEEKLY), false)))
        .containsExactly("zone Europe/Berlin", "hour 9", "weekday MONDAY");
  }

  @Test
  void whatWasChosenIsShownAgain() {
    List<Bulletin> all = List.of(DAILY, WEEKLY);
    Preference chosen =
        PreferencesCard.chosen(
            Map.of(
                "digest",
                "true",
                "due",
                "false",
                "zone",
                "Asia/Tokyo",
                "hour",
                "7",
                "weekday",
                "FRIDAY"),
            all);
    assertThat(chosen)
        .isEqualTo(new Preference(Set.of("digest"), ZoneId.of("Asia/Tokyo"), 7, DayOfWeek.FRIDAY));
    Card card = PreferencesCard.of(chosen, all, true);
    assertThat(choices(card)).containsExactly("zone Asia/Tokyo", "hour 7", "weekday FRIDAY");
    assertThat(card.body())
        .contains(
            new Card.Toggle("digest", "Tell me of digest", "true"),
            new Card.Toggle("due", "Tell me of due", "false"));
  }

  @Test
  void whatTheCardDoesNotOfferIsRefused() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("zone", "Mars/Phobos", "hour", "7"),
            Map.of("zone", "UTC", "hour", "23"),
            Map.of("zone", "UTC", "hour", "soon"),
            Map.of("zone", "UTC", "hour", "7", "weekday", "SOMEDAY"),
            Map.<String, String>of())) {
      assertThatThrownBy(() -> PreferencesCard.chosen(wrong, List.of(WEEKLY)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
