package dev.onward.digest.subscribe;

import com.samskivert.mustache.Template;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.GoalPath;
import dev.onward.mail.message.LineWrapper;
import dev.onward.mail.message.Notice;
import java.util.Map;
import java.util.function.Supplier;

/** Writes the mail that asks whether a subscription is wanted. Thread-safe. */
public final class ConfirmationMail {
  private final Supplier<Catalogue> catalogue;
  private final MailLinks links;
  private final Template text = Templates.text("confirm");
  private final Template html = Templates.mail("confirm");

  public ConfirmationMail(Supplier<Catalogue> catalogue, MailLinks links) {
    this.catalogue = catalogue;
    this.links = links;
  }

  /** What the templates are filled with. */
  record Asking(
      String language,
      String title,
      String text,
      String choice,
      String link,
      String home,
      Map<String, String> words) {}

  Notice of(SubscriptionRequest wish, String token) {
    SubscriberPreferences wanted = wish.preferences();
    Translations words = Translations.of(wanted.language());
    String goal =
        wanted
            .goal()
            .flatMap(catalogue.get()::path)
            .map(GoalPath::title)
            .orElseGet(() -> words.say("confirm.everything"));
    Asking asking =
        new Asking(
            wanted.language().getLanguage(),
            words.say("confirm.title"),
            words.say("confirm.text"),
            words.say(
                "confirm.choice",
                words.weekday(wanted.slot().day()),
                words.hour(wanted.slot().hour()),
                wanted.slot().zone().getId(),
                goal),
            links.confirm(token),
            links.home(),
            words.all());
    return new Notice(
        wish.address(),
        asking.title(),
        LineWrapper.wrapped(text.execute(asking)),
        html.execute(asking));
  }
}
