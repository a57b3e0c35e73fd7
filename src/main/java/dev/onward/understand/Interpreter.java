package dev.onward.understand;

import dev.onward.ai.Embedder;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.Questions;
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
import dev.onward.understand.state.Completer;
import dev.onward.understand.state.LeaningModel;
import dev.onward.understand.state.Said;
import dev.onward.understand.state.StandAlone;
import dev.onward.understand.state.StandAlone.Among;
import dev.onward.understand.state.State;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.Numbers;
import dev.onward.understand.text.Sentences;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;

/**
 * Tells what a message asks and what it says of the person. What is asked is one trained decision
 * for each request, which is first made to stand by itself; by rule are only facts: codes, names,
 * dates, hours, and what a request points back to. A message is data: nothing in it changes how it
 * is read. Thread-safe; however long a message is, a fixed number of texts is embedded.
 */
public final class Interpreter {
  private static final double DOUBTFUL = 0.5;
  private static final double DOUBTFUL_DANGER = 0.35;
  private static final double NEAR = 0.1;

  private static final int ACTS_AMONG = 3;

  /** A yes alone has fewer words. */
  private static final int MORE_THAN_YES = 4;

  /** How much the question before counts beside the words of a turn that goes on with it. */
  private static final double TOPIC_SHARE = 0.35;

  private final Mentions mentions;
  private final ProfileReader profiles;
  private final Decider decider;
  private final Joints joints;
  private final LanguageIdentifier languages;
  private final Translator translator;
  private final Catalogue catalogue;
  private final Completer completer;

  private Interpreter(
      Knowledge knowledge,
      Mentions mentions,
      ProfileReader profiles,
      Decider decider,
      Joints joints,
      Languages languages,
      LeaningModel leanings) {
    this.mentions = mentions;
    this.profiles = profiles;
    this.decider = decider;
    this.joints = joints;
    this.languages = languages.identifier();
    this.translator = languages.translator();
    this.catalogue = knowledge.catalogue();
    this.completer = new Completer(catalogue, knowledge.vocabulary(), mentions, leanings);
  }

  /** Makes an interpreter that decides by the given models. */
  public static Interpreter of(Knowledge knowledge, Embedder embedder, Models models) {
    Catalogue catalogue = knowledge.catalogue();
    Mentions mentions = new Mentions(catalogue, knowledge.vocabulary());
    return new Interpreter(
        knowledge,
        mentions,
        new ProfileReader(
            catalogue,
            knowledge.vocabulary(),
            mentions,
            models.holdings().model(),
            models.dates().model()),
        new Decider(models.decision(), embedder, new CodeWording(mentions)),
        new Joints(knowledge.vocabulary().statements().getOrDefault("joins", List.of()), mentions),
        new Languages(
            new LanguageIdentifier(models.language().model()),
            new Translator(knowledge.vocabulary().glossaries())),
        new LeaningModel(models.leanings().model(), mentions));
  }

  private record Languages(LanguageIdentifier identifier, Translator translator) {}

  /** What the words of a text become before they are weighed. */
  public static CodeWording wording(Knowledge knowledge) {
    return new CodeWording(new Mentions(knowledge.catalogue(), knowledge.vocabulary()));
  }

  /** What the knowledge's lines teach of what people say of themselves, and of how turns lean. */
  public static Lessons lessons(Knowledge knowledge, Questions questions) {
    Mentions mentions = new Mentions(knowledge.catalogue(), knowledge.vocabulary());
    return Lessons.of(
            knowledge.vocabulary(),
            mentions,
            questions.lines().stream()
                .filter(line -> Ask.named(line.label()).map(Ask::isFacet).orElse(true))
                .filter(line -> LanguageIdentifier.isEnglish(line.voice()))
                .map(Questions.Line::text)
                .toList())
        .with(
            LeaningModel.examples(
                questions.turns(),
                questions.lines().stream().filter(line -> isWhole(line, mentions)).toList(),
                mentions));
  }

