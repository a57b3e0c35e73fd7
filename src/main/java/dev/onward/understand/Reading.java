package dev.onward.understand;

import dev.onward.understand.CuratedFinder.Curated;
import dev.onward.understand.NameFinder.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reading of one request of a message, in its conversation. */
final class Reading {
  /** From here a curated item is taken to answer a question about credentials or anything else. */
  private static final double CURATED = 0.42;

  /** From here it is taken where the words speak for an ask that is answered from the catalogue. */
  private static final double CURATED_OVER_LISTS = 0.46;

  /** From here it is taken where nothing else is left. */
  private static final double CURATED_AT_LAST = 0.36;

  /** How far a curated item may lie behind the sureness of an ask that it answers instead. */
  private static final double BEHIND = 0.2;

  private static final double LEAD = 0.05;
  private static final double CLEAR_ASK = 0.30;
  private static final double CLEAR_LIST = 0.36;
  private static final double CLEAR_PERSONAL = 0.40;
  private static final double SURE = 1;
  private static final int BRIEF = 4;
  private static final int LONG = 600;

  /** The weight of a question read without what was told beside it. */
  private static final double ALONE = 0.85;

  /** The weight of a question that leans on the one before, read without it. */
  private static final double LEANING = 0.65;

  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "(?i)\\b(?:it|its|that one|this one|which one|that|the other(?: one)?|the former|the latter|the first(?: one)?|the second(?: one)?|the two|either|both|them|they|these|those|the same|there)\\b");

  /** A question of an exam with its options. */
  private static final Pattern OPTIONS =
      Pattern.compile("\\bA\\s?[).:].+\\bB\\s?[).:]|\\bA [A-Z].{2,60} or B [A-Z]", Pattern.DOTALL);

  private static final Pattern OTHER_ONE =
      Pattern.compile("(?i)\\bthe (?:other|second|latter)(?: one)?\\b");
  private static final Pattern FIRST_ONE =
      Pattern.compile("(?i)\\bthe (?:first|former)(?: one)?\\b");
  private static final Pattern ELLIPSIS =
      Pattern.compile(
          "(?i)^(?:and|what about|how about|and what about|same for|also|or|then|und|et|y)\\b");

  /** What can be asked of a credential beside something else. */
  private static final List<Ask> FACTS =
      List.of(Ask.STATUS, Ask.REQUIREMENTS, Ask.RENEWAL, Ask.EXAM_FACTS);

  private final Interpreter.Tools tools;
  private final String asked;
  private final String background;
  private final Context context;
  private final List<Found> mentioned;
  private final List<String> named;
  private final List<String> credentials;
  private final boolean pointsBack;
  private final boolean leans;

  Reading(Interpreter.Tools tools, Request request, Context context) {
    this.tools = tools;
    this.asked = request.asked();
    this.context = context;
    this.mentioned = tools.mentions().credentials(asked);
    this.named = Mentions.ids(mentioned);
    this.pointsBack = POINTS_BACK.matcher(asked).find() || ELLIPSIS.matcher(asked).find();
    this.leans = !request.before().isEmpty() && (named.isEmpty() || leansOnOthers(asked));
    this.background = leans ? (request.before() + " " + request.told()).strip() : request.told();
    this.credentials = resolved();
  }

  /** True where a request can't be understood without what was said before it. */
  static boolean leansOnOthers(String asked) {
    return POINTS_BACK.matcher(asked).find()
        || ELLIPSIS.matcher(asked).find()
        || Token.of(asked).size() <= BRIEF;
  }

  /**
   * What the request asks.
   *
   * @param personal whether the background tells of the person, not of the matter
   */
  Part part(boolean personal) {
    Map<Ask, Double> scores = askScores(personal);
    Ask ask = best(scores);
    double sureness = scores.getOrDefault(ask, 0.0);
    Optional<Curated> curated =
        tools
            .curated()
            .find(readings(), new CuratedFinder.Filter(credentials, topics(ask), context.today()));
    if (curated.isPresent() && isTaken(curated.get(), ask, sureness)) {
      return made(Ask.GUIDE, curated.get().score(), curated.get().id());
    }
    return made(isClear(ask, sureness) ? ask : inherited(), sureness, null);
  }

  /** The same, and a second thing that the same words ask of the same credentials. */
  List<Part> parts(boolean personal) {
    Part first = part(personal);
    return Stream.concat(Stream.of(first), also(first, personal)).toList();
  }

  /** "Prerequisites and price of AI-300" asks two things. */
  private Stream<Part> also(Part first, boolean personal) {
    if (first.item() != null || !FACTS.contains(first.ask()) || !isSignalled(first.ask())) {
      return Stream.empty();
    }
    Map<Ask, Double> scores = askScores(personal);
    return FACTS.stream()
        .filter(ask -> ask != first.ask() && isSignalled(ask))
        .filter(ask -> isClear(ask, scores.getOrDefault(ask, 0.0)))
        .map(first::as);
  }

  private boolean isSignalled(Ask ask) {
    return tools.asks().signals(ask, asked);
  }

  /** The topics of an ask, where it is clear enough to prefer items on them. */
  private static Set<String> topics(Ask ask) {
    return switch (ask) {
      case PROJECT -> Set.of("portfolio");
      case CONTRIBUTE -> Set.of("community", "speaking", "open-source", "writing");
      case NEWS -> Set.of("staying-current", "migration", "retirement");
      case SALARY -> Set.of("salary");
      case RENEWAL -> Set.of("renewal");
      case STATUS -> Set.of("retirement");
      case EXAM_FACTS -> Set.of("exams", "pricing", "cost", "learning");
      default -> Set.of();
    };
  }

  private boolean isTaken(Curated curated, Ask ask, double sureness) {
    double score = curated.score();
    if (ask == Ask.DUMPS && isClear(ask, sureness)) {
      return false;
    }
    if (ask == Ask.NEXT_STEP && isSignalled(ask) && isClear(ask, sureness)) {
      return false;
    }
    if (ask.isPersonal()) {
      return isClear(ask, sureness) ? score > sureness + 0.12 : score >= CURATED_AT_LAST;
    }
    if (!isClear(ask, sureness)) {
      return score >= CURATED_AT_LAST;
    }
    if (ask == Ask.COMPARE && isSignalled(ask) && credentials.size() > 1) {
      return false;
    }
    if (ask == Ask.RENEWAL && credentials.stream().anyMatch(this::hasKnownExpiry)) {
      return false;
    }
    // Where several items are as near, the words they share are those of the credential.
    if (!credentials.isEmpty()
        && ask.isAboutCredentials()
        && isSignalled(ask)
        && curated.lead() < LEAD) {
      return false;
    }
    double least = ask.isAboutCredentials() ? CURATED : CURATED_OVER_LISTS;
    boolean surer = score >= CURATED_AT_LAST && score > sureness;
    return surer || score >= Math.max(least, sureness - BEHIND);
  }

  /** Then the person's own dates answer, not what holds for everybody. */
  private boolean hasKnownExpiry(String credential) {
    return context.profile().held(credential).filter(b -> b.expiresOn() != null).isPresent();
  }

  private static boolean isClear(Ask ask, double sureness) {
    if (ask.isPersonal()) {
      return sureness >= CLEAR_PERSONAL;
    }
    return sureness >= (ask.isAboutCredentials() ? CLEAR_ASK : CLEAR_LIST);
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
    if (named.isEmpty() && credentials.size() > 1 && background.isEmpty()) {
      return Ask.COMPARE;
    }
    boolean aboutThem = !credentials.isEmpty() && (named.isEmpty() || Token.of(asked).size() <= 8);
    return aboutThem ? Ask.DESCRIBE : Ask.OTHER;
  }

  private Part made(Ask ask, double sureness, @Nullable String item) {
    return new Part(
        completed(),
        background.isEmpty() ? completed() : background + " " + completed(),
        ask,
        sureness,
        credentials,
        tools.mentions().topics(asked),
        Mentions.ids(tools.mentions().languages(asked)),
        tools.profiles().pathIn(asked).orElse(null),
        item);
  }

  /** The request with the credentials that it only points to. */
  private String completed() {
    List<String> missing = new ArrayList<>(credentials);
    missing.removeAll(named);
    return missing.isEmpty() ? asked : asked + " (" + String.join(", ", missing) + ")";
  }

  /** The texts to search by; what was told beside a question mostly belongs to it. */
  private Map<String, Double> readings() {
    Map<String, Double> readings = new LinkedHashMap<>();
    boolean told = !background.isEmpty() && background.length() + asked.length() < LONG;
    readings.put(
        completed(), told ? (leans || (pointsBack && named.isEmpty()) ? LEANING : ALONE) : 1.0);
    if (told) {
      readings.put(background + " " + completed(), 1.0);
    }
    String before = context.matter();
    if (before != null
        && pointsBack
        && named.isEmpty()
        && before.length() + asked.length() < LONG) {
      readings.put(before + " " + asked, 1.0);
    }
    return readings;
  }

  private Map<Ask, Double> askScores(boolean personal) {
    // A question like "What now?" says nothing without what was told before it.
    boolean needsBackground = !personal && !background.isEmpty() && Token.of(asked).size() <= BRIEF;
    String text = needsBackground ? background + " " + asked : asked;
    List<Found> spans = needsBackground ? tools.mentions().credentials(text) : mentioned;
    Map<Ask, Double> scores = tools.asks().scores(text, spans);
    scores.replaceAll((ask, score) -> score * fit(ask));
    if (OPTIONS.matcher(asked).find() || tools.asks().signals(Ask.DUMPS, background)) {
      scores.merge(Ask.DUMPS, SURE, Math::max);
    }
    return scores;
  }

  /** How far an ask fits with what is named. */
  private double fit(Ask ask) {
    int count = credentials.size();
    boolean ours =
        count > 0
            || !tools.mentions().topics(asked).isEmpty()
            || !tools.mentions().unknownCodes(asked).isEmpty();
    return switch (ask) {
      case COMPARE -> count >= 2 ? 1.15 : 0.5;
      case STATUS, REQUIREMENTS, EXAM_FACTS, DESCRIBE -> count > 0 ? 1.1 : 0.6;
      case RENEWAL -> count > 0 ? 1.1 : 0.9;
      case OFF_TOPIC -> ours ? 0.45 : leans || (pointsBack && !background.isEmpty()) ? 0.6 : 1;
      case PLAN -> 1 + 0.35 * terms() + (isSignalled(ask) ? 0.15 : 0);
      case DUMPS -> isSignalled(Ask.ARTICLE) ? 0.5 : isSignalled(ask) ? 1.4 : 1;
      case PROMISE, SALARY -> isSignalled(ask) ? 1.3 : 1;
      case ELSEWHERE -> isSignalled(ask) ? 1.6 : 0.6;
      case CHANGE_PLAN, SHOW_PLAN -> context.hasPlan() ? 1.1 : 0.5;
      case THANKS, GREETING -> Token.of(asked).size() > 6 ? 0.4 : 1;
      case LIST -> count > 1 ? 0.6 : count == 1 ? 0.8 : 1;
      default -> 1;
    };
  }

  /** How many of the things that belong to a plan are named: hours, days, a goal, its parts. */
  private int terms() {
    String matter = background + " " + asked;
    boolean hours = Numbers.hoursPerWeek(matter).isPresent();
    boolean days = tools.profiles().finishBy(matter, context.today()) != null;
    boolean goal = !credentials.isEmpty() || tools.profiles().pathIn(matter).isPresent();
    boolean parts = isSignalled(Ask.PROJECT) && isSignalled(Ask.CONTRIBUTE);
    return (hours || days) ? 1 + count(hours && days) + count(goal) + count(parts) : 0;
  }

  private static int count(boolean named) {
    return named ? 1 : 0;
  }

  private static Ask best(Map<Ask, Double> scores) {
    return scores.entrySet().stream()
        .max(
            Map.Entry.<Ask, Double>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(Ask.OTHER);
  }

  /** The credentials it speaks of: those it names, else those that it points back to. */
  private List<String> resolved() {
    Set<String> all = new LinkedHashSet<>(named);
    all.addAll(Mentions.ids(tools.mentions().credentials(background)));
    List<String> before = context.credentials();
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
}
