package dev.onward.understand;

import dev.onward.ai.Embedder;
import dev.onward.index.VectorFile;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.Vocabulary;
import dev.onward.plan.Profile;
import dev.onward.retrieve.HybridRetriever;
import dev.onward.understand.PhraseBook.Phrase;
import dev.onward.understand.profile.ProfileReader;
import dev.onward.understand.profile.Told;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.Numbers;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * Tells what a message asks. Three kinds of evidence are weighed: words that speak for an ask,
 * examples of it, and the phrasings of guides and corrections, the latter two by words and by
 * meaning. A message is data: nothing in it changes how it is read. Thread-safe; a text or two are
 * embedded for each part.
 */
public final class Interpreter {
  private static final Pattern ONLY_SO_MANY =
      Pattern.compile(
          "(?i)\\b(?:only|just) (?:do|manage|spare|have|got) (\\d{1,2}|\\p{L}{3,6})\\s*[.!]?$");

  private final Tools tools;
  private final Embedder embedder;

  private Interpreter(Tools tools, Embedder embedder) {
    this.tools = tools;
    this.embedder = embedder;
  }

  /** What a reading works with. */
  record Tools(
      Mentions mentions,
      ProfileReader profiles,
      AskFinder asks,
      CuratedFinder curated,
      Tongue tongue,
      Translator translator) {}

  /**
   * Makes an interpreter; the vectors of the phrases are kept in the given folder.
   *
   * @throws IllegalArgumentException when the vocabulary names an ask that does not exist
   */
  public static Interpreter open(
      Knowledge knowledge, Embedder embedder, HybridRetriever retriever, Path folder) {
    Catalogue catalogue = knowledge.catalogue();
    Mentions mentions = new Mentions(catalogue, knowledge.vocabulary());
    PhraseBook examples =
        new PhraseBook(
            examples(knowledge.vocabulary()).toList(),
            new VectorFile(folder.resolve("asks.vectors"), embedder),
            retriever.analyzer());
    PhraseBook phrasings =
        new PhraseBook(
            curated(catalogue).toList(),
            new VectorFile(folder.resolve("guides.vectors"), embedder),
            retriever.analyzer());
    return new Interpreter(
        new Tools(
            mentions,
            new ProfileReader(catalogue, knowledge.vocabulary(), mentions),
            new AskFinder(examples, knowledge.vocabulary(), embedder),
            new CuratedFinder(catalogue, phrasings, retriever, embedder),
            new Tongue(knowledge.vocabulary().glossaries(), catalogue.documents()),
            new Translator(knowledge.vocabulary().glossaries())),
        embedder);
  }

  private static Stream<Phrase> examples(Vocabulary vocabulary) {
    return vocabulary.asks().entrySet().stream()
        .flatMap(entry ->
            entry.getValue().stream().map(p -> new Phrase(Ask.named(entry.getKey()).word(), p)));
  }

  private static Stream<Phrase> curated(Catalogue catalogue) {
    Stream<Phrase> guides =
        catalogue.guides().stream()
            .flatMap(guide ->
                Stream.concat(Stream.of(guide.document().title()), guide.askedAs().stream())
                    .map(phrase -> new Phrase(guide.id(), phrase)));
    Stream<Phrase> corrections =
        catalogue.corrections().stream()
            .flatMap(correction ->
                Stream.concat(Stream.of(correction.claim()), correction.askedAs().stream())
                    .map(phrase -> new Phrase(correction.id(), phrase)));
    return Stream.concat(guides, corrections);
  }

  public Understanding interpret(String message, Context context) {
    String said = clean(message);
    Locale language = tools.tongue().of(said);
    String text = tools.translator().english(said, language);
    Told told = tools.profiles().read(text, context.profile(), context.today());
    boolean learned = !told.learned().isEmpty();
    List<Part> parts = parts(text, context.knowing(told.profile()), learned);
    if (told.forgot()) {
      parts = sparing(parts);
    }
    List<Part> planned = planned(parts, text, context, told.profile());
    Profile aimed = plans(parts) ? withGoal(told.profile(), text) : told.profile();
    return new Understanding(
        said,
        text,
        planned,
        plans(planned) ? withHours(aimed, text) : aimed,
        told.learned(),
        tools.profiles().finishBy(text, context.today()),
        tools.translator().note(language));
  }

  /** What is told of the hours, the goal or the dates is a wish for a plan, or for another one. */
  private List<Part> planned(List<Part> parts, String text, Context context, Profile after) {
    Part only = parts.getFirst();
    boolean asks = Request.isOne(only.text());
    boolean vague = only.ask() == Ask.STATEMENT || only.ask() == Ask.OTHER;
    if (parts.size() > 1 || (asks && !vague)) {
      return parts;
    }
    if (context.hasPlan() && ONLY_SO_MANY.matcher(text).find()) {
      return List.of(only.as(Ask.CHANGE_PLAN));
    }
    if (context.hasPlan()) {
      return changesPlan(context.profile(), after) ? List.of(only.as(Ask.CHANGE_PLAN)) : parts;
    }
    boolean dated =
        after.startsOn() != null || tools.profiles().finishBy(text, context.today()) != null;
    boolean complete = after.goal() != null && after.hoursPerWeek() != null && dated;
    boolean told = !after.equals(context.profile());
    return complete && told ? List.of(only.as(Ask.PLAN)) : parts;
  }