  /** A fact is asked by whoever has read nothing before only where it is said of what. */
  private static boolean isWhole(Questions.Line line, Mentions mentions) {
    return switch (Ask.named(line.label()).orElse(Ask.ITEM).group()) {
      case FACET -> !mentions.credentials(line.text()).isEmpty();
      case SUBJECT, OWN, ITEM -> true;
      case CHANGE, ACT, MANNERS, REFUSED -> false;
    };
  }

  public Understanding interpret(String message, Context context) {
    String said = clean(message);
    Locale language = languages.of(said);
    String text = translator.english(said, language);
    Told told =
        inEnglish(profiles.read(said, context.profile(), context.today()), said, text, context);
    List<Part> read = planned(parts(said, context.knowing(told.profile())), text, context);
    boolean aimed = !Objects.equals(told.profile().goal(), context.profile().goal());
    List<Part> parts = told.learned().isEmpty() ? read : statement(read, aimed);
    Told heard = heard(told, parts, said, text, context);
    boolean plans = parts.stream().anyMatch(part -> part.ask().plans() && part.whom() == null);
    return new Understanding(
        said,
        text,
        parts,
        plans ? planned(heard.profile(), text) : heard.profile(),
        heard.learned(),
        profiles.finishBy(text, context.today()),
        translator.note(language),
        language,
        context.state());
  }

  /** What of a message is taken for said of the person, by what it asks. */
  private Told heard(Told told, List<Part> parts, String said, String text, Context context) {
    boolean untrue =
        parts.stream().anyMatch(part -> part.ask() == Ask.ORDERS || part.ask() == Ask.CHEATING);
    boolean ofOthers = parts.stream().allMatch(part -> part.whom() != null);
    if (untrue || ofOthers) {
      // Who gives orders to a program, or wants a badge faked, tells nothing of themselves by that.
      return new Told(context.profile(), List.of());
    }
    // A day to start on is for plans and advice; a question of facts sets none.
    return parts.stream().anyMatch(Interpreter::isOfTheWay)
        ? told
        : inEnglish(
            profiles.readWithoutStart(said, context.profile(), context.today()),
            said,
            text,
            context);
  }

  /** A goal in another language is told by words that we know in English only. */
  private Told inEnglish(Told told, String said, String text, Context context) {
    return said.equals(text) ? told : profiles.withGoal(told, text, context.today());
  }

  private static boolean isOfTheWay(Part part) {
    return switch (part.ask().group()) {
      case SUBJECT, OWN, CHANGE, ACT, MANNERS -> true;
      case FACET, REFUSED, ITEM -> false;
    };
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
    List<Request> apart = apart(requests, context);
    for (Request request : apart) {
      for (Part part : parts(request, context)) {
        if (part.ask().isRefused() && part.ask() != Ask.ELSEWHERE) {
          return List.of(besideAnOrder(part, said, context));
        }
        add(parts, part);
      }
    }
    if (apart.size() == 1 && parts.size() == 1) {
      second(parts.getFirst()).ifPresent(parts::add);
    }
    return parts;
  }

  /** A question behind an order to the program is a question still; the order is passed over. */
  private Part besideAnOrder(Part refused, String said, Context context) {
    List<String> sentences = Sentences.of(said);
    String last = sentences.isEmpty() ? "" : sentences.getLast();
    if (refused.ask() != Ask.ORDERS || sentences.size() < 2 || !last.endsWith("?")) {
      return refused;
    }
    Part question = parts(new Request(last, ""), context).getFirst();
    return question.ask().isRefused() || question.ask() == Ask.UNCLEAR ? refused : question;
  }

  private static boolean isAmongThree(Decision decision, Ask ask) {
    return decision.choices().stream()
        .limit(3)
        .anyMatch(choice -> choice.label().equals(ask.word()));
  }

