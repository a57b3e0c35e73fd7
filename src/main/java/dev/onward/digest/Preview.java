package dev.onward.digest;

import dev.onward.digest.compose.CuratedReasons;
import dev.onward.digest.compose.Layout;
import dev.onward.digest.compose.LetterRenderer;
import dev.onward.digest.compose.Samples;
import dev.onward.digest.compose.Samples.Wanted;
import dev.onward.digest.subscribe.InvalidInput;
import dev.onward.digest.subscribe.MailLinks;
import dev.onward.digest.subscribe.RequestReader;
import dev.onward.digest.subscribe.SubmittedFields;
import dev.onward.digest.subscribe.SubscriberPreferences;
import dev.onward.digest.subscribe.Translations;
import dev.onward.knowledge.Catalogue;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A sample letter without a server: needs the catalogue and nothing else. */
public final class Preview {
  private final Samples samples;
  private final RequestReader reader;

  /** What the letter says. */
  public record Shown(String subject, String text, String html) {}

  /**
   * Takes the topics of the vocabulary, the address that links lead to, and how many things stand
   * in a letter at most.
   */
  public Preview(Catalogue catalogue, Set<String> topics, URI address, int most) {
    this.reader = new RequestReader(() -> catalogue, topics, ZoneOffset.UTC);
    this.samples =
        new Samples(
            () -> catalogue,
            new Layout(
                new LetterRenderer(MailLinks.withoutReaders(() -> address), new CuratedReasons()),
                most));
  }

  /**
   * The letter of a day; empty where there is nothing to say.
   *
   * @throws IllegalArgumentException when there is no such goal, topic or language; the message
   *     says what there is
   */
  public Optional<Shown> of(
      Optional<String> goal, List<String> topics, Locale language, LocalDate day) {
    Map<String, List<String>> fields = new HashMap<>();
    fields.put("goal", goal.stream().toList());
    fields.put("topics", topics);
    fields.put("language", List.of(language.getLanguage()));
    try {
      SubscriberPreferences wanted =
          reader.preferences(new SubmittedFields(fields, true), reader.usual(Locale.ENGLISH));
      return samples
          .sample(new Wanted(wanted.goal(), wanted.topics(), wanted.language()), day)
          .map(letter -> new Shown(letter.subject(), letter.text(), letter.html()));
    } catch (InvalidInput unfit) {
      throw new IllegalArgumentException(Translations.of(Locale.ENGLISH).say(unfit.fault()), unfit);
    }
  }
}
