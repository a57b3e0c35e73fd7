package dev.onward.understand.wish;

import dev.onward.plan.CareerPlan;
import dev.onward.plan.CareerPlan.Kind;
import dev.onward.plan.CareerPlan.Step;
import dev.onward.understand.wish.PlanWords.Name;
import dev.onward.understand.wish.PlanWords.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds which steps of a plan a text means: by number or place, by the code of an exam, by what
 * people call them, else by the words of their titles.
 */
public final class StepFinder {
  private static final Pattern CODE =
      Pattern.compile("\\b([a-z]{2,3})[- ]?([cp]?\\d{2,4})\\b", Pattern.CASE_INSENSITIVE);
  private static final int SHORTEST = 4;

  /** Words of titles that tell nothing. */
  private static final Set<String> COMMON =
      Set.of(
          "that",
          "this",
          "with",
          "from",
          "what",
          "which",
          "when",
          "your",
          "their",
          "them",
          "they",
          "have",
          "step",
          "steps",
          "plan",
          "week",
          "weeks",
          "part",
          "parts",
          "before",
          "after",
          "first",
          "last",
          "next",
          "only",
          "into",
          "does",
          "done",
          "take",
          "give",
          "more",
          "than",
          "once",
          "twice",
          "solutions",
          "implement",
          "microsoft",
          "azure",
          "work",
          "really",
          "know",
          "same",
          "people",
          "about",
          "some",
          "showed",
          "then",
          "read",
          "real");

  /**
   * What a text names: all the steps that it may mean, at a place of the text; {@code words} are
   * its own. Empty where it names a step that is not there.
   */
  public record Mention(int at, List<Step> steps, String words) {
    public Mention {
      steps = List.copyOf(steps);
    }

    /** The same in a plan that was drawn meanwhile, as far as the steps are still there. */
    public Mention in(CareerPlan now) {
      return new Mention(
          at, steps.stream().flatMap(step -> now.step(step.id()).stream()).toList(), words);
    }

    public Mention among(List<Step> some) {
      List<Step> left = steps.stream().filter(some::contains).toList();
      return left.isEmpty() ? this : new Mention(at, left, words);
    }
  }

  private final PlanWords words;
  private final CareerPlan plan;

  public StepFinder(PlanWords words, CareerPlan plan) {
    this.words = words;
    this.plan = plan;
  }

  /** In the order of the text; those that are wanted as they are do not count. */
  public List<Mention> find(String text) {
    List<Token> tokens = withoutKept(PlanWords.tokens(text));
    TreeMap<Integer, Mention> found = new TreeMap<>();
    Set<Integer> used = new HashSet<>();
    List<Name> names = words.names(tokens);
    parts(tokens, found, used);
    numbered(tokens, text, found, used);
    nthOfAKind(tokens, names, found, used);
    Map<Integer, String> codes = codes(text, tokens);
    codes.forEach((at, code) -> byCode(at, code, names, found, used));
    byName(tokens, names, found, used);
    if (found.isEmpty()) {
      byTitle(tokens, plan.steps()).ifPresent(mention -> found.put(mention.at(), mention));
    }
    return List.copyOf(found.values());
  }

  /** "But keep the first": what stands behind such words stays. */
  private List<Token> withoutKept(List<Token> tokens) {
    OptionalInt keep = words.first("keep", tokens);
    return keep.isEmpty() || keep.getAsInt() == 0 ? tokens : tokens.subList(0, keep.getAsInt());
  }

  // ---------------------------------------------------------------- by number

  private void numbered(
      List<Token> tokens, String text, Map<Integer, Mention> found, Set<Integer> used) {
    for (int at = 0; at < tokens.size(); at++) {
      if (used.contains(at)) {
        continue;
      }
      if (words.isAt("step", tokens, at)) {
        behind(tokens, at, found, used);
      } else if (isPlaceBefore(tokens, at)) {
        place(tokens, at).ifPresent(place -> several(place, found, used));
      } else if (isAlone(tokens, text, at)) {
        list(tokens, at, found, used);
      }
    }
  }