  /**
   * Hours a week are for a plan, where a plan may well be meant; without one, what is next is
   * advice.
   */
  private List<Part> planned(List<Part> parts, String text, Context context) {
    Part first = parts.getFirst();
    if (isOrdered(first, text)) {
      return List.of(first.as(Ask.PLAN));
    }
    if (first.ask() == Ask.SHOW_PLAN
        && !context.hasPlan()
        && isAmongThree(first.decision(), Ask.NEXT_STEP)) {
      return List.of(first.as(Ask.NEXT_STEP));
    }
    boolean shows = first.ask() == Ask.PROJECT && profiles.finishBy(text, context.today()) != null;
    boolean maybe = shows || isAmongThree(first.decision(), Ask.PLAN);
    boolean ours =
        (shows || first.decision().clarity() != Clarity.CLEAR)
            && !first.ask().isRefused()
            && !first.ask().plans();
    return ours && maybe && Numbers.hoursPerWeek(text).isPresent()
        ? List.of(first.as(Ask.PLAN))
        : parts;
  }

  /** "Plan AZ-305" orders a plan toward what it names, whatever its words are taken for. */
  private boolean isOrdered(Part first, String text) {
    boolean other =
        switch (first.ask().group()) {
          case OWN -> first.ask() != Ask.STATEMENT;
          case CHANGE, ACT, MANNERS -> true;
          case REFUSED -> first.ask().isDanger() || first.ask() == Ask.ORDERS;
          case FACET, SUBJECT, ITEM -> first.decision().clarity() == Clarity.CLEAR;
        };
    return !other && first.whom() == null && profiles.ordersPlan(text);
  }

  /** What clearly asks several things is taken apart; all else is decided as a whole. */
  private List<Request> apart(Requests requests, Context context) {
    List<Request> pieces =
        requests.questions().isEmpty() ? joints.halves(requests.whole()) : requests.questions();
    List<Decision> decisions = pieces.stream().map(piece -> decided(piece, context)).toList();
    long distinct =
        decisions.stream()
            .map(decision -> decision.first().label())
            .filter(Interpreter::canStandBeside)
            .distinct()
            .count();
    Decision whole = decided(requests.whole(), context);
    double least = decisions.stream().mapToDouble(Decision::sureness).min().orElse(0);
    boolean clear = decisions.stream().allMatch(d -> d.clarity() == Clarity.CLEAR);
    boolean severally =
        pieces.size() > 1
            && distinct == pieces.size()
            && (clear || least > whole.sureness() || areFacts(decisions, whole));
    return severally ? pieces : List.of(requests.whole());
  }

  /** Two facts cost a sentence each, so that both are told where one is surely asked. */
  private static boolean areFacts(List<Decision> halves, Decision whole) {
    List<String> labels = halves.stream().map(half -> half.first().label()).toList();
    return labels.contains(whole.first().label())
        && halves.stream().allMatch(half -> group(half) == Ask.Group.FACET)
        && labels.stream().noneMatch(Ask.COMPARE.word()::equals)
        && halves.stream().allMatch(half -> half.clarity() != Clarity.UNCLEAR);
  }

  private static boolean canStandBeside(String label) {
    return Ask.named(label)
        .map(ask -> ask.isFacet() || ask.group() == Ask.Group.SUBJECT)
        .orElse(true);
  }

  /** What told something of the person is no stranger's talk where it may well be a statement. */
  private static List<Part> statement(List<Part> parts, boolean aimed) {
    Part first = parts.getFirst();
    Decision decision = first.decision();
    boolean doubtful =
        first.ask().isRefused() && !first.ask().isDanger() && decision.clarity() != Clarity.CLEAR;
    boolean erases = first.ask() == Ask.ERASE_ALL && decision.clarity() != Clarity.CLEAR;
    boolean maybe = aimed || isAmongThree(decision, Ask.STATEMENT);
    return (doubtful && maybe) || (aimed && erases) ? List.of(first.as(Ask.STATEMENT)) : parts;
  }

  /** Danger is seen wherever in a long message it is spoken of. */
  private Optional<Part> danger(List<String> pieces, Context context) {
    return pieces.stream()
        .flatMap(piece -> parts(new Request(piece, ""), context.afresh()).stream())
        .filter(part -> part.ask().isDanger())
        .findFirst();
  }

