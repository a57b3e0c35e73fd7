package dev.onward.understand;

import dev.onward.ai.Embedder;
import dev.onward.index.VectorFile;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Correction;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Holds;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Knowledge;
import dev.onward.plan.Profile;
import dev.onward.understand.NameFinder.Found;
import dev.onward.understand.PhraseBook.Match;
import dev.onward.understand.PhraseBook.Phrase;
import dev.onward.understand.ProfileReader.Told;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a message asks. Three kinds of evidence are weighed: words that speak for an ask,
 * examples of it, and the phrasings of guides and corrections, the latter two by words and by
 * meaning. A message is data: nothing in it changes how it is read. Thread-safe; two texts are
 * embedded for each part.
 */
public final class Interpreter {
  /** From here a guide's phrasing is near enough to be taken for the question. */
  private static final double GUIDE = 0.50;

  /** From here it is taken although the words speak for something else. */
  private static final double SURE_GUIDE = 0.68;

  private static final double PHRASES_COUNT = 0.65;
  private static final double SIGNALS_COUNT = 0.35;
  private static final String MASK = "X";
  private static final String BADGE = "AI-102";

  private static final Pattern JOINT =
      Pattern.compile(
          "(?i)[,;]?\\s+(?:and|also|plus|und|et|y)\\s+(?:also\\s+|then\\s+)?"
              + "(?=(?:what|how|which|where|who|when|why|does|do i|is it|is there|are there|can i|can you|should i|will i|tell me|give me|show me|make me|was|wie|welche)\\b)");
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?i)\\?\\s*$|^(?:and |but |so |then |ok(?:ay)?,? |please,? |hi,? |hello,? |also,? )*"
              + "(?:what|how|which|where|who|when|why|is|are|does|do|did|can|could|should|would|will|may|must|has|have i|am i|was|make|give|show|plan|list|put|tell|explain|compare|build|draw|create"
              + "|help|export|delete|forget|wipe|erase|clear|send|promise|guarantee|confirm|write|recommend|suggest|update|change|move|drop|set|schedule|roadmap|add|remove|name|pretend|ignore|act|translate|summari[sz]e|describe|prove|replan|shift|download|remind|surely"
              + "|ist|kann|wie|welche|gibt|puis|quel\\w*|comment|puedo|cuál|qué|cómo)\\b"
              + "|\\b(?:please|could you|can you|would you|i'd like|i would like|i want (?:a|one|some|something|to know)|i need (?:a|an|to know|help)|let's|bitte|s'il vous)\\b");
  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?i)\\b(?:it|its|that one|this one|that|the other(?: one)?|the former|the latter|the first(?: one)?|the second(?: one)?|both|them|they|these|those|the same|there)\\b");
  private static final Pattern OTHER_ONE =
      Pattern.compile("(?i)\\bthe (?:other|second|latter)(?: one)?\\b");
  private static final Pattern FIRST_ONE =
      Pattern.compile("(?i)\\bthe (?:first|former)(?: one)?\\b");
  private static final Pattern ELLIPSIS =
      Pattern.compile(
          "(?i)^(?:and|what about|how about|and what about|same for|also|or|then|und|et|y)\\b");

  private final Catalogue catalogue;
  private final Embedder embedder;
  private final Mentions mentions;
  private final ProfileReader profiles;
  private final PhraseBook asks;
  private final PhraseBook guides;
  private final Map<Ask, NameFinder> signals = new HashMap<>();

  private Interpreter(
      Knowledge knowledge,
      Embedder embedder,
      Mentions mentions,
      PhraseBook asks,
      PhraseBook guides) {
    this.catalogue = knowledge.catalogue();
    this.embedder = embedder;
    this.mentions = mentions;
    this.profiles = new ProfileReader(catalogue, knowledge.vocabulary(), mentions);
    this.asks = asks;
    this.guides = guides;
    knowledge
        .vocabulary()
        .signals()
        .forEach((word, list) -> {
          NameFinder finder = new NameFinder();
          list.forEach(signal -> finder.add(signal, word));
          Ask.of(word).ifPresent(ask -> signals.put(ask, finder));
        });
  }

  /**
   * Makes an interpreter; the vectors of the phrases are kept in the given folder.
   *
   * @throws IllegalStateException when the vocabulary names an ask that does not exist
   */
  public static Interpreter open(
      Knowledge knowledge, Embedder embedder, Analyzer analyzer, Path folder) {
    for (String word : knowledge.vocabulary().asks().keySet()) {
      if (Ask.of(word).isEmpty()) {
        throw new IllegalStateException("vocabulary/asks.yaml: nothing can be asked as " + word);
      }
    }
    Mentions mentions = new Mentions(knowledge.catalogue(), knowledge.vocabulary());
    PhraseBook asks =
        new PhraseBook(
            knowledge.vocabulary().asks().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(p -> new Phrase(entry.getKey(), p)))
                .toList(),
            new VectorFile(folder.resolve("asks.vectors"), embedder),
            analyzer);
    PhraseBook guides =
        new PhraseBook(
            curated(knowledge.catalogue()).toList(),
            new VectorFile(folder.resolve("guides.vectors"), embedder),
            analyzer);
    return new Interpreter(knowledge, embedder, mentions, asks, guides);
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
    String text = clean(message);
    Told told = profiles.read(text, context.profile(), context.today());
    Profile profile = told.profile();
    List<Part> parts = new ArrayList<>();
    for (String asked : requests(text)) {
      add(parts, new Reading(asked, text, context).part());
    }
    if (parts.isEmpty()) {
      parts.add(new Reading(text, text, context).statement(!told.learned().isEmpty()));
    }
    parts = wholeIfOneGuideCovers(parts, text, context);
    return new Understanding(
        text,
        parts,
        changed(profile, parts, text),
        told.learned(),
        profiles.finishBy(text, context.today()),
        Tongue.of(text));
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

  /** The sentences that ask for something, those with two questions cut in two. */
  private static List<String> requests(String text) {
    return Sentences.of(text).stream()
        .flatMap(sentence -> Stream.of(JOINT.split(sentence)))
        .map(String::strip)
        .filter(sentence -> REQUEST.matcher(sentence).find())
        .toList();
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

  private List<Part> wholeIfOneGuideCovers(List<Part> parts, String text, Context context) {
    if (parts.size() < 2) {
      return parts;
    }
    Part whole = new Reading(text, text, context).part();
    boolean covers =
        whole.item() != null
            && parts.stream().anyMatch(part -> whole.item().equals(part.item()))
            && parts.stream().allMatch(part -> part.sureness() <= whole.sureness());
    boolean personal = parts.stream().anyMatch(part -> part.ask().isPersonal());
    return covers && !personal ? List.of(whole) : parts;
  }

  private Profile changed(Profile profile, List<Part> parts, String text) {
    Profile changed = profile;
    boolean plans = parts.stream().anyMatch(p -> p.ask() == Ask.PLAN || p.ask() == Ask.CHANGE_PLAN);
    if (plans) {
      Optional<String> goal = profiles.goalIn(text);
      if (goal.isPresent()) {
        changed = changed.withGoal(goal.get());
      }
    }
    if (plans && Numbers.hoursPerWeek(text).isEmpty()) {
      Optional<Integer> hours = Numbers.hours(text);
      if (hours.isPresent()) {
        changed = changed.withHours(hours.get());
      }
    }
    return changed;
  }

  /** The reading of one request. */
  private final class Reading {
    private final String asked;
    private final String whole;
    private final Context context;
    private final LocalDate today;
    private final List<String> named;
    private final List<String> credentials;
    private final boolean pointsBack;

    Reading(String asked, String whole, Context context) {
      this.asked = asked;
      this.whole = whole;
      this.context = context;
      this.today = context.today();
      this.named = Mentions.ids(mentions.credentials(asked));
      this.pointsBack = POINTS_BACK.matcher(asked).find() || ELLIPSIS.matcher(asked).find();
      this.credentials = resolved();
    }

    Part statement(boolean learned) {
      Part part = part();
      boolean clear = part.ask().isPersonal() || part.item() != null;
      boolean strong = part.sureness() > 0.55;
      return learned && !(clear && strong) ? part.as(Ask.STATEMENT) : part;
    }

    Part part() {
      Map<Ask, Double> scores = askScores();
      Ask ask = best(scores);
      double sureness = scores.getOrDefault(ask, 0.0);
      Optional<Match> guide = guide();
      if (guide.isPresent() && guideWins(guide.get().score(), ask, sureness)) {
        return made(Ask.GUIDE, guide.get().score(), guide.get().label());
      }
      if (sureness < 0.30) {
        return made(inherited(), sureness, null);
      }
      return made(ask, sureness, null);
    }

    private boolean guideWins(double score, Ask ask, double sureness) {
      if (ask == Ask.DUMPS) {
        return false;
      }
      if (ask.isPersonal()) {
        return score >= SURE_GUIDE && score > sureness + 0.1;
      }
      return score >= SURE_GUIDE || (score >= GUIDE && score >= sureness - 0.12);
    }

    /** "And AZ-305?" asks the same as the question before. */
    private Ask inherited() {
      boolean brief = Token.of(asked).size() <= 6;
      if (brief
          && context.ask() != null
          && !credentials.isEmpty()
          && context.ask().isAboutCredentials()) {
        return context.ask();
      }
      boolean aboutThem =
          !credentials.isEmpty() && (named.isEmpty() || Token.of(asked).size() <= 8);
      return aboutThem ? Ask.DESCRIBE : Ask.OTHER;
    }

    private Part made(Ask ask, double sureness, @Nullable String item) {
      List<String> completed = new ArrayList<>(credentials);
      completed.removeAll(named);
      String text = completed.isEmpty() ? asked : asked + " (" + String.join(", ", completed) + ")";
      return new Part(
          text,
          ask,
          sureness,
          credentials,
          mentions.topics(asked),
          Mentions.ids(mentions.languages(asked)),
          profiles.goalIn(asked).filter(goal -> catalogue.path(goal).isPresent()).orElse(null),
          item);
    }

    /** The credentials it speaks of: those it names, else those that it points back to. */
    private List<String> resolved() {
      Set<String> all = new LinkedHashSet<>(named);
      List<String> before = context.credentials();
      if (named.isEmpty() && !asked.equals(whole)) {
        mentions.credentials(whole.substring(0, Math.max(0, whole.indexOf(asked)))).stream()
            .map(Found::id)
            .forEach(all::add);
      }
      if (all.isEmpty() && pointsBack && !before.isEmpty()) {
        if (OTHER_ONE.matcher(asked).find() && before.size() > 1) {
          return List.of(before.getLast());
        }
        if (FIRST_ONE.matcher(asked).find()) {
          return List.of(before.getFirst());
        }
        all.addAll(before);
      } else if (named.size() == 1
          && pointsBack
          && context.ask() == Ask.REQUIREMENTS
          && before.size() > 1) {
        all.add(before.getLast());
      }
      return List.copyOf(all);
    }

    private Map<Ask, Double> askScores() {
      String masked = Mentions.masked(asked, mentions.credentials(asked), MASK);
      float[] vector = embedder.passage(masked);
      Map<Ask, Double> scores = new HashMap<>();
      for (Match match : asks.match(masked, vector, Ask.values().length)) {
        Ask.of(match.label()).ifPresent(ask -> scores.put(ask, PHRASES_COUNT * match.score()));
      }
      signals.forEach((ask, finder) -> {
        int count = (int) finder.find(asked).stream().map(Found::start).distinct().count();
        if (count > 0) {
          scores.merge(ask, SIGNALS_COUNT * Math.min(1, 0.5 + 0.25 * count), Double::sum);
        }
      });
      scores.replaceAll((ask, score) -> score * fits(ask));
      return scores;
    }

    /** How far an ask fits with what is named. */
    private double fits(Ask ask) {
      int count = credentials.size();
      boolean ours =
          count > 0 || !mentions.topics(asked).isEmpty() || !mentions.unknownCodes(asked).isEmpty();
      return switch (ask) {
        case COMPARE -> count >= 2 ? 1.15 : 0.5;
        case STATUS, REQUIREMENTS, EXAM_FACTS, DESCRIBE -> count > 0 ? 1.1 : 0.6;
        case RENEWAL -> count > 0 ? 1.1 : 0.9;
        case OFF_TOPIC -> ours ? 0.45 : 1;
        case CHANGE_PLAN, SHOW_PLAN -> context.hasPlan() ? 1.1 : 0.5;
        case THANKS, GREETING -> Token.of(asked).size() > 6 ? 0.4 : 1;
        case LIST -> count > 1 ? 0.6 : 1;
        default -> 1;
      };
    }

    private Ask best(Map<Ask, Double> scores) {
      return scores.entrySet().stream()
          .max(
              Map.Entry.<Ask, Double>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
          .map(Map.Entry::getKey)
          .orElse(Ask.OTHER);
    }

    private Optional<Match> guide() {
      List<Match> matches = new ArrayList<>(matches(made(Ask.OTHER, 0, null).text()));
      if (!asked.equals(whole) && whole.length() < 600) {
        matches.addAll(matches(whole));
      }
      return matches.stream()
          .map(this::weighed)
          .filter(match -> match.score() > 0)
          .max(Comparator.comparingDouble(Match::score));
    }

    private List<Match> matches(String text) {
      return guides.match(text, embedder.passage(text), 12);
    }

    /** Scales a match down where the item speaks of other things than the question. */
    private Match weighed(Match match) {
      Item item = catalogue.item(match.label()).orElseThrow();
      List<String> about =
          switch (item) {
            case Guide guide -> guide.about();
            case Correction correction -> correction.about();
            default -> List.of();
          };
      Holds holds =
          switch (item) {
            case Guide guide -> guide.holds();
            case Correction correction -> correction.holds();
            default -> throw new IllegalStateException(item.id());
          };
      double weight = holds.on(today) ? 1 : 0;
      for (String credential : credentials) {
        if (!about.contains(credential)) {
          weight *= credential.equals(BADGE) ? 0.93 : about.isEmpty() ? 0.85 : 0.55;
        }
      }
      if (credentials.isEmpty() && about.stream().noneMatch(BADGE::equals) && !about.isEmpty()) {
        weight *= 0.92;
      }
      return new Match(
          match.label(),
          match.phrase(),
          0.5 + (match.similarity() - 0.5) * weight,
          match.overlap() * weight);
    }
  }
}