  /** "Part two of networking", "the first part": by the place within its study. */
  private void parts(List<Token> tokens, Map<Integer, Mention> found, Set<Integer> used) {
    for (int at = 0; at < tokens.size(); at++) {
      if (!words.isAt("part", tokens, at)) {
        continue;
      }
      int behind = at + 1;
      boolean isBehind = behind < tokens.size() && !isAmount(tokens, behind);
      Optional<String> place =
          isBehind ? value(tokens.get(behind).word()) : Optional.<String>empty();
      int number = behind;
      if (place.isEmpty() && at > 0) {
        place = words.ordinal(tokens.get(at - 1).word());
        number = at - 1;
      }
      Optional<String> which = place.filter(value -> value.matches("\\d+"));
      List<Step> steps = which.map(value -> partsAt(value, tokens)).orElse(List.of());
      if (!steps.isEmpty()) {
        found.put(at, new Mention(at, steps, "part " + which.orElseThrow()));
        used.addAll(Set.of(at, number));
        for (Name name : words.names(tokens)) {
          if (name.key().equals("learning")) {
            used(name, used);
          }
        }
      }
    }
  }

  private List<Step> partsAt(String number, List<Token> tokens) {
    Map<Step, Long> hits = hits(tokens, plan.steps());
    List<Step> named =
        plan.steps().stream()
            .filter(step -> step.title().contains("part %s of".formatted(number)))
            .filter(step -> hits.getOrDefault(step, 0L) > 0)
            .toList();
    return named.isEmpty()
        ? plan.steps().stream().filter(step -> step.id().endsWith("-study-" + number)).toList()
        : named;
  }

  /** "Step 4", "steps 2 and 3", "step number two". */
  private void behind(
      List<Token> tokens, int step, Map<Integer, Mention> found, Set<Integer> used) {
    int at = step + 1;
    while (words.isAt("step", tokens, at)) {
      at++;
    }
    if (at < tokens.size() && value(tokens.get(at).word()).isPresent() && !isAmount(tokens, at)) {
      used.add(step);
      list(tokens, at, found, used);
    }
  }

  private void list(List<Token> tokens, int from, Map<Integer, Mention> found, Set<Integer> used) {
    int at = from;
    while (at < tokens.size()) {
      Optional<String> value = value(tokens.get(at).word());
      if (value.isEmpty() || isAmount(tokens, at)) {
        return;
      }
      put(at, value.get(), found, used);
      at = words.isAt("and", tokens, at + 1) ? at + 2 : at + 1;
      while (words.isAt("step", tokens, at)) {
        at++;
      }
    }
  }

  private void put(int at, String value, Map<Integer, Mention> found, Set<Integer> used) {
    used.add(at);
    List<Step> steps = stepAt(value).map(List::of).orElse(List.of());
    found.put(at, new Mention(at, steps, "step " + value));
    if (steps.isEmpty() && value.equals(PlanWords.NEXT)) {
      found.remove(at);
    }
  }

  private Optional<Step> stepAt(String value) {
    if (value.equals(PlanWords.NEXT)) {
      return plan.next();
    }
    int place = value.equals(PlanWords.LAST) ? plan.steps().size() : Integer.parseInt(value);
    return place >= 1 && place <= plan.steps().size()
        ? Optional.of(plan.steps().get(place - 1))
        : Optional.empty();
  }

  private Optional<String> value(String word) {
    OptionalInt number = words.number(word);
    return number.isPresent()
        ? Optional.of(Integer.toString(number.getAsInt()))
        : words.ordinal(word);
  }

  /** "Two weeks" is no step. */
  private boolean isAmount(List<Token> tokens, int at) {
    return List.of("days", "weeks", "months", "hours").stream()
        .anyMatch(unit -> words.isAt(unit, tokens, at + 1));
  }

  /** A place in front of "step" or "one": "the third step", "the first one", "first two steps". */
  private boolean isPlaceBefore(List<Token> tokens, int at) {
    return words.ordinal(tokens.get(at).word()).isPresent() && place(tokens, at).isPresent();
  }

  private record Place(int at, String value, int many) {}

  private Optional<Place> place(List<Token> tokens, int at) {
    Optional<String> ordinal = words.ordinal(tokens.get(at).word());
    if (ordinal.isEmpty()) {
      return Optional.empty();
    }
    if (isStep(tokens, at + 1)) {
      return Optional.of(new Place(at, ordinal.get(), 1));
    }
    OptionalInt many =
        at + 1 < tokens.size() ? words.number(tokens.get(at + 1).word()) : OptionalInt.empty();
    if (many.isPresent() && words.isAt("step", tokens, at + 2)) {
      return Optional.of(new Place(at, ordinal.get(), many.getAsInt()));
    }
    return Optional.empty();
  }

  private boolean isStep(List<Token> tokens, int at) {
    return words.isAt("step", tokens, at) || words.isAt("one", tokens, at);
  }

