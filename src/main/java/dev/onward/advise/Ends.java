package dev.onward.advise;

import static dev.onward.advise.Prose.mark;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Confidence;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Update;
import dev.onward.knowledge.Update.Change;
import dev.onward.understand.text.DateFinder;
import dev.onward.understand.text.NamedTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What ends, as of the day of the question: services and models by our updates, credentials by
 * their last day; the nearest first, within the time that the question names. Where that time is
 * behind us, what ended in it.
 */
final class Ends {
  private static final int SHOWN = 5;
  private static final int BESIDE = 3;

  /** Asked of what is over; what is being retired is not. */
  private static final Pattern PAST =
      Pattern.compile(
          "(?i)\\b(?:ha(?:ve|s)|were|was|got|already|recently|lately)\\b[\\w ,'-]{0,40}\\b(?:retired|ended|gone|withdrawn|discontinued|switched off|shut down)\\b"
              + "|(?<!\\b(?:be|being|get|gets) )\\b(?:retired|ended|discontinued) (?:already|recently|lately|so far|this|last|in|since|earlier)\\b");

  private static final Pattern UP_TO =
      Pattern.compile("(?i)\\b(?:until|till?|by|before|up to|bis|hasta|jusqu)\\b");
  private static final Pattern BEFORE = Pattern.compile("(?i)\\bbefore\\b");
  private static final Pattern FROM = Pattern.compile("(?i)\\b(?:after|from|since)\\b");

  /** Of what sorts there are, in the order in which they stand side by side. */
  private enum Sort {
    MODEL("model", "Models:", "models?|modell\\w*|modelos?|llms?|gpt[\\w.-]*"),
    SERVICE(
        "service or runtime",
        "Services and runtimes:",
        "services?|apis?|sdks?|features?|products?|tools?|runtimes?|dienste?|servicios?"),
    CREDENTIAL(
        "exam",
        "Exams and certifications:",
        "exams?|certs?|certif\\w+|credentials?|badges?|pr.fung\\w*|zertifi\\w+|ex.men\\w*");

    private final String one;
    private final String heading;
    private final Pattern asked;

    Sort(String one, String heading, String asked) {
      this.one = one;
      this.heading = heading;
      this.asked = Pattern.compile("(?i)\\b(?:" + asked + ")\\b");
    }
  }

  /** The end of one thing: {@code clause} says it without the day, {@code note} what goes on. */
  private record End(
      Sort sort, AsOf on, String clause, String note, String id, Confidence confidence) {
    String sentence(LocalDate today, String also) {
      String day = on.isExact() && on.firstDay().equals(today) ? " today, " : " ";
      String sure = note.isEmpty() ? Prose.sureness(confidence) : "";
      return tense(today) + day + on.when() + also + "." + note + mark(id) + sure;
    }

    String line(LocalDate today) {
      String words = tense(today);
      String inside = words.startsWith("The ") ? Prose.inside(words) : words;
      String source = confidence == Confidence.C ? ", by one source" : "";
      return "**%s**: %s%s%s".formatted(on.spoken(), inside, source, mark(id));
    }

    private String tense(LocalDate today) {
      return on.lastDay().isBefore(today)
          ? clause
              .replaceFirst("\\bretires?\\b", "retired")
              .replaceFirst("\\bends?\\b(?= support|$)", "ended")
          : clause;
    }
  }

  /** The time that a question is about; {@code words} name it, empty where it named none. */
  private record Window(LocalDate from, LocalDate to, String words) {
    boolean holds(End end) {
      return !end.on().lastDay().isBefore(from) && !end.on().firstDay().isAfter(to);
    }
  }

  private final Asked asked;
  private final LocalDate today;
  private final Set<Sort> sorts;
  private final Window window;
  private final List<End> known;

  private Ends(Asked asked) {
    String text = asked.part().text();
    this.asked = asked;
    this.today = asked.today();
    this.sorts = sorts(text);
    this.window = window(text, today);
    this.known = known(asked);
  }

  static Advice of(Asked asked) {
    Ends ends = new Ends(asked);
    boolean behind =
        PAST.matcher(asked.part().text()).find() || ends.window.to().isBefore(ends.today);
    return behind ? ends.behind() : ends.ahead();
  }

  private Advice ahead() {
    List<End> ahead = known.stream().filter(e -> !isOver(e) && window.holds(e)).toList();
    List<End> own = ahead.stream().filter(this::isAsked).toList();
    List<End> after = own.stream().skip(1).toList();
    Prose prose = new Prose().say(opening(own, "ends", "nearest", "first"));
    Prose more = new Prose();
    boolean all = sorts.isEmpty();
    list(
        prose,
        more,
        "After it:",
        after.stream().filter(end -> !all || end.sort() != Sort.CREDENTIAL).toList(),
        SHOWN);
    if (own.isEmpty()) {
      List<End> later =
          known.stream()
              .filter(end -> !isOver(end) && isAsked(end))
              .filter(end -> end.on().firstDay().isAfter(window.to()))
              .toList();
      list(prose, more, "The next after that:", later, BESIDE);
    }
    for (Sort sort : Sort.values()) {
      boolean beside = all ? sort == Sort.CREDENTIAL : !sorts.contains(sort);
      List<End> rest = (all ? after : ahead).stream().filter(e -> e.sort() == sort).toList();
      list(prose, more, sort.heading, beside ? rest : List.of(), BESIDE);
    }
    list(more, more, "Ended last:", over().filter(this::isAsked).limit(SHOWN).toList(), SHOWN);
    return told(prose, more);
  }

