package dev.onward.understand;

import dev.onward.ai.Embedder;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Knowledge;
import dev.onward.plan.Profile;
import dev.onward.plan.Trait;
import dev.onward.understand.NameFinder.Found;
import dev.onward.understand.Requests.Request;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.decide.Decider;
import dev.onward.understand.decide.Decision;
import dev.onward.understand.decide.Decision.Clarity;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;

/**
 * Tells what a message asks and what it says of the person. What is asked is one trained decision
 * for each request; by rule are only facts: codes, names, dates, hours. A message is data: nothing
 * in it changes how it is read. Thread-safe; however long a message is, a fixed number of texts is
 * embedded.
 */
public final class Interpreter {
  private final Mentions mentions;
  private final ProfileReader profiles;
  private final Decider decider;
  private final Tongue tongue;
  private final Translator translator;
  private final Catalogue catalogue;

  private Interpreter(
      Mentions mentions,
      ProfileReader profiles,
      Decider decider,
      Languages languages,
      Catalogue catalogue) {
    this.mentions = mentions;
    this.profiles = profiles;
    this.decider = decider;
    this.tongue = languages.tongue();
    this.translator = languages.translator();
    this.catalogue = catalogue;
  }

  private record Languages(Tongue tongue, Translator translator) {}

  /**
   * Makes an interpreter; what it derives from the knowledge is kept in the given folder.
   *
   * @param beside the trained decision that came with the knowledge
   */
  public static Interpreter open(
      Knowledge knowledge, Embedder embedder, Path beside, Path folder) {
    Catalogue catalogue = knowledge.catalogue();
    Mentions mentions = new Mentions(catalogue, knowledge.vocabulary());
    return new Interpreter(
        mentions,
        new ProfileReader(catalogue, knowledge.vocabulary(), mentions),
        Decider.open(
            knowledge.questions(), wording(knowledge), embedder, beside, folder),
        new Languages(
            new Tongue(knowledge.vocabulary().glossaries(), catalogue.documents()),
            new Translator(knowledge.vocabulary().glossaries())),
        catalogue);
  }

  /** What the words of a text become before they are weighed. */
  public static CodeWording wording(Knowledge knowledge) {
    return new CodeWording(new Mentions(knowledge.catalogue(), knowledge.vocabulary()));
  }

  public Understanding interpret(String message, Context context) {
    String said = clean(message);
    Locale language = tongue.of(said);
    String text = translator.english(said, language);
    Told told = profiles.read(text, context.profile(), context.today());
    List<Part> parts = parts(said, text, context.knowing(told.profile()));
    boolean plans = parts.stream().anyMatch(part -> part.ask().plans());
    return new Understanding(
        said,
        text,
        parts,
        plans ? planned(told.profile(), text) : told.profile(),
        told.learned(),
        profiles.finishBy(text, context.today()),
        translator.note(language));
  }

  /** The single things that an English text wants forgotten; forgets none of them. */
  public List<Trait> toForget(String text) {
    return profiles.toForget(text);
  }

  private List<Part> parts(String said, String text, Context context) {
    Requests requests = Requests.of(said);
    Optional<Part> danger = danger(requests.rest(), text, context);
    if (danger.isPresent()) {
      return List.of(danger.get());
    }
    List<Part> parts = new ArrayList<>();
    for (Request request : requests.requests()) {
      Part part = part(request, context);
      if (part.ask().isRefused() && part.ask() != Ask.ELSEWHERE) {
        return List.of(part);
      }
      add(parts, part);
    }
    if (requests.requests().size() == 1) {
      second(parts.getFirst()).ifPresent(parts::add);
    }
    return parts;
  }

  /** Danger is seen wherever in a long message it is spoken of. */
  private Optional<Part> danger(List<String> pieces, String text, Context context) {
    return pieces.stream()
        .map(piece -> part(new Request(piece, ""), context))
        .filter(part -> part.ask().isDanger())
        .findFirst();
  }

  private Part part(Request request, Context context) {
    List<Found> found = mentions.credentials(request.asked());
    List<String> named = Mentions.ids(found);
    List<String> told = Mentions.ids(mentions.credentials(request.told()));
    List<String> meant = Backward.credentials(request.asked(), named, told, context);
    Decision decision = decider.decide(request.whole(), allowed(named, context));
    Part undecided =
        new Part(
            completed(request.asked(), named, meant),
            request.whole(),
            Ask.UNCLEAR,
            null,
            decision,
            meant,
            mentions.topics(request.asked()),
            Mentions.ids(mentions.languages(request.asked())),
            profiles.pathIn(request.asked()).orElse(null),
            false);
    return decision.clarity() == Clarity.UNCLEAR
        ? undecided
        : undecided.as(decision.first().label(), false);
  }

  /** What can be meant at all: acts follow an answer, a plan is changed where there is one. */
  private Predicate<String> allowed(List<String> named, Context context) {
    ItemFilter items = new ItemFilter(catalogue, named, context);
    return label ->
        Ask.named(label)
            .map(ask ->
                switch (ask.group()) {
                  case ACT -> context.ask() != null;
                  case CHANGE -> context.hasPlan();
                  case ITEM -> false;
                  case FACET, SUBJECT, OWN, MANNERS, REFUSED -> true;
                })
            .orElseGet(() -> items.test(label));
  }

  /** Where two answers lie close, the second is told in a sentence. */
  private static Optional<Part> second(Part first) {
    if (first.decision().clarity() != Clarity.TWO || first.ask().isRefused()) {
      return Optional.empty();
    }
    return first.decision().choices().stream()
        .skip(1)
        .map(Choice::label)
        .findFirst()
        .filter(label -> Ask.named(label).map(ask -> ask.isFacet() || ask.group() == Ask.Group.SUBJECT).orElse(true))
        .map(label -> first.as(label, true));
  }

  private static String completed(String asked, List<String> named, List<String> meant) {
    List<String> missing = new ArrayList<>(meant);
    missing.removeAll(named);
    return missing.isEmpty() ? asked : asked + " (" + String.join(", ", missing) + ")";
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
    Set<String> known = new LinkedHashSet<>();
    parts.forEach(other -> known.add(key(other)));
    if (!known.contains(key(part))) {
      parts.add(part);
    }
  }

  private static String key(Part part) {
    return part.item() == null ? part.ask() + " " + part.credentials() : part.item();
  }

  /** A plan that is asked for names the goal and the hours more freely than a statement does. */
  private Profile planned(Profile profile, String text) {
    Profile aimed =
        profiles
            .goalIn(text)
            .filter(goal -> !profile.holds(goal))
            .map(profile::withGoal)
            .orElse(profile);
    return Numbers.hoursPerWeek(text).isPresent()
        ? aimed
        : Numbers.hours(text).map(aimed::withHours).orElse(aimed);
  }
}
