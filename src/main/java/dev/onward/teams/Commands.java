package dev.onward.teams;

import dev.onward.talk.LinkCodes;
import dev.onward.teams.Preferences.Preference;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that are no question: they show something, or link the account. Personal chats only. */
final class Commands {
  private static final Pattern LINK =
      Pattern.compile(
          "(?:link|code)\\s+(%1$s{4}-?%1$s{4})".formatted(LinkCodes.LETTER),
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FACTS =
      Pattern.compile("facts\\s+(?:of\\s+)?([a-z]{2}-?\\d{3})", Pattern.CASE_INSENSITIVE);

  private final CardMaker cards;
  private final Linking linking;
  private final Preferences preferences;
  private final List<Bulletin> bulletins;

  Commands(CardMaker cards, Linking linking, Preferences preferences, List<Bulletin> bulletins) {
    this.cards = cards;
    this.linking = linking;
    this.preferences = preferences;
    this.bulletins = List.copyOf(bulletins);
  }

  /** What to send for a command; empty where the words are a question. */
  Optional<Message> reply(Activity activity, String person, String said) {
    Matcher link = LINK.matcher(said);
    if (link.matches()) {
      return Optional.of(linked(activity, link.group(1)));
    }
    if (!activity.chat().isPersonal()) {
      return Optional.empty();
    }
    Matcher facts = FACTS.matcher(said);
    if (facts.matches()) {
      return cards.facts(facts.group(1).toUpperCase(Locale.ROOT)).map(Message::card);
    }
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "plan", "my plan" -> cards.plan(person, activity.from().id()).map(Message::card);
      case "export", "export plan" -> cards.export(person);
      case "reminders", "preferences", "notifications", "digest" ->
          Optional.of(preferences(activity, person));
      case "unlink" -> Optional.of(Message.text(linking.unlink(activity)));
      default -> Optional.empty();
    };
  }

  private Message linked(Activity activity, String code) {
    return Message.text(
        activity.chat().isPersonal() ? linking.link(activity, code) : linking.spoil(code));
  }

  private Message preferences(Activity activity, String person) {
    Preference chosen =
        preferences
            .of(person)
            .orElseGet(() -> Preference.none(activity.zone().orElse(ZoneId.of("UTC"))));
    return Message.card(PreferencesCard.of(chosen, bulletins, false));
  }
}
