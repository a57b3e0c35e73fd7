package dev.onward.teams.card;

import dev.onward.channel.Bulletin;
import dev.onward.channel.Bulletin.Rhythm;
import dev.onward.channel.Preferences.Preference;
import dev.onward.teams.card.Card.Action;
import dev.onward.teams.card.Card.Choice;
import dev.onward.teams.card.Card.ChoiceSet;
import dev.onward.teams.card.Card.Element;
import dev.onward.teams.card.Card.Execute;
import dev.onward.teams.card.Card.TextBlock;
import dev.onward.teams.card.Card.Toggle;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a person wants to be told unasked, to see and to change; and what they chose. */
public final class PreferencesCard {
  static final int FIRST_HOUR = 6;
  static final int LAST_HOUR = 20;
  private static final String ZONE = "zone";
  private static final String HOUR = "hour";
  private static final String WEEKDAY = "weekday";

  /** One that people know for each offset; whoever sits elsewhere finds the same time here. */
  private static final List<String> ZONES =
      List.of(
          "Pacific/Honolulu",
          "America/Anchorage",
          "America/Los_Angeles",
          "America/Denver",
          "America/Chicago",
          "America/New_York",
          "America/Sao_Paulo",
          "UTC",
          "Europe/London",
          "Europe/Berlin",
          "Europe/Helsinki",
          "Africa/Johannesburg",
          "Africa/Nairobi",
          "Asia/Dubai",
          "Asia/Karachi",
          "Asia/Kolkata",
          "Asia/Dhaka",
          "Asia/Bangkok",
          "Asia/Singapore",
          "Asia/Tokyo",
          "Australia/Sydney",
          "Pacific/Auckland");

  private PreferencesCard() {}

  public static Card of(Preference preference, List<Bulletin> bulletins, boolean saved) {
    List<Element> body = new ArrayList<>();
    body.add(TextBlock.heading("What I tell you unasked"));
    body.add(
        TextBlock.subtle(
            saved
                ? "Saved. You can change it at any time: write \"reminders\"."
                : "Nothing, unless you ask for it here."));
    for (Bulletin bulletin : bulletins) {
      boolean wanted = preference.bulletins().contains(bulletin.id());
      body.add(new Toggle(bulletin.id(), bulletin.title(), Boolean.toString(wanted)));
    }
    body.add(new ChoiceSet(ZONE, "Your time zone", preference.zone().getId(), zones(preference)));
    body.add(
        new ChoiceSet(HOUR, "From which hour on", Integer.toString(preference.hour()), hours()));
    if (hasWeekly(bulletins)) {
      body.add(
          new ChoiceSet(
              WEEKDAY, "Day for what comes weekly", preference.weekday().name(), weekdays()));
    }
    Action save = new Execute("Save", Verbs.PREFERENCES, Map.of(), "Save these choices");
    return new Card("What I tell you unasked", body, List.of(save));
  }

  private static boolean hasWeekly(List<Bulletin> bulletins) {
    return bulletins.stream().anyMatch(bulletin -> bulletin.rhythm() == Rhythm.WEEKLY);
  }

  private static List<Choice> weekdays() {
    return Stream.of(DayOfWeek.values())
        .map(day -> new Choice(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), day.name()))
        .toList();
  }

  private static List<Choice> zones(Preference preference) {
    return Stream.concat(ZONES.stream(), Stream.of(preference.zone().getId()))
        .distinct()
        .map(zone -> new Choice(zone.replace('_', ' ').replace("/", ": "), zone))
        .toList();
  }

  private static List<Choice> hours() {
    return IntStream.rangeClosed(FIRST_HOUR, LAST_HOUR)
        .mapToObj(hour -> new Choice("%02d:00".formatted(hour), Integer.toString(hour)))
        .toList();
  }

  /**
   * What was chosen. A card from before there was anything weekly says nothing of the weekday.
   *
   * @throws IllegalArgumentException when it is none of the card's hours, zones or days
   */
  public static Preference chosen(Map<String, String> inputs, List<Bulletin> bulletins) {
    Set<String> wanted = new HashSet<>();
    for (Bulletin bulletin : bulletins) {
      if ("true".equals(inputs.get(bulletin.id()))) {
        wanted.add(bulletin.id());
      }
    }
    try {
      int hour = Integer.parseInt(inputs.getOrDefault(HOUR, ""));
      if (hour < FIRST_HOUR || hour > LAST_HOUR) {
        throw new IllegalArgumentException("no hour of the card");
      }
      DayOfWeek weekday = DayOfWeek.valueOf(inputs.getOrDefault(WEEKDAY, DayOfWeek.MONDAY.name()));
      return new Preference(wanted, ZoneId.of(inputs.getOrDefault(ZONE, "")), hour, weekday);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time zone", e);
    }
  }
}
