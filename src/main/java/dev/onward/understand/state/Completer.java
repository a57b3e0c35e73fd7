package dev.onward.understand.state;

import dev.onward.knowledge.Catalogue;
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
import dev.onward.understand.text.Token;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a turn that leans on the conversation a question that stands by itself. What it points
 * at is a fact of the state, found by the words of the vocabulary; what it asks is not decided
 * here. A turn that stands by itself stays as it is. Thread-safe.
 */
public final class Completer {
  private static final int BRIEF = 4;
  private static final int NEARLY_BRIEF = 6;
  private static final int LEANING = 14;
  private static final Set<Kind> THINGS =
      Set.of(Kind.PROJECT, Kind.UPDATE, Kind.COMMUNITY, Kind.APPLIED_SKILL);

  private final Catalogue catalogue;
  private final Mentions mentions;
  private final Pointing pointing;
  private final Persons persons;

  public Completer(Catalogue catalogue, Vocabulary vocabulary, Mentions mentions) {
    this.catalogue = catalogue;
    this.mentions = mentions;
    Cues cues = new Cues(vocabulary.pointing());
    this.pointing = new Pointing(cues);
    this.persons = new Persons(cues);
  }

  /** The request as it is meant after what was said before. */
  public StandAlone completed(Said said, State state, LocalDate today) {
    @Nullable String before =
        state.exchanges().reversed().stream()
            .flatMap(one -> Optional.ofNullable(one.question().whom()).stream())
            .findFirst()
            .orElse(null);
    @Nullable String whom = persons.whom(said, before, pointing.opens(said.asked()));
    StandAlone alone =
        state.last().isEmpty() || standsAlone(said)
            ? StandAlone.of(said.asked(), List.of())
            : meant(new Turn(said, state, state.last().get(), today), whom);
    return named(alone, whom);
  }

  /**
   * What is told at length says itself what it is about; its "it" is its own. Measured on lines
   * that need nothing before them: without this rule one in nine was misread.
   */
  private static boolean standsAlone(Said said) {
    int words = Token.of(said.asked()).size() + Token.of(said.told()).size();
    return words > LEANING;
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
    return new StandAlone(
        persons.about(whom, alone.text()),
        alone.credentials(),
        alone.label(),
        alone.item(),
        whom,
        otherwise == null ? null : named(otherwise, whom));
  }

  /** A request and what stands before it. */
  private record Turn(Said said, State state, Exchange last, LocalDate today) {
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
    Optional<StandAlone> pointed = pointedAt(turn);
    if (pointed.isPresent()) {
      return pointed.get();
    }
    if (isOfSomebody(turn, whom)) {
      return again(turn, List.of());
    }
    if (turn.isAct()) {
      return asItIs(turn);
    }
    List<Found> names = mentions.credentials(turn.asked());
    if (!names.isEmpty()) {
      return withNames(turn, names);
    }
    return mentions.credentials(turn.said().told()).isEmpty() ? leaning(turn, whom) : asItIs(turn);
  }

  private static StandAlone asItIs(Turn turn) {
    return StandAlone.of(turn.asked(), List.of());
  }

  /** "And for my colleague?", and "for me?" after it. */
  private boolean isOfSomebody(Turn turn, @Nullable String whom) {
    boolean changed = whom != null || turn.last().question().whom() != null;
    boolean nothingElse =
        pointing.isBare(persons.without(turn.asked()).replaceAll("(?i)\\b(?:me|i)\\b", " "));
    return turn.isTaken("for-other") || (changed && nothingElse);
  }

  // ---------------------------------------------------------------- places and traits

  /** "The second", "the other one", "the cheaper one". */
  private Optional<StandAlone> pointedAt(Turn turn) {
    Optional<Place> place = pointing.place(turn.asked());
    if (place.isPresent()) {
      Optional<StandAlone> found = inPlace(turn, place.get());
      if (found.isPresent()) {
        return found;
      }
    }
    Picks picks = new Picks(catalogue, turn.state(), turn.today());
    Optional<Pointing.Picked> picked = pointing.picked(turn.asked());
    if (picked.isPresent()) {
      return picks
          .one(picked.get().trait())
          .map(id -> other(turn, of(turn, picked.get().span(), id)))
          .or(() ->
              picks.others().isEmpty()
                  ? Optional.empty()
                  : Optional.of(behind(turn, picks.others())));
    }
    return turn.isTaken("other-one")
        ? picks.one(Pointing.Trait.OTHER).map(id -> again(turn, List.of(id)))
        : Optional.empty();
  }

  private Optional<StandAlone> inPlace(Turn turn, Place place) {
    Reply reply = turn.last().reply();
    List<String> shown = new Picks(catalogue, turn.state(), turn.today()).shown();
    if (shown.isEmpty() && reply.offered().size() > 1) {
      return at(reply.offered(), place.index()).map(question -> StandAlone.of(question, List.of()));
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
      String title = catalogue.item(id).map(item -> item.document().title()).orElse(id);
      StandAlone named = StandAlone.of(span.replaced(turn.asked(), title), List.of());
      return new StandAlone(named.text(), List.of(), null, id, null, null);
    }
    StandAlone again = again(turn, List.of(id));
    boolean bare = pointing.isBare(span.replaced(turn.asked(), " "));
    return bare ? again : StandAlone.of(span.replaced(turn.asked(), id), List.of(id)).or(again);
  }

  // ---------------------------------------------------------------- names