  private void several(Place place, Map<Integer, Mention> found, Set<Integer> used) {
    put(place.at(), place.value(), found, used);
    for (int more = 1; more < place.many() && place.value().equals("1"); more++) {
      List<Step> steps = stepAt(Integer.toString(more + 1)).map(List::of).orElse(List.of());
      found.put(place.at() + more, new Mention(place.at() + more, steps, "step " + (more + 1)));
      used.add(place.at() + more);
    }
  }

  /**
   * A number by itself: in front of the text, behind "#" or "swap", or a place with nothing behind.
   */
  private boolean isAlone(List<Token> tokens, String text, int at) {
    Token token = tokens.get(at);
    boolean amount = isAmount(tokens, at);
    boolean marked = token.start() > 0 && text.charAt(token.start() - 1) == '#';
    boolean swapped = at > 0 && words.isAt("swap", tokens, at - 1);
    if (words.number(token.word()).isPresent() && !amount && (marked || swapped)) {
      return true;
    }
    String behind = at + 1 < tokens.size() ? tokens.get(at + 1).word() : "";
    boolean verb =
        Set.of("is", "isn", "s", "ist", "es", "est", "done", "wala", "wali", "ho", "hecho", "")
            .contains(behind);
    boolean front = at == 0 && words.number(token.word()).isPresent() && !amount;
    return (front && (verb || words.isAt("weeks", tokens, at + 2)))
        || (words.ordinal(token.word()).isPresent()
            && verb
            && !Set.of(PlanWords.NEXT, PlanWords.LAST).contains(words.ordinal(token.word()).get())
            && !words.isAt("first", tokens, at));
  }

  // ---------------------------------------------------------------- by code