  /** A request as it is meant in the conversation; a yes to what was offered may be two. */
  private List<Part> parts(Request request, Context context) {
    Decision alone = beyondYes(request, decided(request, context));
    List<String> taken = request.told().isEmpty() ? offered(alone, context.state()) : List.of();
    if (!taken.isEmpty()) {
      return taken.stream()
          .flatMap(question -> parts(new Request(question, ""), context.afresh()).stream())
          .toList();
    }
    Said said = new Said(request.asked(), request.told(), alone.first().label(), sort(alone));
    StandAlone meant =
        isOfOwnThings(alone)
            ? StandAlone.of(request.asked())
            : completer.completed(said, context.state(), context.today());
    return List.of(part(request, alone, meant, context));
  }

  /**
   * "Erase it" is the plan or what is kept; "a plan for it" is for what was spoken of, and "what
   * about me?" may ask the same again.
   */
  private static boolean isOfOwnThings(Decision decision) {
    Ask.Group group = group(decision);
    return (group == Ask.Group.OWN || group == Ask.Group.CHANGE)
        && Ask.named(decision.first().label())
            .filter(ask -> ask != Ask.PLAN && ask != Ask.RECALL)
            .isPresent();
  }

  private Decision decided(Request request, Context context) {
    List<String> asked = Mentions.ids(mentions.credentials(request.asked()));
    List<String> named =
        asked.isEmpty() ? Mentions.ids(mentions.credentials(request.told())) : asked;
    Predicate<String> allowed = allowed(named, context);
    Decision decision = decider.decide(request.whole(), allowed);
    boolean ours = context.state().last().isPresent() && isRefusedInDoubt(decision);
    return ours
        ? decider.decide(
            request.whole(),
            allowed.and(label -> Ask.named(label).filter(Ask::isRefused).isEmpty()))
        : decision;
  }

  /**
   * Within a talk a few words that may be ours are ours. Measured on 435 turns of talks: so four in
   * a hundred are refused, not seven, and of what is none of our business nine in ten still are.
   */
  private static boolean isRefusedInDoubt(Decision decision) {
    Optional<Ask> first = Ask.named(decision.first().label()).filter(Ask::isRefused);
    double doubt = first.filter(Ask::isDanger).isPresent() ? DOUBTFUL_DANGER : DOUBTFUL;
    double ours =
        decision.choices().stream()
            .filter(choice -> Ask.named(choice.label()).filter(Ask::isRefused).isEmpty())
            .mapToDouble(Choice::margin)
            .findFirst()
            .orElse(Double.NEGATIVE_INFINITY);
    return first.isPresent()
        && decision.sureness() < doubt
        && decision.first().margin() - ours < NEAR;
  }

  /** "Yes, make me that plan" says itself what is agreed to. */
  private static Decision beyondYes(Request request, Decision decision) {
    boolean yes = decision.first().label().equals(Ask.YES.word());
    Optional<Choice> plan =
        decision.choices().stream()
            .limit(3)
            .filter(choice -> Ask.named(choice.label()).filter(Ask::plans).isPresent())
            .findFirst();
    boolean more = request.whole().split("\\s+").length >= MORE_THAN_YES;
    return yes && more && plan.isPresent()
        ? new Decision(List.of(plan.get()), decision.sureness())
        : decision;
  }

  /** What a yes, or a wish for both, takes of what was offered. */
  private static List<String> offered(Decision decision, State state) {
    boolean clear = decision.clarity() == Clarity.CLEAR;
    return switch (Ask.named(decision.first().label()).orElse(Ask.ITEM)) {
      case YES -> clear ? Completer.taken(state, 1) : List.of();
      case BOTH -> clear ? Completer.taken(state, 2) : List.of();
      default -> List.of();
    };
  }

  private static Said.Sort sort(Decision decision) {
    if (decision.clarity() == Clarity.UNCLEAR) {
      return Said.Sort.UNCLEAR;
    }
    boolean clear = decision.clarity() == Clarity.CLEAR;
    String first = decision.first().label();
    if (first.equals(Ask.OFF_TOPIC.word()) || first.equals(Ask.UNREADABLE.word())) {
      return Said.Sort.DOUBTFUL;
    }
    return switch (group(decision)) {
      case ACT, MANNERS, REFUSED -> clear ? Said.Sort.ACT : Said.Sort.DOUBTFUL;
      case FACET -> Said.Sort.FACT;
      case SUBJECT, OWN, CHANGE, ITEM -> clear ? Said.Sort.QUESTION : Said.Sort.DOUBTFUL;
    };
  }

