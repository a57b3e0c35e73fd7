package dev.onward.digest.page;

import com.samskivert.mustache.Template;
import dev.onward.digest.compose.Letter;
import dev.onward.digest.subscribe.InvalidInput;
import dev.onward.digest.subscribe.Rhythm;
import dev.onward.digest.subscribe.SubscriberPreferences;
import dev.onward.digest.subscribe.Templates;
import dev.onward.digest.subscribe.Translations;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.GoalPath;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The pages of the weekly mail. They work without scripts. Thread-safe. */
public final class Pages {
  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id ->
              id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC"))
          .sorted()
          .toList();

  private final Supplier<Catalogue> catalogue;
  private final List<String> topics;
  private final Template said = Templates.page("said");
  private final Template ask = Templates.page("ask");
  private final Template form = Templates.page("form");
  private final Template preview = Templates.page("preview");

  public Pages(Supplier<Catalogue> catalogue, List<String> topics) {
    this.catalogue = catalogue;
    this.topics = List.copyOf(topics);
  }

  private record Said(
      String language, String title, String text, boolean again, Map<String, String> words) {}

  private record Ask(
      String language,
      String title,
      String text,
      String action,
      String button,
      Map<String, String> words) {}

  private record Form(
      String language,
      String title,
      String text,
      @Nullable String sample,
      @Nullable String fault,
      String action,
      boolean withAddress,
      boolean fresh,
      String address,
      List<Choice> goals,
      List<Choice> topics,
      boolean topicsChosen,
      List<Choice> weekdays,
      List<Choice> hours,
      String zone,
      List<String> zones,
      List<Choice> rhythms,
      String pause,
      List<Choice> languages,
      String button,
      Map<String, String> words) {}

  private record Preview(
      String language,
      String title,
      String text,
      List<Choice> goals,
      @Nullable String mail,
      String subject,
      String plain,
      Map<String, String> words) {}

  /** An option of a list. */
  record Choice(String value, String name, boolean chosen) {}

  /** What a sample shows, and where its HTML stands. */
  record Shown(Optional<String> goal, Optional<Letter> sample, String mail) {}

  String said(Translations words, String key, Object... values) {
    return said.execute(
        new Said(
            words.language().getLanguage(),
            words.say(key),
            words.say(key + ".text", values),
            key.equals("page.gone") || key.equals("page.unsubscribed"),
            words.all()));
  }

  /** A page with one button; nothing happens before it is pressed. */
  String ask(Translations words, String key, String button, String action, Object... values) {
    return ask.execute(
        new Ask(
            words.language().getLanguage(),
            words.say(key),
            words.say(key + ".text", values),
            action,
            words.say(button),
            words.all()));
  }

  /** The page on which the mail is ordered. */
  String order(
      Translations words,
      SubscriberPreferences chosen,
      String address,
      Optional<InvalidInput> fault) {
    return form.execute(
        form(
            words,
            chosen,
            words.say("page.title"),
            words.say("page.lead"),
            fault,
            "/digest/subscribe",
            Optional.of(address)));
  }

  /** The page on which a subscriber changes what they get. */
  String change(
      Translations words,
      SubscriberPreferences chosen,
      String masked,
      Optional<InvalidInput> fault,
      String action) {
    return form.execute(
        form(
            words,
            chosen,
            words.say("page.preferences"),
            words.say("page.preferences.text", masked),
            fault,
            action,
            Optional.empty()));
  }

  private Form form(
      Translations words,
      SubscriberPreferences chosen,
      String title,
      String text,
      Optional<InvalidInput> fault,
      String action,
      Optional<String> address) {
    boolean order = address.isPresent();
    return new Form(
        words.language().getLanguage(),
        title,
        text,
        order ? "/digest/preview" : null,
        fault.map(unfit -> words.say(unfit.fault())).orElse(null),
        action,
        order,
        order && fault.isEmpty(),
        address.orElse(""),
        goals(chosen.goal()),
        topics.stream()
            .map(t -> new Choice(t, t.replace('-', ' '), chosen.topics().contains(t)))
            .toList(),
        !chosen.topics().isEmpty(),
        weekdays(words, chosen.slot().day()),
        hours(words, chosen.slot().hour()),
        chosen.slot().zone().getId(),
        ZONES,
        Arrays.stream(Rhythm.values())
            .map(rhythm ->
                new Choice(
                    rhythm.word(),
                    words.say("page.rhythm." + rhythm.word()),
                    rhythm == chosen.rhythm()))
            .toList(),
        chosen.pausedUntil().map(LocalDate::toString).orElse(""),
        Translations.LANGUAGES.stream()
            .map(l ->
                new Choice(l.getLanguage(), l.getDisplayLanguage(l), l.equals(chosen.language())))
            .toList(),
        words.say(order ? "page.subscribe" : "page.save"),
        words.all());
  }

  private List<Choice> goals(Optional<String> chosen) {
    return catalogue.get().paths().stream()
        .map(GoalPath::document)
        .map((Document path) ->
            new Choice(path.id(), path.title(), chosen.filter(path.id()::equals).isPresent()))
        .toList();
  }

  private static List<Choice> weekdays(Translations words, DayOfWeek chosen) {
    return Arrays.stream(DayOfWeek.values())
        .map(day ->
            new Choice(day.name().toLowerCase(Locale.ROOT), words.weekday(day), day == chosen))
        .toList();
  }

  private static List<Choice> hours(Translations words, int chosen) {
    return IntStream.range(0, 24)
        .mapToObj(hour -> new Choice(Integer.toString(hour), words.hour(hour), hour == chosen))
        .toList();
  }

  String preview(Translations words, Shown shown) {
    Optional<Letter> letter = shown.sample();
    return preview.execute(
        new Preview(
            words.language().getLanguage(),
            words.say("page.preview"),
            words.say("page.preview.text"),
            goals(shown.goal()),
            letter.map(l -> shown.mail()).orElse(null),
            letter.map(Letter::subject).orElse(""),
            letter.map(Letter::text).orElse(""),
            words.all()));
  }

  /** The topics among those sent that there are, so that a form with a fault keeps the others. */
  Set<String> known(List<String> sent) {
    return sent.stream().filter(topics::contains).collect(Collectors.toSet());
  }
}