  private Advice behind() {
    List<End> own = over().filter(this::isAsked).filter(window::holds).toList();
    Prose prose = new Prose().say(opening(own, "ended", "latest", "last"));
    Prose more = new Prose();
    list(prose, more, "Before it:", own.stream().skip(1).toList(), SHOWN);
    list(
        more,
        more,
        "Next to end:",
        known.stream().filter(e -> !isOver(e) && isAsked(e)).limit(SHOWN).toList(),
        SHOWN);
    return told(prose, more);
  }

  /** What ended, the latest first. */
  private Stream<End> over() {
    return known.stream().filter(this::isOver).sorted(Comparator.comparing(End::on).reversed());
  }

  private boolean isOver(End end) {
    return end.on().lastDay().isBefore(today);
  }

  private boolean isAsked(End end) {
    return sorts.isEmpty() || sorts.contains(end.sort());
  }

  private Advice told(Prose prose, Prose more) {
    more.say(
        "These are the ends that I know of, by records up to %s; later notices may exist, and for exams Microsoft's own list has the last word. [^conflict-retirement-list]"
            .formatted(Prose.date(asked.catalogue().verifiedUpTo())));
    return Advice.grounded(prose.toString()).with(prose.toString(), more.toString());
  }

  /** The first of them, with what takes its place, or that there is none. */
  private String opening(List<End> ends, String verb, String ofAll, String within) {
    if (ends.isEmpty()) {
      String what =
          sorts.isEmpty()
              ? "service, model or exam"
              : Prose.joined(sorts.stream().map(sort -> sort.one).toList(), "or");
      return window.words().isEmpty()
          ? "I know of no %s with an end %s today, %s."
              .formatted(what, verb.equals("ends") ? "ahead of" : "before", Prose.date(today))
          : "I know of no %s that %s %s.".formatted(what, verb, window.words());
    }
    String place =
        window.words().isEmpty()
            ? ", the %s end that I know of".formatted(ofAll)
            : ", the %s end that I know of %s".formatted(within, window.words());
    return ends.getFirst().sentence(today, ends.size() > 1 ? place : "");
  }

  /** So many as are shown, the others behind "more". */
  private void list(Prose prose, Prose more, String heading, List<End> ends, int shown) {
    if (!ends.isEmpty()) {
      prose.say(heading).list(ends.stream().limit(shown).map(end -> end.line(today)).toList());
    }
    if (ends.size() > shown) {
      more.list(ends.stream().skip(shown).map(end -> end.line(today)).toList());
    }
  }

  private static Set<Sort> sorts(String text) {
    EnumSet<Sort> sorts = EnumSet.noneOf(Sort.class);
    Stream.of(Sort.values()).filter(sort -> sort.asked.matcher(text).find()).forEach(sorts::add);
    // Who asks for services means the models among them too.
    if (sorts.contains(Sort.SERVICE)) {
      sorts.add(Sort.MODEL);
    }
    return sorts;
  }

  private static List<End> known(Asked asked) {
    List<End> ends = new ArrayList<>();
    for (Update update : asked.catalogue().updates()) {
      boolean known =
          update.change() == Change.RETIREMENT
              && !update.published().firstDay().isAfter(asked.today());
      Optional<AsOf> on = update.takesEffect().filter(day -> known);
      on.ifPresent(day -> ends.add(end(update, day)));
    }
    for (Credential credential : asked.catalogue().credentials()) {
      credential
          .lifecycle()
          .retiresOn()
          .ifPresent(day ->
              ends.add(
                  new End(
                      Sort.CREDENTIAL,
                      AsOf.of(day),
                      credential.codeAndName() + ", retires",
                      "",
                      credential.id(),
                      credential.document().confidence())));
    }
    ends.sort(Comparator.comparing((End end) -> end.on().lastDay()).thenComparing(End::id));
    return List.copyOf(ends);
  }

  /** The day is said by whoever tells of it, so it is taken out of a title that ends with it. */
  private static End end(Update update, AsOf on) {
    String title = update.document().title();
    String day = " " + on.when();
    String clause = title.endsWith(day) ? title.substring(0, title.length() - day.length()) : title;
    Sort sort = update.document().topics().contains("models") ? Sort.MODEL : Sort.SERVICE;
    return new End(
        sort,
        on,
        clause,
        NewsAdvice.place(update, on),
        update.id(),
        update.document().confidence());
  }

  private static Window window(String text, LocalDate today) {
    DateFinder finder = new DateFinder(today);
    List<NamedTime> times = finder.find(text);
    if (!times.isEmpty()) {
      NamedTime time = times.getFirst();
      return window(PAST.matcher(text).find() ? time.past(today) : time, text);
    }
    @Nullable LocalDate ahead = finder.ahead(text);
    return ahead == null
        ? new Window(LocalDate.MIN, LocalDate.MAX, "")
        : new Window(LocalDate.MIN, ahead, "until " + Prose.date(ahead));
  }

  private static Window window(NamedTime time, String text) {
    String around = text.substring(Math.max(0, time.start() - 8), time.end());
    if (UP_TO.matcher(around).find()) {
      LocalDate last = BEFORE.matcher(around).find() ? time.first().minusDays(1) : time.last();
      return new Window(LocalDate.MIN, last, "until " + Prose.date(last));
    }
    if (FROM.matcher(around).find()) {
      return new Window(time.first(), LocalDate.MAX, "from " + Prose.date(time.first()) + " on");
    }
    String iso = time.iso();
    String words =
        iso == null
            ? "between %s and %s".formatted(Prose.date(time.first()), Prose.date(time.last()))
            : new AsOf(iso).when();
    return new Window(time.first(), time.last(), words);
  }
}