  private static Ask.Group group(Decision decision) {
    return Ask.named(decision.first().label()).orElse(Ask.ITEM).group();
  }

  private Part part(Request request, Decision before, StandAlone meant, Context context) {
    Context about = meant.whom() == null ? context : context.ofSomebodyElse();
    Request whole = new Request(meant.text(), request.told());
    Decision decision = decision(request, before, meant, about);
    StandAlone otherwise = meant.otherwise();
    if (otherwise != null && asksNothing(meant, decision, before)) {
      return part(request, before, otherwise, context);
    }
    if (group(decision) == Ask.Group.REFUSED) {
      return read(request, decision, StandAlone.of(request.asked()), List.of());
    }
    boolean known =
        meant.label() != null
            || meant.item() != null
            || otherwise != null
            || !meant.choice().isAnything();
    return !known && isLessSure(decision, before)
        ? read(request, before, StandAlone.of(request.asked()), List.of())
        : read(whole, decision, meant, meant.credentials());
  }

  /** True where a reading asks nothing, or is no word on the answer as it seemed. */
  private static boolean asksNothing(StandAlone meant, Decision decision, Decision before) {
    boolean noAct =
        meant.choice().kind() == Among.Kind.ACTS && act(before).isEmpty() && !isRefused(before);
    return noAct || (asksNothing(decision) && !isFact(meant, decision));
  }

  /** True where the words alone were rather a word on the answer before. */
  private static boolean isLessSure(Decision decision, Decision before) {
    return group(before) == Ask.Group.ACT
        && sort(before) != Said.Sort.ACT
        && before.sureness() > decision.sureness();
  }

  /** What is known to be asked, or what the words are decided to ask. */
  private Decision decision(Request request, Decision before, StandAlone meant, Context about) {
    String label = meant.label();
    if (label != null && !label.equals(before.first().label())) {
      return new Decision(List.of(new Choice(label, 1)), 1);
    }
    boolean same =
        meant.text().equals(request.asked()) && meant.whom() == null && meant.choice().isAnything();
    return label != null || same ? before : among(request, before, meant, about);
  }

  /** The decision among what a turn can mean by how it leans on the ones before. */
  private Decision among(Request request, Decision before, StandAlone meant, Context about) {
    Among among = meant.choice();
    return switch (among.kind()) {
      case ANYTHING -> decided(new Request(meant.words(), request.told()), about);
      case ACTS -> act(before).orElse(before);
      case QUESTIONS -> {
        boolean refused = group(before) == Ask.Group.REFUSED;
        Predicate<String> question = label -> isQuestion(label) || (refused && isRefused(label));
        Predicate<String> allowed = allowed(meant, about).and(question);
        Decision other = decided(meant, allowed.and(label -> !label.equals(among.not())));
        boolean asBefore = other.clarity() == Clarity.UNCLEAR && among.not() != null;
        yield asBefore ? decided(meant, allowed) : other;
      }
    };
  }

  /**
   * By its words, by its words with what they are on, and by those behind what they go on with. Of
   * what lies close together a fact of the credential that is spoken of is meant before a matter
   * that has nothing to do with it.
   */
  private Decision decided(StandAlone meant, Predicate<String> allowed) {
    Map<String, Double> readings = new LinkedHashMap<>();
    String topic = meant.topic();
    double rest = topic == null ? 1 : 1 - TOPIC_SHARE;
    readings.merge(meant.words(), rest / 2, Double::sum);
    String named = meant.text().contains(meant.words()) ? meant.text() : meant.words();
    boolean onTop = topic != null && meant.text().startsWith(topic);
    readings.merge(onTop ? meant.words() : named, rest / 2, Double::sum);
    if (topic != null) {
      readings.merge(topic + " " + meant.words(), TOPIC_SHARE, Double::sum);
    }
    Decision decision = decider.decide(readings, allowed);
    boolean general =
        !onTop
            && !meant.credentials().isEmpty()
            && !isOf(decision.first().label(), meant.credentials());
    return general
        ? decision.preferring(
            label -> Ask.named(label).filter(ask -> ask.group() == Ask.Group.FACET).isPresent())
        : decision;
  }