  private static Map<Integer, String> codes(String text, List<Token> tokens) {
    Map<Integer, String> codes = new TreeMap<>();
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      String written = (code.group(1) + "-" + code.group(2)).toUpperCase(Locale.ROOT);
      int start = code.start();
      tokens.stream()
          .filter(token -> token.start() == start)
          .findFirst()
          .ifPresent(token -> codes.putIfAbsent(tokens.indexOf(token), written));
    }
    return codes;
  }

  private void byCode(
      int at, String code, List<Name> names, Map<Integer, Mention> found, Set<Integer> used) {
    List<Step> about = plan.steps().stream().filter(step -> step.sources().contains(code)).toList();
    if (about.isEmpty() || used.contains(at)) {
      return;
    }
    Optional<Name> near =
        names.stream()
            .filter(name -> Math.abs(name.from() - at) <= 5)
            .filter(name -> about.stream().anyMatch(step -> isCalled(step, name.key())))
            .min(Comparator.comparingInt(name -> Math.abs(name.from() - at)));
    near.ifPresent(name -> used(name, used));
    List<Step> named =
        about.stream()
            .filter(step -> isCalled(step, near.map(Name::key).orElse("credential")))
            .toList();
    found.put(at, new Mention(at, named.isEmpty() ? about : named, code));
    used.add(at);
  }

  private static void used(Name name, Set<Integer> used) {
    for (int at = name.from(); at < name.to(); at++) {
      used.add(at);
    }
  }

  // ---------------------------------------------------------------- by name

  /** "The second project", "exam two". */
  private void nthOfAKind(
      List<Token> tokens, List<Name> names, Map<Integer, Mention> found, Set<Integer> used) {
    for (Name name : names) {
      Optional<String> place =
          name.from() > 0 ? words.ordinal(tokens.get(name.from() - 1).word()) : Optional.empty();
      int at = name.from() - 1;
      if (place.isEmpty() && name.to() < tokens.size() && !isAmount(tokens, name.to())) {
        OptionalInt number = words.number(tokens.get(name.to()).word());
        place = number.isPresent() ? Optional.of("" + number.getAsInt()) : Optional.empty();
        at = name.to();
      }
      List<Step> called = called(name.key());
      boolean counts = place.isPresent() && called.size() > 1 && !used.contains(at);
      if (counts) {
        Optional<Step> step = nth(called, place.get());
        step.ifPresent(
            one -> found.put(name.from(), new Mention(name.from(), List.of(one), one.title())));
        used(name, used);
        used.add(at);
      }
    }
  }

  private static Optional<Step> nth(List<Step> steps, String place) {
    if (place.equals(PlanWords.NEXT)) {
      return steps.stream().filter(step -> step.status() != CareerPlan.Progress.DONE).findFirst();
    }
    int at = place.equals(PlanWords.LAST) ? steps.size() : Integer.parseInt(place);
    return at >= 1 && at <= steps.size() ? Optional.of(steps.get(at - 1)) : Optional.empty();
  }

  /** Special names before kinds; a kind next to one only says of what kind it is. */
  private void byName(
      List<Token> tokens, List<Name> names, Map<Integer, Mention> found, Set<Integer> used) {
    List<Name> left = names.stream().filter(name -> !used.contains(name.from())).toList();
    for (Name name : left) {
      List<Step> called = called(name.key());
      if (called.isEmpty() || isSaid(called, found)) {
        continue;
      }
      boolean besideAnother =
          kind(name.key()).isPresent()
              && (left.stream().anyMatch(other -> isBeside(tokens, name, other))
                  || found.keySet().stream().anyMatch(at -> Math.abs(at - name.from()) <= 2));
      if (!besideAnother) {
        Mention mention = new Mention(name.from(), called, name.key());
        List<Token> others = new ArrayList<>(tokens);
        others.subList(name.from(), name.to()).clear();
        found.put(name.from(), called.size() == 1 ? mention : narrowed(mention, others));
      }
    }
  }

  private boolean isBeside(List<Token> tokens, Name kind, Name other) {
    int from = Math.min(kind.to(), other.to());
    int to = Math.max(kind.from(), other.from());
    boolean apart =
        IntStream.range(from, Math.max(from, to))
            .anyMatch(at ->
                Stream.of("before", "after", "and").anyMatch(cue -> words.isAt(cue, tokens, at)));
    return !other.equals(kind)
        && kind(other.key()).isEmpty()
        && !called(other.key()).isEmpty()
        && to - from <= 2
        && !apart;
  }

  private static boolean isSaid(List<Step> called, Map<Integer, Mention> found) {
    return found.values().stream().anyMatch(mention -> called.equals(mention.steps()));
  }

  private List<Step> called(String key) {
    return plan.steps().stream().filter(step -> isCalled(step, key)).toList();
  }

  private static boolean isCalled(Step step, String key) {
    Optional<Kind> kind = kind(key);
    if (kind.isPresent()) {
      boolean study = key.equals("learning") && !step.id().contains("-study-");
      return step.kind() == kind.get() && !study;
    }
    return PlanWords.tokens(step.id() + " " + step.title()).stream()
        .anyMatch(token -> token.word().startsWith(key));
  }

  private static Optional<Kind> kind(String key) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(key))
        .findFirst();
  }

  // ---------------------------------------------------------------- by title

  private static Mention narrowed(Mention mention, List<Token> tokens) {
    Map<Step, Long> hits = hits(tokens, mention.steps());
    long most = hits.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<Step> best =
        mention.steps().stream().filter(step -> hits.getOrDefault(step, 0L) == most).toList();
    return most == 0 ? mention : new Mention(mention.at(), best, mention.words());
  }

  /** The steps that share most words with the text, where one of the words is in few titles. */
  private static Optional<Mention> byTitle(List<Token> tokens, List<Step> steps) {
    Map<Step, Long> hits = hits(tokens, steps);
    long most = hits.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<Step> best =
        steps.stream().filter(step -> most > 0 && hits.getOrDefault(step, 0L) == most).toList();
    boolean weak = most == 1 && tokens.stream().noneMatch(token -> isTelling(token, best));
    return best.isEmpty() || best.size() > 3 || weak
        ? Optional.empty()
        : Optional.of(new Mention(0, best, best.getFirst().title()));
  }

  /** A single word has to be a long one. */
  private static boolean isTelling(Token token, List<Step> steps) {
    return token.word().length() > SHORTEST
        && steps.stream().anyMatch(step -> stems(step).contains(stem(token.word())));
  }

  private static Map<Step, Long> hits(List<Token> tokens, List<Step> steps) {
    Set<String> said =
        tokens.stream()
            .map(Token::word)
            .filter(word -> word.length() >= SHORTEST && !COMMON.contains(word))
            .map(StepFinder::stem)
            .collect(Collectors.toSet());
    Map<Step, Set<String>> titles =
        steps.stream().collect(Collectors.toMap(step -> step, StepFinder::stems, (a, b) -> a));
    return titles.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().stream().filter(said::contains).count()));
  }

  private static Set<String> stems(Step step) {
    List<String> stems = new ArrayList<>();
    for (Token token : PlanWords.tokens(step.title())) {
      if (token.word().length() >= SHORTEST && !COMMON.contains(token.word())) {
        stems.add(stem(token.word()));
      }
    }
    return Set.copyOf(stems);
  }

  /** One and many, and what was done and does, alike. */
  private static String stem(String word) {
    String stem = word.replaceAll("(?:ing|ed|es|s)$", "");
    return stem.length() < 3 ? word : stem;
  }
}
