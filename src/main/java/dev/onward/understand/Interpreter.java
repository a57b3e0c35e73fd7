package dev.onward.understand;

import dev.onward.ai.Embedder;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Knowledge;
import dev.onward.plan.Profile;
import dev.onward.plan.Trait;
import dev.onward.understand.Requests.Request;
import dev.onward.understand.decide.Choice;
import dev.onward.understand.decide.Decider;
import dev.onward.understand.decide.Decision;
import dev.onward.understand.decide.Decision.Clarity;
import dev.onward.understand.decide.LanguageIdentifier;
import dev.onward.understand.decide.Models;
import dev.onward.understand.profile.Lessons;
import dev.onward.understand.profile.ProfileReader;
import dev.onward.understand.profile.Told;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import dev.onward.understand.text.Numbers;
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
  private final Joints joints;
  private final LanguageIdentifier languages;
  private final Translator translator;
  private final Catalogue catalogue;

  private Interpreter(
      Mentions mentions,
      ProfileReader profiles,
      Decider decider,
      Joints joints,
      Languages languages,
      Catalogue catalogue) {
    this.mentions = mentions;
    this.profiles = profiles;
    this.decider = decider;
    this.joints = joints;
    this.languages = languages.identifier();
    this.translator = languages.translator();
    this.catalogue = catalogue;
  }

  /** Makes an interpreter that decides by the given models. */
  public static Interpreter of(Knowledge knowledge, Embedder embedder, Models models) {
    Catalogue catalogue = knowledge.catalogue();
    Mentions mentions = new Mentions(catalogue, knowledge.vocabulary());
    return new Interpreter(
        mentions,
        new ProfileReader(
            catalogue,
            knowledge.vocabulary(),
            mentions,
            models.holdings().model(),
            models.dates().model()),
        new Decider(models.decision(), embedder, new CodeWording(mentions)),
        new Joints(knowledge.vocabulary().statements().getOrDefault("joins", List.of())),
        new Languages(
            new LanguageIdentifier(models.language().model()),
            new Translator(knowledge.vocabulary().glossaries())),
        catalogue);
  }

  private record Languages(LanguageIdentifier identifier, Translator translator) {}

  /** What the words of a text become before they are weighed. */
  public static CodeWording wording(Knowledge knowledge) {
    return new CodeWording(new Mentions(knowledge.catalogue(), knowledge.vocabulary()));
  }

  /** What the knowledge's lines teach of what people say of themselves. */
  public static Lessons lessons(Knowledge knowledge) {
    return Lessons.of(
        knowledge.vocabulary(), new Mentions(knowledge.catalogue(), knowledge.vocabulary()));
  }

  public Understanding interpret(String message, Context context) {
    String said = clean(message);
    Locale language = languages.of(said);
    String text = translator.english(said, language);
    Told told = profiles.read(said, context.profile(), context.today());
    List<Part> parts = parts(said, context.knowing(told.profile()));
    boolean plans = parts.stream().anyMatch(part -> part.ask().plans());
    return new Understanding(
        said,
        text,
        parts,
        plans ? planned(told.profile(), text) : told.profile(),
        told.learned(),
        profiles.finishBy(text, context.today()),
        translator.note(language),
        language);
  }

  /** The single things that a text wants forgotten; forgets none of them. */
  public List<Trait> toForget(String text) {
    return profiles.toForget(text);
  }

  private List<Part> parts(String said, Context context) {
    Requests requests = Requests.of(said);
    Optional<Part> danger = danger(requests.rest(), context);
    if (danger.isPresent()) {
      return List.of(danger.get());
    }
    List<Part> parts = new ArrayList<>();
    for (Request request : apart(requests.requests(), context)) {
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

  /** A single question that clearly is two is taken apart. */
  private List<Request> apart(List<Request> requests, Context context) {
    if (requests.size() > 1) {
      return requests;
    }
    List<Request> halves = joints.halves(requests.getFirst());
    List<String> asked =
        halves.stream()
            .map(half -> decider.decide(half.asked(), allowed(List.of(), context)))
            .filter(half -> half.clarity() == Clarity.CLEAR)
            .map(half -> half.first().label())
            .filter(label -> Ask.named(label).map(ask -> ask.isFacet() || ask.group() == Ask.Group.SUBJECT).orElse(true))
            .distinct()
            .toList();
    return asked.size() == 2 ? halves : requests;
  }

  /** Danger is seen wherever in a long message it is spoken of. */
  private Optional<Part> danger(List<String> pieces, Context context) {
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
    Decision decision = decider.decide(request.whole(), allowed(named.isEmpty() ? meant : named, context));
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
    if (decision.clarity() != Clarity.CLEAR && Backward.repeats(request.asked(), found, context)) {
      return undecided.as(context.ask());
    }
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