  private boolean isOf(String label, List<String> credentials) {
    return Ask.named(label)
        .map(ask -> ask.group() == Ask.Group.FACET)
        .orElseGet(() ->
            catalogue
                .guide(label)
                .filter(guide -> guide.about().stream().anyMatch(credentials::contains))
                .isPresent());
  }

  private Predicate<String> allowed(StandAlone meant, Context about) {
    List<String> named = Mentions.ids(mentions.credentials(meant.words()));
    return allowed(named.isEmpty() ? meant.credentials() : named, about);
  }

  /** What can be asked of a thing that was spoken of. */
  private static boolean isQuestion(String label) {
    return Ask.named(label)
        .map(ask ->
            ask == Ask.PLAN
                || switch (ask.group()) {
                  case FACET, SUBJECT, ITEM -> true;
                  case OWN, CHANGE, ACT, MANNERS, REFUSED -> false;
                })
        .orElse(true);
  }

  /** A turn that has the form of a word on the answer is one where it is among the nearest. */
  private static Optional<Decision> act(Decision before) {
    return before.choices().stream()
        .limit(ACTS_AMONG)
        .filter(choice -> isAct(choice.label()))
        .findFirst()
        .map(act -> new Decision(List.of(act), 1));
  }

  /** Of a credential that is known to be meant a fact that seems to be asked is worth telling. */
  private static boolean isFact(StandAlone meant, Decision decision) {
    return meant.choice().kind() == Among.Kind.QUESTIONS
        && !meant.credentials().isEmpty()
        && group(decision) == Ask.Group.FACET;
  }

  private static boolean isRefused(Decision decision) {
    return isRefused(decision.first().label());
  }

  private static boolean isRefused(String label) {
    return Ask.named(label).filter(Ask::isRefused).isPresent();
  }

  private static boolean isAct(String label) {
    return Ask.named(label).filter(ask -> ask.group() == Ask.Group.ACT).isPresent();
  }

  /** True where a text is still no more than a word on the answer before. */
  private static boolean asksNothing(Decision decision) {
    String first = decision.first().label();
    return decision.clarity() == Clarity.UNCLEAR
        || first.equals(Ask.OTHER_ONE.word())
        || first.equals(Ask.FOR_OTHER.word());
  }

  /** A request that stands by itself, as what it was decided to be. */
  private Part read(Request request, Decision decision, StandAlone meant, List<String> pointed) {
    List<String> named = Mentions.ids(mentions.credentials(request.asked()));
    Set<String> all = new LinkedHashSet<>(named);
    all.addAll(Mentions.ids(mentions.credentials(request.told())));
    all.addAll(pointed);
    Part undecided =
        new Part(
            completed(request.asked(), named, List.copyOf(all)),
            request.whole(),
            Ask.UNCLEAR,
            null,
            decision,
            List.copyOf(all),
            mentions.topics(request.asked()),
            Mentions.ids(mentions.languages(request.asked())),
            profiles.pathIn(request.asked()).orElse(null),
            false,
            meant.whom());
    if (meant.label() != null) {
      return undecided.as(meant.label(), false);
    }
    if (meant.item() != null && group(decision) != Ask.Group.REFUSED) {
      return undecided.as(meant.item(), false);
    }
    return decision.clarity() == Clarity.UNCLEAR && !isFact(meant, decision)
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
                  case ACT -> context.state().last().isPresent();
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
        .filter(Interpreter::canStandBeside)
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
    Profile aimed = profiles.goalIn(text, profile).map(profile::withGoal).orElse(profile);
    return Numbers.hoursPerWeek(text).isPresent()
        ? aimed
        : Numbers.hours(text).map(aimed::withHours).orElse(aimed);
  }
}