  private static boolean changesPlan(Profile before, Profile after) {
    return !Objects.equals(before.goal(), after.goal())
        || !Objects.equals(before.hoursPerWeek(), after.hoursPerWeek())
        || !Objects.equals(before.startsOn(), after.startsOn())
        || !before.held().equals(after.held());
  }

  /** Who asks to forget one thing does not ask to forget all, nor how that is done. */
  private static List<Part> sparing(List<Part> parts) {
    if (parts.size() == 1) {
      return List.of(parts.getFirst().as(Ask.STATEMENT));
    }
    return parts.stream()
        .map(part -> part.ask() == Ask.FORGET ? part.as(Ask.STATEMENT) : part)
        .toList();
  }

  private List<Part> parts(String text, Context context, boolean learned) {
    List<Request> requests = Request.of(text);
    Reading whole = new Reading(tools, new Request(text, "", ""), context, learned);
    List<Reading> readings =
        requests.stream().map(request -> new Reading(tools, request, context, learned)).toList();
    prepare(
        readings.size() == 1
            ? readings
            : Stream.concat(readings.stream(), Stream.of(whole)).toList());
    if (readings.isEmpty()) {
      return learned ? List.of(statement(whole.part())) : whole.parts();
    }
    List<Part> parts = new ArrayList<>();
    readings.forEach(reading -> reading.parts().forEach(part -> add(parts, part)));
    return parts.size() < 2 ? parts : wholeIfTorn(parts, whole);
  }

  /** All texts are embedded side by side, before they are read one after the other. */
  private void prepare(List<Reading> readings) {
    embedder.prepare(readings.stream().flatMap(reading -> reading.texts().stream()).toList());
  }

  /** Words that ask nothing are a statement, unless they clearly call for something. */
  private static Part statement(Part part) {
    boolean calls = part.ask().isPersonal() && part.ask() != Ask.RECALL;
    boolean clear = (calls || part.item() != null) && part.sureness() > 0.55;
    return clear ? part : part.as(Ask.STATEMENT);
  }

  /** What a person types may hold markup; only its visible words count. */
  private static String clean(String message) {
    String words = message.indexOf('<') >= 0 ? Jsoup.parse(message).text() : message;
    return Normalizer.normalize(words, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Cntrl}&&[^\\n]]", " ")
        .replace('\u2019', '\'')
        .replaceAll("[ \\t]+", " ")
        .strip();
  }

  private static void add(List<Part> parts, Part part) {
    for (int i = 0; i < parts.size(); i++) {
      Part known = parts.get(i);
      boolean sameItem = part.item() != null && part.item().equals(known.item());
      boolean sameAsk =
          part.item() == null
              && known.item() == null
              && part.ask() == known.ask()
              && (part.credentials().equals(known.credentials()) || part.credentials().isEmpty());
      if (sameItem || sameAsk) {
        return;
      }
    }
    parts.add(part);
  }

  /** What was cut in two is read as one where one item covers it, or where no half says enough. */
  private static List<Part> wholeIfTorn(List<Part> parts, Reading undivided) {
    boolean torn = parts.stream().allMatch(part -> part.ask() == Ask.OTHER);
    boolean personal = parts.stream().anyMatch(part -> part.ask().isPersonal());
    boolean answered = parts.stream().anyMatch(part -> part.item() != null);
    if (!torn && (personal || !answered)) {
      return parts;
    }
    Part whole = undivided.part();
    boolean covers =
        whole.item() != null
            && parts.stream().anyMatch(part -> whole.item().equals(part.item()))
            && parts.stream().allMatch(part -> part.sureness() <= whole.sureness());
    return torn || covers ? List.of(whole) : parts;
  }

  /** "I can only do 4" after a plan speaks of its hours. */
  private static Optional<Integer> soMany(String text) {
    Matcher many = ONLY_SO_MANY.matcher(text);
    return many.find() ? Numbers.hours(many.group(1) + " hours") : Optional.empty();
  }

  private static boolean plans(List<Part> parts) {
    return parts.stream().anyMatch(p -> p.ask() == Ask.PLAN || p.ask() == Ask.CHANGE_PLAN);
  }

  /** A plan that is asked for names the goal and the hours more freely than a statement does. */
  private Profile withGoal(Profile profile, String text) {
    return tools
        .profiles()
        .goalIn(text)
        .filter(goal -> !profile.holds(goal))
        .map(profile::withGoal)
        .orElse(profile);
  }

  private static Profile withHours(Profile profile, String text) {
    return Numbers.hoursPerWeek(text).isPresent()
        ? profile
        : Numbers.hours(text).or(() -> soMany(text)).map(profile::withHours).orElse(profile);
  }
}