  private StandAlone withNames(Turn turn, List<Found> names) {
    List<String> ids = Mentions.ids(names);
    if (pointing.isBare(Mentions.masked(turn.asked(), names, " "))) {
      return again(turn, ids);
    }
    Optional<String> focus = focus(turn).filter(name -> !ids.contains(name));
    String ahead = turn.asked().substring(0, names.getFirst().start());
    List<String> several = new Picks(catalogue, turn.state(), turn.today()).others();
    return focus
        .flatMap(name -> pointing.one(ahead, name))
        .or(() -> several.size() > 1 ? pointing.several(ahead, joined(several)) : Optional.empty())
        .map(text -> text + turn.asked().substring(ahead.length()))
        .map(text -> StandAlone.of(text, List.of()))
        .orElseGet(() -> asItIs(turn));
  }

  // ---------------------------------------------------------------- one, several, none

  private StandAlone leaning(Turn turn, @Nullable String whom) {
    List<String> several = new Picks(catalogue, turn.state(), turn.today()).others();
    if (several.size() > 1 && whom == null) {
      Optional<String> all = pointing.several(turn.asked(), joined(several));
      if (all.isPresent()) {
        return StandAlone.of(all.get(), several);
      }
    }
    Optional<String> focus = focus(turn);
    Optional<String> one = focus.flatMap(name -> pointing.one(turn.asked(), name));
    if (one.isPresent()) {
      return ofOne(turn, one.get(), focus.get());
    }
    if (several.size() > 1 && isOpen(turn) && pointing.has("which", turn.asked())) {
      return behind(turn, several);
    }
    if (focus.isEmpty()) {
      return onTop(turn).orElseGet(() -> asItIs(turn));
    }
    return pointing.has("closer", turn.asked()) && turn.words() <= NEARLY_BRIEF
        ? onTop(turn, focused(turn))
        : openly(turn);
  }

  /** A fact of a thing that is no credential stands with the thing. */
  private StandAlone ofOne(Turn turn, String text, String name) {
    if (pointing.isBare(text.replace(name, " "))) {
      return again(turn, focused(turn));
    }
    Optional<Item> thing = focused(turn).isEmpty() ? item(turn) : Optional.empty();
    boolean ofIt = turn.said().sort() == Said.Sort.FACT || turn.words() <= NEARLY_BRIEF;
    return thing
        .filter(item -> ofIt)
        .map(item -> new StandAlone(text, List.of(), null, item.id(), null, null))
        .orElseGet(() -> StandAlone.of(text, focused(turn)));
  }

  /** A fact that is asked for without a name is one of what was spoken of; so is what is brief. */
  private StandAlone openly(Turn turn) {
    boolean goesOn = pointing.opens(turn.asked()) || turn.words() <= BRIEF;
    boolean ofSelf = pointing.has("self", turn.asked());
    List<String> focused = focused(turn);
    boolean ofFacts =
        !turn.last().question().credentials().isEmpty()
            || AskedAs.isOfCredentials(turn.last().question().label());
    if (turn.said().sort() == Said.Sort.FACT && !ofSelf && ofFacts) {
      return goesOn || pointing.has("pronouns", turn.asked())
          ? behind(turn, focused).asking(turn.said().taken())
          : asItIs(turn);
    }
    if (isOpen(turn) && !ofSelf && pointing.has("pronouns", turn.asked())) {
      return behind(turn, focused);
    }
    return onTop(turn).orElseGet(() -> asItIs(turn));
  }

  private static boolean isOpen(Turn turn) {
    return switch (turn.said().sort()) {
      case FACT, UNCLEAR, DOUBTFUL -> true;
      case ACT, QUESTION -> false;
    };
  }

  /** "And in Germany?" */
  private Optional<StandAlone> onTop(Turn turn) {
    boolean brief = turn.words() <= BRIEF;
    boolean opens = pointing.opens(turn.asked()) && turn.words() <= NEARLY_BRIEF;
    boolean unclear = turn.said().sort() == Said.Sort.UNCLEAR;
    return (brief && unclear) || opens ? Optional.of(onTop(turn, focused(turn))) : Optional.empty();
  }

  /** The question before with the turn behind it. */
  private static StandAlone onTop(Turn turn, List<String> credentials) {
    String before = Persons.plain(turn.last().question().text());
    String end = before.matches(".*[.?!]$") ? " " : ". ";
    return StandAlone.of(before + end + turn.asked(), credentials);
  }

  /** The turn with what it is about behind it. */
  private static StandAlone behind(Turn turn, List<String> credentials) {
    return StandAlone.of(
        credentials.isEmpty()
            ? turn.asked()
            : turn.asked() + " (" + String.join(", ", credentials) + ")",
        credentials);
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

  private List<String> focused(Turn turn) {
    return turn.last().question().credentials().isEmpty() && thing(turn).isPresent()
        ? List.of()
        : turn.state().credentials();
  }

  /** What was spoken of last, in words. */
  private Optional<String> focus(Turn turn) {
    List<String> credentials = focused(turn);
    return credentials.isEmpty() ? thing(turn) : Optional.of(joined(credentials));
  }

  /** What is no credential, by its title. */
  private Optional<String> thing(Turn turn) {
    return item(turn)
        .map(item -> item.document().title())
        .or(() -> Optional.ofNullable(turn.last().reply().step()));
  }

  /** The one thing that was answered with. */
  private Optional<Item> item(Turn turn) {
    Reply reply = turn.last().reply();
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
