package dev.onward.understand;

import dev.onward.understand.CuratedFinder.Curated;
import dev.onward.understand.text.Mentions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** How far it has to lie before an ask that is answered for the person. */
  private static final double BEFORE_PERSONAL = 0.12;

  private static final double LEAD = 0.05;
  private static final double CLEAR_ASK = 0.30;
  private static final double CLEAR_LIST = 0.36;
  private static final double CLEAR_PERSONAL = 0.40;
  private static final int BRIEF_FOLLOW_UP = 6;
  private static final int BRIEF_NAMING = 8;

  /** What can be asked of a credential beside something else. */
  private static final List<Ask> FACTS =
      List.of(Ask.STATUS, Ask.REQUIREMENTS, Ask.RENEWAL, Ask.EXAM_FACTS);

  private final Interpreter.Tools tools;
  private final Subject subject;
  private final AskScores asks;

  /**
   * Begins to read a request.
   *
   * @param personal whether what is told beside it tells of the person, not of the matter
   */
  Reading(Interpreter.Tools tools, Request request, Context context, boolean personal) {
    this.tools = tools;
    this.subject = new Subject(tools, request, context);
    this.asks = new AskScores(tools, subject, personal);
  }

  /** The texts whose vectors it needs. */
  Collection<String> texts() {
    Set<String> texts = new LinkedHashSet<>(subject.readings());
    texts.add(asks.compared());
    return texts;
  }

  /** What the request asks. */
  Part part() {
    return part(asks.all());
  }

  /** The same, and a second thing that the same words ask of the same credentials. */
  List<Part> parts() {
    Map<Ask, Double> scores = asks.all();
    Part first = part(scores);
    return Stream.concat(Stream.of(first), also(first, scores)).toList();
  }

  private Part part(Map<Ask, Double> scores) {
    Ask ask = AskScores.best(scores);
    double sureness = scores.getOrDefault(ask, 0.0);
    CuratedFinder.Filter filter =
        new CuratedFinder.Filter(subject.credentials(), topics(ask), subject.context());
    Optional<Curated> curated = tools.curated().find(subject.readings(), filter);
    if (curated.isPresent() && isTaken(curated.get(), ask, sureness)) {
      return made(Ask.GUIDE, curated.get().score(), curated.get().id());
    }
    return made(isClear(ask, sureness) ? ask : inherited(), sureness, null);
  }

  /** "Prerequisites and price of AI-300" asks two things. */
  private Stream<Part> also(Part first, Map<Ask, Double> scores) {
    if (first.item() != null || !FACTS.contains(first.ask()) || !subject.isSignalled(first.ask())) {
      return Stream.empty();
    }
    return FACTS.stream()
        .filter(ask -> ask != first.ask() && subject.isSignalled(ask))
        .filter(ask -> isClear(ask, scores.getOrDefault(ask, 0.0)))
        .map(first::as);
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
    if (!isClear(ask, sureness)) {
      return score >= CURATED_AT_LAST;
    }
    if (isAnsweredByItself(ask, curated)) {
      return false;
    }
    if (ask.isPersonal()) {
      return score > sureness + BEFORE_PERSONAL;
    }
    double least = ask.isAboutCredentials() ? CURATED : CURATED_OVER_LISTS;
    boolean surer = score >= CURATED_AT_LAST && score > sureness;
    return surer || score >= Math.max(least, sureness - BEHIND);
  }

  /** True for a clear ask that no curated text answers as well as the catalogue does. */
  private boolean isAnsweredByItself(Ask ask, Curated curated) {
    boolean signalled = subject.isSignalled(ask);
    return switch (ask) {
          case DUMPS -> true;
          case NEXT_STEP -> signalled;
          case COMPARE -> signalled && subject.credentials().size() > 1;
          case RENEWAL -> subject.credentials().stream().anyMatch(this::hasKnownExpiry);
          default -> false;
        }
        // Where several items are as near, the words they share are those of the credential.
        || (!subject.credentials().isEmpty()
            && ask.isAboutCredentials()
            && signalled
            && curated.lead() < LEAD);
  }

  /** Then the person's own dates answer, not what holds for everybody. */
  private boolean hasKnownExpiry(String credential) {
    return subject
        .context()
        .profile()
        .held(credential)
        .filter(badge -> badge.expiresOn() != null)
        .isPresent();
  }

  private static boolean isClear(Ask ask, double sureness) {
    if (ask.isPersonal()) {
      return sureness >= CLEAR_PERSONAL;
    }
    return sureness >= (ask.isAboutCredentials() ? CLEAR_ASK : CLEAR_LIST);
  }

  /** "And AZ-305?" asks the same as the question before. */
  private Ask inherited() {
    Ask before = subject.context().ask();
    boolean names = !subject.credentials().isEmpty();
    if (subject.length() <= BRIEF_FOLLOW_UP
        && before != null
        && names
        && before.isAboutCredentials()) {
      return before;
    }
    boolean onlyPoints = subject.named().isEmpty();
    if (onlyPoints && subject.credentials().size() > 1 && subject.background().isEmpty()) {
      return Ask.COMPARE;
    }
    return names && (onlyPoints || subject.length() <= BRIEF_NAMING) ? Ask.DESCRIBE : Ask.OTHER;
  }

  private Part made(Ask ask, double sureness, @Nullable String item) {
    return new Part(
        subject.completed(),
        subject.matter(),
        ask,
        sureness,
        subject.credentials(),
        subject.topics(),
        Mentions.ids(tools.mentions().languages(subject.asked())),
        tools.profiles().pathIn(subject.asked()).orElse(null),
        item);
  }
}
