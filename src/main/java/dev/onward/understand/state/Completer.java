package dev.onward.understand.state;

import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Guide;
import dev.onward.knowledge.Item;
import dev.onward.knowledge.Kind;
import dev.onward.knowledge.Vocabulary;
import dev.onward.understand.state.Exchange.Question;
import dev.onward.understand.state.Exchange.Reply;
import dev.onward.understand.state.Pointing.Place;
import dev.onward.understand.state.Pointing.Span;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import dev.onward.understand.text.Sentences;
import dev.onward.understand.text.Token;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a turn that leans on the conversation a question that stands by itself. How it leans is
 * a trained decision, {@link LeaningModel}; what it leans on is a fact of the state. Where two
 * readings are near, both are given, and the one that asks something clear is taken; what is asked
 * is not decided here. A turn that stands by itself stays as it is. Thread-safe.
 */
public final class Completer {
  private static final int BRIEF = 4;
  private static final int LEANING = 14;

  /** A bare number in a talk is the code that ends with it, such as 103. */
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])\\d{3}(?![\\w%-])");

  private static final Set<Kind> THINGS =
      Set.of(Kind.PROJECT, Kind.UPDATE, Kind.COMMUNITY, Kind.APPLIED_SKILL);

  /** What is answered with credentials that nobody has named. */
  private static final Set<String> ADVISES = Set.of("next-step", "list");

  /** What is answered with one thing, where that is told apart by search. */
  private static final Set<String> ONE_THING =
      Set.of("product-status", "applied-skill", "technical");

  /** Words on an answer that may name the part of it that they are on. */
  private static final Set<String> POINTING_ACTS =
      Set.of(
          "other-one",
          "for-other",
          "both",
          "more",
          "example",
          "shorter",
          "simpler",
          "not-asked",
          "you-are-wrong",
          "no",
          "yes",
          "again");

  private final Catalogue catalogue;
  private final Mentions mentions;
  private final LeaningModel leanings;
  private final Pointing pointing;
  private final Persons persons;

  public Completer(
      Catalogue catalogue, Vocabulary vocabulary, Mentions mentions, LeaningModel leanings) {
    this.catalogue = catalogue;
    this.mentions = mentions;
    this.leanings = leanings;
    Cues cues = new Cues(vocabulary.pointing());
    this.pointing = new Pointing(cues);
    this.persons = new Persons(cues);
  }

  /** The request as it is meant after what was said before. */
  public StandAlone completed(Said request, State state, LocalDate today) {
    boolean ofUnknown = !mentions.unknownCodes(request.asked()).isEmpty();
    if (state.last().isEmpty() || ofUnknown) {
      // An exam that nobody here knows is none that was spoken of.
      return named(StandAlone.of(request.asked()), persons.whom(request, null, false));
    }
    Said said = request.asking(coded(request.asked(), state));
    Leaning form = form(said);
    Leaning leaning = leaning(form, said, state);
    @Nullable String before =
        state.exchanges().reversed().stream()
            .flatMap(one -> Optional.ofNullable(one.question().whom()).stream())
            .findFirst()
            .orElse(null);
    @Nullable String whom = persons.whom(said, before, pointing.opens(said.asked()));
    StandAlone alone =
        standsAlone(said, leaning)
            ? StandAlone.of(said.asked())
            : meant(new Turn(said, state, state.last().get(), form, leaning, today), whom);
    return named(alone, whom);
  }

  /**
   * What is told at length says itself what it is about; its "it" is its own. Measured on lines
   * that need nothing before them: without this rule one in nine was misread.
   */
  private static boolean standsAlone(Said said, Leaning leaning) {
    int words = Token.of(said.asked()).size() + Token.of(said.told()).size();
    return words > (leaning == Leaning.WHOLE ? LEANING : 2 * LEANING);
  }

  /** How a turn leans by its form; what sets something right does so as a whole. */
  private Leaning form(Said said) {
    Leaning whole = leanings.ranked(said.whole()).getFirst();
    return said.told().isEmpty() || whole == Leaning.INSTEAD
        ? whole
        : leanings.ranked(said.asked()).getFirst();
  }

  /**
   * The words of a turn may have told already that it needs nothing before it, or what it needs.
   */
  private Leaning leaning(Leaning form, Said said, State state) {
    boolean ofAnother = ofAnother(said.taken(), state);
    if (form == Leaning.WORD && (said.sort() == Said.Sort.FACT || ofAnother)) {
      return Leaning.ONE;
    }
    boolean brief =
        Token.of(said.asked()).size() <= BRIEF
            && (form == Leaning.ONE || form == Leaning.CLOSER || form == Leaning.SEVERAL);
    boolean whole =
        said.sort() == Said.Sort.QUESTION && !ofAnother && !brief && form != Leaning.INSTEAD;
    return whole ? Leaning.WHOLE : form;
  }

  /** True of an item on other credentials than those that were spoken of. */
  private boolean ofAnother(String label, State state) {
    List<String> about = catalogue.guide(label).map(Guide::about).orElse(List.of());
    return !about.isEmpty()
        && !state.credentials().isEmpty()
        && state.credentials().stream().noneMatch(about::contains);
  }

  /**
   * The text with bare numbers as codes: of what was spoken of, else the only one that is known.
   */
  private String coded(String text, State state) {
    return NUMBER
        .matcher(text)
        .replaceAll(number -> {
          String end = "-" + number.group();
          List<String> spoken =
              state.exchanges().reversed().stream()
                  .flatMap(one ->
                      Stream.concat(
                          one.question().credentials().stream(), one.reply().cited().stream()))
                  .toList();
          return Stream.concat(
                  spoken.stream(),
                  catalogue.credentials().stream()
                      .map(Credential::id)
                      .filter(id -> id.startsWith("A")))
              .filter(id -> id.endsWith(end))
              .findFirst()
              .orElse(number.group());
        });
  }

  /** The questions that a yes takes, the offered ones of the last answer; empty where none were. */
  public static List<String> taken(State state, int most) {
    return state.last().stream()
        .flatMap(last -> last.reply().offered().stream())
        .limit(most)
        .toList();
  }

  private StandAlone named(StandAlone alone, @Nullable String whom) {
    StandAlone otherwise = alone.otherwise();
    StandAlone named = alone.about(whom, persons.about(whom, alone.text()));
    return otherwise == null ? named : named.or(named(otherwise, whom));
  }

  /** A request and what stands before it. */
  private record Turn(
      Said said, State state, Exchange last, Leaning form, Leaning leaning, LocalDate today) {
    String asked() {
      return said.asked();
    }

    boolean isAct() {
      return said.sort() == Said.Sort.ACT;
    }

    boolean isTaken(String label) {
      return isAct() && said.taken().equals(label);
    }

    int words() {
      return Token.of(said.asked()).size();
    }
  }

  private StandAlone meant(Turn turn, @Nullable String whom) {
    if (turn.isAct() && !POINTING_ACTS.contains(turn.said().taken())) {
      return asItIs(turn);
    }
    Optional<StandAlone> pointed = pointedAt(turn);
    if (pointed.isPresent()) {
      return pointed.get();
    }
    List<Found> names = mentions.credentials(turn.asked());
    if (isOfSomebody(turn, whom)) {
      return again(turn, Mentions.ids(names));
    }
    if (isOfSelfAgain(turn, whom)) {
      return ofSelf(turn);
    }
    boolean ofEach = turn.isTaken("other-one") && pointing.has("one-of-two", turn.asked());
    if (ofEach || (turn.said().taken().equals("both") && !turn.said().told().isEmpty())) {
      return ofSeveral(turn, whom).orElseGet(() -> asItIs(turn));
    }
    if (turn.leaning() == Leaning.INSTEAD && !turn.isTaken("you-are-wrong")) {
      return instead(turn, names);
    }
    if (turn.isAct()) {
      boolean ofThing = turn.form() == Leaning.ONE && turn.words() <= BRIEF;
      return ofThing && focus(turn).isPresent() && POINTING_ACTS.contains(turn.said().taken())
          ? ofOne(turn)
          : asItIs(turn);
    }
    if (!names.isEmpty()) {
      return withNames(turn, names);
    }
    return mentions.credentials(turn.said().told()).isEmpty() ? leaning(turn, whom) : asItIs(turn);
  }

  /** What was meant, in the place of what was asked before. */
  private StandAlone instead(Turn turn, List<Found> names) {
    Question last = turn.last().question();
    if (!names.isEmpty()) {
      boolean only = turn.said().told().isEmpty() && turn.words() <= 2 * BRIEF;
      return only && turn.said().sort() != Said.Sort.FACT
          ? again(turn, Mentions.ids(names))
          : asItIs(turn).without(last.label());
    }
    List<String> focused = focused(turn);
    return behind(turn, focused).without(last.label()).goingOnWith(topic(last));
  }

  private static StandAlone asItIs(Turn turn) {
    return StandAlone.of(turn.asked());
  }

  /** "And for my colleague?", and "for me?" after it. */
  private boolean isOfSomebody(Turn turn, @Nullable String whom) {
    boolean changed = whom != null || turn.last().question().whom() != null;
    boolean nothingElse =
        pointing.isBare(persons.without(turn.asked()).replaceAll("(?i)\\b(?:me|i)\\b", " "));
    return turn.isTaken("for-other") || (changed && nothingElse);
  }

  /** "And what about me, can I renew mine?", after somebody else's. */
  private boolean isOfSelfAgain(Turn turn, @Nullable String whom) {
    return whom == null
        && turn.last().question().whom() != null
        && (pointing.opens(turn.asked())
            || (turn.form() == Leaning.SAME && !turn.said().taken().equals("recall")))
        && pointing.has("self", turn.asked());
  }

  /** What was asked of another's badge is then asked of the person's own. */
  private static StandAlone ofSelf(Turn turn) {
    String label = turn.last().question().label();
    return AskedAs.isOfBadge(label)
        ? StandAlone.of(AskedAs.question(label, List.of("my badge"))).asking(label)
        : StandAlone.of(turn.asked()).without(label);
  }

  // ---------------------------------------------------------------- places and traits

  /** "The second", "the other one", "the cheaper one". */
  private Optional<StandAlone> pointedAt(Turn turn) {
    Optional<Place> place = pointing.place(turn.asked());
    if (place.isEmpty() && pointing.place(turn.said().told()).isPresent()) {
      return inPlace(turn, pointing.place(turn.said().told()).get().index())
          .map(id -> withThing(turn, id));
    }
    if (place.isPresent()) {
      Optional<StandAlone> found = inPlace(turn, place.get());
      if (found.isPresent()) {
        return found;
      }
    }
    Picks picks = new Picks(catalogue, turn.state(), turn.today());
    if (pointing.has("newer", turn.asked()) && turn.words() <= BRIEF) {
      List<String> gone = turn.state().credentials();
      return gone.isEmpty()
          ? Optional.empty()
          : Optional.of(
              StandAlone.of(AskedAs.question("successor", gone), gone).asking("successor"));
    }
    Optional<Pointing.Picked> picked =
        pointing.picked(turn.asked()).filter(one -> isOneOf(one.trait(), turn));
    if (picked.isPresent()) {
      return picks
          .one(picked.get().trait())
          .map(id -> other(turn, of(turn, picked.get().span(), id)))
          .or(() ->
              picks.others().isEmpty()
                  ? Optional.empty()
                  : Optional.of(behind(turn, picks.others())));
    }
    return turn.isTaken("other-one") && !pointing.has("one-of-two", turn.asked())
        ? picks.one(Pointing.Trait.OTHER).map(id -> again(turn, List.of(id)))
        : Optional.empty();
  }

  /** "Does one need the other?" is about both; "what replaced it?" asks for it. */
  private static boolean isOneOf(Pointing.Trait trait, Turn turn) {
    return switch (trait) {
      case OTHER -> turn.leaning() != Leaning.SEVERAL;
      case NEWER -> !turn.said().taken().equals("successor") || turn.words() > 2 * BRIEF;
      default -> true;
    };
  }

  /** "The second looks good. How many hours?" */
  private StandAlone withThing(Turn turn, String id) {
    if (catalogue.credential(id).isPresent()) {
      return behind(turn, List.of(id)).amongQuestions();
    }
    String title = catalogue.item(id).map(Completer::title).orElse(id);
    return StandAlone.of(turn.asked() + " (" + title + ")").decidedBy(turn.asked()).ofThing(id);
  }

  private Optional<String> inPlace(Turn turn, int index) {
    return at(new Picks(catalogue, turn.state(), turn.today()).shown(), index);
  }

  private Optional<StandAlone> inPlace(Turn turn, Place place) {
    Reply reply = turn.last().reply();
    List<String> shown = new Picks(catalogue, turn.state(), turn.today()).shown();
    if (shown.isEmpty() && reply.offered().size() > 1) {
      return at(reply.offered(), place.index()).map(question -> StandAlone.of(question));
    }
    return at(shown, place.index()).map(id -> of(turn, place.span(), id));
  }

  /** To pick the one that was just asked about is to want to know more of it. */
  private static StandAlone other(Turn turn, StandAlone picked) {
    return picked.text().equals(turn.last().question().text()) && !picked.credentials().isEmpty()
        ? StandAlone.of(AskedAs.question("describe", picked.credentials()), picked.credentials())
            .asking("describe")
        : picked;
  }

  private static Optional<String> at(List<String> shown, int index) {
    int place = index < 0 ? shown.size() - 1 : index;
    return place >= 0 && place < shown.size() ? Optional.of(shown.get(place)) : Optional.empty();
  }

  /** The turn with what it points at in the place of the pointing words. */
  private StandAlone of(Turn turn, Span span, String id) {
    if (catalogue.credential(id).isEmpty()) {
      String title = catalogue.item(id).map(Completer::title).orElse(id);
      StandAlone named = StandAlone.of(span.replaced(turn.asked(), title));
      return named.ofThing(id);
    }
    StandAlone again = again(turn, List.of(id));
    boolean bare = pointing.isBare(span.replaced(turn.asked(), " "));
    return bare
        ? again
        : StandAlone.of(span.replaced(turn.asked(), id), List.of(id)).amongQuestions().or(again);
  }

  // ---------------------------------------------------------------- names

  private StandAlone withNames(Turn turn, List<Found> names) {
    List<String> ids = Mentions.ids(names);
    boolean same =
        turn.leaning() == Leaning.SAME
            && turn.said().sort() != Said.Sort.FACT
            && turn.words() <= 2 * BRIEF
            && canBeAskedAgain(turn.last().question().label());
    if (same || pointing.isBare(Mentions.masked(turn.asked(), names, " "))) {
      return again(turn, ids);
    }
    Optional<String> focus = focus(turn).filter(name -> !ids.contains(name));
    if (turn.leaning() == Leaning.ONE && names.size() == 1 && focus.isPresent()) {
      String head = turn.asked().substring(0, names.getFirst().end());
      Optional<String> tail = pointing.one(turn.asked().substring(head.length()), focus.get());
      if (tail.isPresent()) {
        return StandAlone.of(head + tail.get());
      }
    }
    String ahead = turn.asked().substring(0, names.getFirst().start());
    List<String> several = new Picks(catalogue, turn.state(), turn.today()).others();
    return focus
        .flatMap(name -> pointing.one(ahead, name))
        .or(() -> several.size() > 1 ? pointing.several(ahead, joined(several)) : Optional.empty())
        .map(text -> text + turn.asked().substring(ahead.length()))
        .map(text -> StandAlone.of(text))
        .orElseGet(() -> asItIs(turn));
  }

  private boolean canBeAskedAgain(String label) {
    return AskedAs.question(label).isPresent() || catalogue.item(label).isPresent();
  }

  // ---------------------------------------------------------------- one, several, closer

  private StandAlone leaning(Turn turn, @Nullable String whom) {
    Optional<String> named = focus(turn).flatMap(name -> pointing.one(turn.asked(), name));
    if (named.isPresent() && pointing.isBare(named.get().replace(focus(turn).orElse(""), " "))) {
      return again(turn, focused(turn));
    }
    if (named.isPresent() && turn.said().sort() == Said.Sort.QUESTION) {
      Optional<Item> update =
          item(turn)
              .filter(item -> focused(turn).isEmpty())
              .filter(item -> item.document().kind() == Kind.UPDATE);
      return update.isPresent()
          ? StandAlone.of(named.get()).ofThing(update.get().id())
          : StandAlone.of(named.get(), focused(turn));
    }
    return switch (turn.leaning()) {
      case SEVERAL -> ofSeveral(turn, whom).orElseGet(() -> ofOne(turn));
      case ONE -> ofOne(turn);
      case SAME, CLOSER -> closer(turn);
      case WORD -> StandAlone.of(turn.asked()).amongActs().or(ofOne(turn));
      case WHOLE, INSTEAD -> ofFact(turn, whom);
    };
  }

  private Optional<StandAlone> ofSeveral(Turn turn, @Nullable String whom) {
    List<String> several = new Picks(catalogue, turn.state(), turn.today()).others();
    boolean named = pointing.several(turn.asked(), "").isPresent();
    boolean one = turn.last().question().credentials().size() == 1 && !wereAsked(several, turn);
    if (several.size() < 2 || whom != null || (one && !named)) {
      return Optional.empty();
    }
    return Optional.of(
        pointing
            .several(turn.asked(), joined(several))
            .map(text -> StandAlone.of(text, several))
            .orElseGet(() -> behind(turn, several))
            .amongQuestions()
            .goingOnWith(topic(turn.last().question())));
  }

  /** True where each of them was asked about, and not only shown. */
  private static boolean wereAsked(List<String> ids, Turn turn) {
    List<String> asked =
        turn.state().exchanges().stream()
            .flatMap(one -> one.question().credentials().stream())
            .toList();
    return asked.containsAll(ids);
  }

  /** What was spoken of last, in the place of the word that stands for it, or behind the turn. */
  private StandAlone ofOne(Turn turn) {
    List<String> focused = focused(turn);
    Optional<Item> thing = focused.isEmpty() ? item(turn) : Optional.empty();
    Optional<String> name = thing.map(Completer::title).or(() -> focus(turn));
    if (name.isEmpty()) {
      return turn.words() <= BRIEF ? closer(turn) : asItIs(turn);
    }
    String text = pointing.one(turn.asked(), name.get()).orElse(turn.asked());
    if (thing.isPresent()) {
      return StandAlone.of(text.equals(turn.asked()) ? text + " (" + name.get() + ")" : text)
          .decidedBy(turn.asked())
          .ofThing(thing.get().id());
    }
    if (isEvent(turn.last().question())) {
      return onTop(turn, focused).amongQuestions();
    }
    StandAlone one =
        text.equals(turn.asked()) ? behind(turn, focused) : StandAlone.of(text, focused);
    return unlikeBefore(turn, one.decidedBy(turn.asked()).amongQuestions())
        .goingOnWith(topic(turn.last().question()));
  }

  /**
   * True where the last turn was on something that happened, such as an exam that was failed: what
   * is asked then is asked of that, and no fact of the credential.
   */
  private boolean isEvent(Question last) {
    return last.label().equals("empathy")
        || catalogue.guide(last.label()).filter(guide -> guide.about().isEmpty()).isPresent();
  }

  /** A fact that is asked for without a name is one of what was spoken of. */
  private StandAlone ofFact(Turn turn, @Nullable String whom) {
    boolean ofFacts =
        !turn.last().question().credentials().isEmpty()
            || AskedAs.isOfCredentials(turn.last().question().label());
    boolean brief = turn.words() <= 2 * BRIEF;
    if (brief && turn.said().sort() == Said.Sort.FACT && isEvent(turn.last().question())) {
      return onTop(turn, focused(turn)).amongQuestions();
    }
    if (turn.said().sort() == Said.Sort.FACT
        && ofFacts
        && brief
        && !pointing.has("self", turn.asked())) {
      return ofSeveral(turn, whom)
          .filter(all -> pointing.several(turn.asked(), "").isPresent())
          .orElseGet(() -> ofOne(turn));
    }
    boolean unclear = turn.said().sort() == Said.Sort.UNCLEAR && turn.words() <= BRIEF;
    return unclear ? closer(turn) : asItIs(turn);
  }

  /** "And in Germany?" An item may say more on what it answered; a fact is told once. */
  private StandAlone closer(Turn turn) {
    Question last = turn.last().question();
    boolean ofThing = ONE_THING.contains(last.label()) && focused(turn).isEmpty();
    if (item(turn).filter(item -> ofThing || item.id().equals(last.label())).isPresent()) {
      return ofOne(turn);
    }
    StandAlone onTop = onTop(turn, focused(turn)).amongQuestions();
    if (turn.said().taken().equals(last.label())) {
      return onTop;
    }
    if (turn.said().sort() == Said.Sort.FACT && !focused(turn).isEmpty()) {
      return ofOne(turn);
    }
    return AskedAs.isOfCredentials(last.label()) ? unlikeBefore(turn, onTop) : onTop;
  }

  /** The answer before does not answer what is asked after it, unless a figure has changed. */
  private static StandAlone unlikeBefore(Turn turn, StandAlone alone) {
    boolean figure = turn.asked().chars().anyMatch(Character::isDigit);
    return figure ? alone : alone.without(turn.last().question().label());
  }

  /** The question before with the turn behind it. */
  private StandAlone onTop(Turn turn, List<String> credentials) {
    String before = topic(turn.last().question());
    String end = before.matches(".*[.?!]$") ? " " : ". ";
    return StandAlone.of(before + end + turn.asked(), credentials)
        .decidedBy(turn.asked())
        .goingOnWith(before);
  }

  /** What the question before was on, in few words, whatever it had been put on top of itself. */
  private String topic(Question last) {
    if (AskedAs.isOfCredentials(last.label()) && !last.credentials().isEmpty()) {
      return AskedAs.question(last.label(), last.credentials());
    }
    return catalogue.guide(last.label()).map(Completer::title).orElse(Persons.plain(last.text()));
  }

  /** The turn with what it is about behind it. */
  private static StandAlone behind(Turn turn, List<String> credentials) {
    return credentials.isEmpty()
        ? StandAlone.of(turn.asked())
        : StandAlone.of(turn.asked() + " (" + String.join(", ", credentials) + ")", credentials)
            .decidedBy(turn.asked());
  }

  // ---------------------------------------------------------------- the same again

  /** The question before, of these; of the same ones where none are given. */
  private StandAlone again(Turn turn, List<String> ids) {
    Question last = turn.last().question();
    String before = Persons.plain(last.text());
    if (ids.isEmpty()) {
      StandAlone same = StandAlone.of(before, last.credentials());
      return last.label().equals("unclear") ? same : same.asking(last.label());
    }
    List<String> all = compared(last, ids);
    String label = AskedAs.ofOne(last.label(), all);
    List<Found> names = mentions.credentials(before);
    boolean sameWords = names.size() == 1 && all.size() == 1 && label.equals(last.label());
    if (sameWords) {
      StandAlone other = StandAlone.of(Mentions.masked(before, names, all.getFirst()), all);
      return AskedAs.isOfCredentials(label) ? other.asking(label) : other;
    }
    if (AskedAs.isOfCredentials(label)) {
      return StandAlone.of(AskedAs.question(label, all), all).asking(label);
    }
    return StandAlone.of(before + " (" + String.join(", ", all) + ")", all);
  }

  /** Another one is compared with those before. */
  private static List<String> compared(Question last, List<String> ids) {
    if (!last.label().equals("compare") || last.credentials().containsAll(ids)) {
      return ids;
    }
    Set<String> all = new LinkedHashSet<>(last.credentials());
    all.addAll(ids);
    return List.copyOf(all);
  }

  // ---------------------------------------------------------------- what was spoken of

  /** The credentials that are spoken of; of one that is gone and one that is open the open one. */
  private List<String> focused(Turn turn) {
    if (turn.last().question().credentials().isEmpty() && thing(turn).isPresent()) {
      return List.of();
    }
    List<String> asked = turn.state().credentials();
    Question last = turn.last().question();
    boolean none =
        ADVISES.contains(last.label()) || (last.credentials().isEmpty() && isAdvice(turn.last()));
    boolean gone =
        AskedAs.isOfExam(turn.said().taken())
            && asked.stream().noneMatch(id -> isOpen(id, turn.today()));
    List<String> chosen = turn.leaning() == Leaning.SEVERAL ? List.of() : chosen(turn);
    List<String> recommended = none || gone ? recommended(turn) : chosen;
    List<String> spoken = recommended.isEmpty() ? asked : recommended.subList(0, 1);
    List<String> open = spoken.stream().filter(id -> isOpen(id, turn.today())).toList();
    boolean several = turn.leaning() == Leaning.SEVERAL;
    return !several && spoken.size() > 1 && open.size() == 1 ? open : spoken;
  }

  /** Of several that were asked about the one that the answer's first sentence is for. */
  private List<String> chosen(Turn turn) {
    List<String> sentences = Sentences.of(turn.last().reply().text());
    List<String> first =
        sentences.isEmpty()
            ? List.of()
            : Mentions.ids(mentions.credentials(sentences.getFirst())).stream()
                .filter(id -> isOpen(id, turn.today()))
                .toList();
    return turn.last().question().credentials().size() > 1 && first.size() == 1 ? first : List.of();
  }

  /** The credentials that the last answer spoke of without being asked, as far as they are open. */
  private List<String> recommended(Turn turn) {
    return turn.last().reply().cited().stream().filter(id -> isOpen(id, turn.today())).toList();
  }

  /** True of an answer that names credentials which nobody asked about. */
  private boolean isAdvice(Exchange exchange) {
    String label = exchange.question().label();
    return ADVISES.contains(label)
        || catalogue
            .guide(label)
            .flatMap(guide -> exchange.reply().cited().stream().findFirst())
            .flatMap(catalogue::credential)
            .isPresent();
  }

  private boolean isOpen(String id, LocalDate today) {
    return catalogue.credential(id).filter(one -> one.statusOn(today).isOpen()).isPresent();
  }

  /** What was spoken of last, in words. */
  private Optional<String> focus(Turn turn) {
    List<String> credentials = focused(turn);
    return credentials.isEmpty() ? thing(turn) : Optional.of(joined(credentials));
  }

  /** What is no credential, by its title. */
  private Optional<String> thing(Turn turn) {
    return item(turn)
        .map(Completer::title)
        .or(() -> Optional.ofNullable(turn.last().reply().step()));
  }

  private static String title(Item item) {
    return item.document().title();
  }

  /** The one thing that was answered with. */
  private Optional<Item> item(Turn turn) {
    Reply reply = turn.last().reply();
    Optional<Item> answered =
        catalogue
            .item(turn.last().question().label())
            .filter(item -> THINGS.contains(item.document().kind()));
    if (answered.isPresent()) {
      return answered;
    }
    return reply.listed().isEmpty()
        ? reply.cited().stream()
            .findFirst()
            .flatMap(catalogue::item)
            .filter(item -> THINGS.contains(item.document().kind()))
        : Optional.empty();
  }

  private static String joined(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
