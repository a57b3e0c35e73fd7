package dev.onward.teams.bot;

import dev.onward.channel.Bulletin;
import dev.onward.channel.Linking;
import dev.onward.channel.Preferences;
import dev.onward.channel.Preferences.Preference;
import dev.onward.talk.LinkCodes;
import dev.onward.teams.card.CardMaker;
import dev.onward.teams.card.PreferencesCard;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.OutgoingActivity;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that are no question: they show something, or link the account. Personal chats only. */
public final class Commands {
  private static final Pattern LINK =
      Pattern.compile(
          "(?:link|code)\\s+(%1$s{4}-?%1$s{4})".formatted(LinkCodes.LETTER),
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FACTS =
      Pattern.compile("facts\\s+(?:of\\s+)?([a-z]{2}-?\\d{3})", Pattern.CASE_INSENSITIVE);

  private final CardMaker cards;
  private final Linking linking;
  private final Consumer<Activity> linked;
  private final Preferences preferences;
  private final List<Bulletin> bulletins;

  /** {@code linked} is told of whose account may stand for somebody else now. */
  public Commands(
      CardMaker cards,
      Linking linking,
      Consumer<Activity> linked,
      Preferences preferences,
      List<Bulletin> bulletins) {
    this.linked = linked;
    this.cards = cards;
    this.linking = linking;
    this.preferences = preferences;
    this.bulletins = List.copyOf(bulletins);
  }

  /** What to send for a command; empty where the words are a question. */
  Optional<OutgoingActivity> reply(Activity activity, String person, String said) {
    Matcher link = LINK.matcher(said);
    if (link.matches()) {
      return Optional.of(linked(activity, link.group(1)));
    }
    if (!activity.chat().isPersonal()) {
      return Optional.empty();
    }
    Matcher facts = FACTS.matcher(said);
    if (facts.matches()) {
      return cards.facts(facts.group(1).toUpperCase(Locale.ROOT)).map(OutgoingActivity::card);
    }
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "plan", "my plan" ->
          cards.plan(person, activity.from().id()).map(OutgoingActivity::card);
      case "export", "export plan" -> cards.export(person);
      case "reminders", "preferences", "notifications", "digest" ->
          Optional.of(preferences(activity, person));
      case "unlink" -> {
        String words = linking.unlink(activity.account());
        linked.accept(activity);
        yield Optional.of(OutgoingActivity.text(words));
      }
      default -> Optional.empty();
    };
  }

  private OutgoingActivity linked(Activity activity, String code) {
    if (!activity.chat().isPersonal()) {
      return OutgoingActivity.text(linking.spoil(code));
    }
    String words = linking.link(activity.account(), activity.chat().id(), code);
    linked.accept(activity);
    return OutgoingActivity.text(words);
  }

  private OutgoingActivity preferences(Activity activity, String person) {
    Preference chosen =
        preferences
            .of(person)
            .orElseGet(() -> Preference.none(activity.zone().orElse(ZoneId.of("UTC"))));
    return OutgoingActivity.card(PreferencesCard.of(chosen, bulletins, false));
  }
}
