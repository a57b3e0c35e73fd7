package dev.onward.ground;

import dev.onward.ground.Claim.Kind;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Credential;
import dev.onward.knowledge.Credential.Renewal;
import dev.onward.knowledge.Credential.Successor.Relation;
import dev.onward.knowledge.Lifecycle;
import dev.onward.knowledge.Status;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a proposition about credentials against the catalogue, on a day. */
final class CredentialFacts {
  private static final Pattern JOINED =
      Pattern.compile(
          "xax(?: (?:and|or|und|et|ou|y|o|e|as well as))?"
              + " xbx|\\b(?:both|neither|either|all|none|beide)\\b");
  private static final Pattern LEVEL =
      Pattern.compile(
          "(?i)\\b(?:fundamentals|associate|specialty|professional|expert|intermediate)\\b");
  private static final Pattern DENIES = Pattern.compile("(?i)\\b(?:not|never)\\b|n't\\b");
  private static final Pattern SPAN =
      Pattern.compile(
          "(?i)\\b(\\d{1,3}|an?|one|"
              + String.join("|", Numerals.WORDS)
              + ")[- ](days?|weeks?|months?|years?|tagen?|wochen?|monaten?|jahren?)\\b");

  private final LocalDate today;
  private final Collection<Claim> personal;
  private final Function<String, Optional<Credential>> catalogue;

  /** Takes what is known of the person too: their badge ends on a day of its own. */
  CredentialFacts(
      LocalDate today,
      Collection<Claim> personal,
      Function<String, Optional<Credential>> catalogue) {
    this.today = today;
    this.personal = personal;
    this.catalogue = catalogue;
  }

  /**
   * What is known of a proposition; {@code before} are the credentials that the text spoke of
   * before this clause, {@code about} those that it speaks of.
   */
  Finding of(Proposition stated, Clause clause, List<Credential> about, List<Credential> before) {
    return switch (stated) {
      case QUESTION, OFFERS, MANNERS, DISOWNS -> new Finding.Harmless();
      case OFF, PAYS, SAME, BADGE_VOID -> new Finding.Refuses();
      case GENERAL, DESCRIBES, COUNTS, HARDER, EFFORT -> new Finding.Silent();
      case BADGE_LASTS, DIFFERS, CONVERTS_NOT, PAYS_NOT -> new Finding.Agrees();
      case ADVISES -> clause.named().isEmpty() ? new Finding.Harmless() : advised(clause.named());
      default -> about.isEmpty() ? new Finding.Silent() : known(stated, clause, about, before);
    };
  }

  private Finding advised(List<Credential> about) {
    return about.stream().anyMatch(this::isOpen)
        ? new Finding.Harmless()
        : new Finding.Contradicts(status(about.getFirst()));
  }

  private Finding known(
      Proposition stated, Clause clause, List<Credential> about, List<Credential> before) {
    return switch (stated) {
      case OPEN -> open(clause, about);
      case RETIRED -> each(clause, about, it -> it.statusOn(today) == Status.RETIRED, this::status);
      case RETIRES -> each(clause, about, it -> retires(clause, it), this::status);
      case REPRIEVED -> new Finding.Contradicts(status(about.getFirst()));
      case BETA -> each(clause, about, it -> it.statusOn(today) == Status.BETA, this::status);
      case LIVE -> live(clause, about);
      case UPCOMING ->
          about.stream().anyMatch(it -> it.statusOn(today) == Status.BETA)
              ? new Finding.Silent()
              : each(clause, about, it -> it.statusOn(today) == Status.UPCOMING, this::status);
      case TAKE ->
          isOpen(about.getFirst())
              ? new Finding.Agrees()
              : new Finding.Contradicts(status(about.getFirst()));
      case RENEWABLE -> each(clause, about, it -> it.canRenewOn(today), this::renewal);
      case NOT_RENEWABLE -> each(clause, about, it -> !it.canRenewOn(today), this::renewal);
      case RENEWAL_ENDS ->
          each(clause, about, it -> it.lifecycle().renewalEndsOn().isPresent(), this::renewal);
      case LIFELONG -> each(clause, about, it -> !it.expires(), this::renewal);
      case VALID_FOR -> each(clause, about, it -> isValidFor(clause, it), this::renewal);
      case RENEWAL_COSTS -> renewalCosts(about.getFirst());
      case FREE, PRICE -> price(stated, clause, about.getFirst());
      case CONVERTS ->
          about.getFirst().successors().isEmpty()
              ? new Finding.Refuses()
              : new Finding.Contradicts(
                  "Nothing converts into another credential by itself: each exam has to be passed. [^%s]"
                      .formatted(about.getFirst().id()));
      case LEVEL -> each(clause, about, it -> isOfLevel(clause, it), CredentialFacts::level);
      case REQUIRES, REQUIRED_BY, NO_REQUIREMENT, HAS_REQUIREMENT, NEEDS_MORE ->
          requirement(stated, clause, about, before);
      case SUCCEEDS, SUCCEEDED_BY, NO_SUCCESSOR -> succession(stated, about, before);
      default -> new Finding.Silent();
    };
  }

  // ---------------------------------------------------------------- standing

  /** All that are joined have to be so; of others that a clause names only the first is spoken. */
  private Finding each(
      Clause clause,
      List<Credential> about,
      Predicate<Credential> isSo,
      Function<Credential, String> instead) {
    boolean joined =
        about.size() < 2 || clause.named().isEmpty() || JOINED.matcher(clause.masked()).find();
    for (Credential it : joined ? about : about.subList(0, 1)) {
      if (!isSo.test(it) || !isOnKnownDay(clause, it)) {
        return new Finding.Contradicts(instead.apply(it));
      }
    }
    return new Finding.Agrees();
  }

  /** "Did not retire in April 2025" denies the day and not the retirement. */
  private Finding open(Clause clause, List<Credential> about) {
    Credential first = about.getFirst();
    boolean deniesADay =
        !isOpen(first)
            && !times(clause).isEmpty()
            && times(clause).stream().noneMatch(time -> isKnown(time, first))
            && DENIES.matcher(clause.text()).find();
    return deniesADay ? new Finding.Silent() : each(clause, about, this::isOpen, this::status);
  }

  private boolean isOpen(Credential it) {
    return it.statusOn(today).isOpen();
  }

  /** A past retirement may be told in the present tense, if it is told with its day. */
  private boolean retires(Clause clause, Credential it) {
    return switch (it.statusOn(today)) {
      case RETIRING -> true;
      case RETIRED -> !times(clause).isEmpty();
      default -> false;
    };
  }

  private Finding live(Clause clause, List<Credential> about) {
    Credential it = about.getFirst();
    Status status = it.statusOn(today);
    boolean began =
        status == Status.ACTIVE || status == Status.RETIRING || status == Status.RETIRED;
    boolean still = status != Status.RETIRED || !times(clause).isEmpty();
    return began && still && isOnKnownDay(clause, it)
        ? new Finding.Agrees()
        : new Finding.Contradicts(status(it));
  }

  private Set<Claim> times(Clause clause) {
    return Times.in(clause.text(), today);
  }

  private boolean isOnKnownDay(Clause clause, Credential it) {
    return times(clause).stream().allMatch(time -> isKnown(time, it)) && isFarEnough(clause, it);
  }

  private boolean isKnown(Claim date, Credential it) {
    return Stream.concat(
            Stream.concat(
                dates(it).map(known -> new Claim(Kind.DATE, known.iso())), personal.stream()),
            Stream.of(new Claim(Kind.DATE, today.toString())))
        .anyMatch(date::isBackedBy);
  }

  private static Stream<AsOf> dates(Credential credential) {
    Lifecycle dates = credential.lifecycle();
    return Stream.of(
            dates.retiresOn().map(AsOf::of).stream(),
            dates.retiresOn().map(last -> AsOf.of(last.plusDays(1))).stream(),
            dates.renewalEndsOn().map(AsOf::of).stream(),
            dates.betaFrom().stream(),
            dates.liveFrom().stream(),
            dates.announced().stream().map(Lifecycle.Announced::on))
        .flatMap(on -> on);
  }

  /** "Retired for almost five months": a span from today to a day of the catalogue. */
  private boolean isFarEnough(Clause clause, Credential it) {
    return spans(clause.text()).allMatch(span -> isSpan(span, it) || isValidity(span, it));
  }

  /** True for a number of days, weeks, months or years that lies between today and a known day. */
  boolean isSpanOf(Claim number, Clause clause, List<Credential> about) {
    return spans(clause.text())
        .anyMatch(span ->
            Numerals.value(span.count()).equals(number.value())
                && about.stream().anyMatch(it -> isSpan(span, it) || isValidity(span, it)));
  }

  private record Span(String count, String unit) {}

  private static Stream<Span> spans(String text) {
    Matcher matcher = SPAN.matcher(text);
    return matcher.results().map(m -> new Span(m.group(1), m.group(2)));
  }

  private boolean isSpan(Span span, Credential it) {
    String count = Numerals.value(span.count());
    double days = (count.isEmpty() ? 1 : Integer.parseInt(count)) * days(span.unit());
    double unit = days(span.unit());
    return dates(it)
        .anyMatch(known ->
            Math.abs(Math.abs(known.lastDay().toEpochDay() - today.toEpochDay()) - days) <= unit);
  }

  private static double days(String unit) {
    return switch (unit.charAt(0)) {
      case 'd', 't', 'D', 'T' -> 1;
      case 'w', 'W' -> 7;
      case 'm', 'M' -> 30.4;
      default -> 365;
    };
  }

  private static boolean isOfLevel(Clause clause, Credential it) {
    List<String> said =
        LEVEL
            .matcher(clause.text())
            .results()
            .map(m -> m.group().toLowerCase(Locale.ROOT))
            .toList();
    return !said.isEmpty() && said.stream().allMatch(level -> level.equals(it.level().word()));
  }

  private static String level(Credential it) {
    return "%s, is of the level %s. [^%s]".formatted(it.codeAndName(), it.level().word(), it.id());
  }

  private String status(Credential it) {
    String mark = " [^" + it.id() + "]";
    String last = it.lifecycle().retiresOn().map(AsOf::spoken).orElse("");
    String name = it.codeAndName();
    return switch (it.statusOn(today)) {
      case RETIRED ->
          "%s, retired on %s and can't be taken any more.%s".formatted(name, last, mark);
      case RETIRING -> "%s, can be taken until %s.%s".formatted(name, last, mark);
      case ACTIVE ->
          "%s, can be taken; no retirement date of it is in my knowledge.%s".formatted(name, mark);
      case BETA ->
          "%s, is in beta; no retirement date of it is in my knowledge.%s".formatted(name, mark);
      case UPCOMING -> "%s, is announced and not open yet.%s".formatted(name, mark);
    };
  }

  // ---------------------------------------------------------------- renewal and price

  private static boolean isValidity(Span span, Credential it) {
    return it.renewal()
        .flatMap(Renewal::validMonths)
        .filter(m -> Math.abs(months(span) - m) < 1)
        .isPresent();
  }

  private static double months(Span span) {
    String count = Numerals.value(span.count());
    return (count.isEmpty() ? 1 : Integer.parseInt(count)) * days(span.unit()) / 30.4;
  }

  private static boolean isValidFor(Clause clause, Credential it) {
    return it.expires() && spans(clause.text()).allMatch(span -> isValidity(span, it));
  }

  private Finding renewalCosts(Credential it) {
    return it.renewal().filter(r -> r.method() == Renewal.Method.ASSESSMENT).isPresent()
        ? new Finding.Contradicts(
            it.canRenewOn(today)
                ? "%s is renewed by a free online assessment. [^%s]"
                    .formatted(it.codeAndName(), it.id())
                : renewal(it))
        : new Finding.Silent();
  }

  private String renewal(Credential it) {
    if (!it.expires()) {
      return "%s, doesn't expire and needs no renewal. [^%s]".formatted(it.codeAndName(), it.id());
    }
    int months = it.renewal().flatMap(Renewal::validMonths).orElse(0);
    return it.canRenewOn(today)
        ? "%s is valid for %d months and can be renewed before it expires. [^%s]"
            .formatted(it.codeAndName(), months, it.id())
        : "%s, can't be renewed any more: its renewal ended on %s. [^%s]"
            .formatted(
                it.codeAndName(),
                it.lifecycle().renewalEndsOn().map(AsOf::spoken).orElse("an earlier day"),
                it.id());
  }

  private static Finding price(Proposition stated, Clause clause, Credential it) {
    Optional<Integer> price = it.exam().priceUsd();
    Set<String> said =
        ClaimFinder.in(clause.text()).stream()
            .filter(claim -> claim.kind() == Kind.NUMBER)
            .map(claim -> claim.value().replace("$", ""))
            .collect(Collectors.toSet());
    if (stated == Proposition.PRICE && said.isEmpty()) {
      return new Finding.Silent();
    }
    if (price.isEmpty()) {
      return new Finding.Refuses();
    }
    return stated == Proposition.PRICE && said.contains(price.get().toString())
        ? new Finding.Agrees()
        : new Finding.Contradicts(
            "The exam of %s costs %d US dollars at the United States list price. [^%s]"
                .formatted(it.codeAndName(), price.get(), it.id()));
  }

  // ---------------------------------------------------------------- relations

  private Finding requirement(
      Proposition stated, Clause clause, List<Credential> about, List<Credential> before) {
    Credential first = about.getFirst();
    boolean pair = clause.named().size() > 1;
    return switch (stated) {
      case REQUIRES ->
          pair
              ? requires(first, about.subList(1, about.size()))
              : oneRequirement(clause, first, before);
      case REQUIRED_BY ->
          pair
              ? requires(about.getLast(), about.subList(0, about.size() - 1))
              : oneRequirement(clause, first, before);
      case NO_REQUIREMENT -> noRequirement(clause, about, pair);
      default ->
          first.requires().isEmpty()
              ? noneKnown(first)
              : stated == Proposition.NEEDS_MORE ? new Finding.Agrees() : new Finding.Silent();
    };
  }

  /** "You need AZ-104 first" is said of the credential before; "it needs another one" of itself. */
  private Finding oneRequirement(Clause clause, Credential named, List<Credential> before) {
    List<Credential> others = before.stream().filter(it -> !it.equals(named)).toList();
    if (clause.named().isEmpty()) {
      return named.requires().isEmpty() ? noneKnown(named) : new Finding.Silent();
    }
    return others.isEmpty() ? new Finding.Silent() : requires(others.getFirst(), List.of(named));
  }

  private static boolean needs(Credential it, Credential other) {
    return it.requires().stream().anyMatch(needed -> needed.anyOf().contains(other.id()));
  }

  private Finding requires(Credential it, List<Credential> others) {
    if (others.stream().allMatch(other -> needs(it, other))) {
      return new Finding.Agrees();
    }
    return it.requires().isEmpty() ? noneKnown(it) : new Finding.Contradicts(required(it));
  }

  private String required(Credential it) {
    return "%s is awarded only to holders of %s. [^%s]"
        .formatted(
            it.codeAndName(),
            it.requires().stream()
                .map(needed -> String.join(" or ", needed.anyOf()))
                .collect(Collectors.joining(" and of ")),
            it.id());
  }

  private static Finding noneKnown(Credential it) {
    return new Finding.Contradicts(
        "No prerequisite of %s is in my knowledge. [^%s]".formatted(it.codeAndName(), it.id()));
  }

  private Finding noRequirement(Clause clause, List<Credential> about, boolean pair) {
    if (pair && !JOINED.matcher(clause.masked()).find()) {
      Credential a = about.get(0);
      Credential b = about.get(1);
      return needs(a, b)
          ? new Finding.Contradicts(required(a))
          : needs(b, a) ? new Finding.Contradicts(required(b)) : new Finding.Agrees();
    }
    return about.stream()
        .filter(it -> !it.requires().isEmpty())
        .findFirst()
        .<Finding>map(it -> new Finding.Contradicts(required(it)))
        .orElseGet(Finding.Agrees::new);
  }

  private Finding succession(Proposition stated, List<Credential> about, List<Credential> before) {
    Credential first = about.getFirst();
    if (stated == Proposition.NO_SUCCESSOR) {
      return replacement(first).isEmpty()
          ? new Finding.Silent()
          : new Finding.Contradicts(replaced(first));
    }
    if (about.size() > 2) {
      return new Finding.Refuses();
    }
    if (about.size() == 2) {
      boolean forward = stated == Proposition.SUCCEEDED_BY;
      return follows(about.get(forward ? 0 : 1), about.get(forward ? 1 : 0));
    }
    Optional<Credential> old = before.stream().filter(it -> !it.equals(first)).findFirst();
    return old.isPresent() ? follows(old.get(), first) : new Finding.Silent();
  }

  private Finding follows(Credential old, Credential next) {
    BiPredicate<Credential, Credential> named =
        (a, b) ->
            a.successors().stream()
                .anyMatch(s -> s.id().equals(b.id()) && s.relation() != Relation.ACCEPTED_BY);
    if (named.test(old, next)) {
      return new Finding.Agrees();
    }
    if (!replacement(old).isEmpty()) {
      return new Finding.Contradicts(replaced(old));
    }
    return named.test(next, old) && !replacement(next).isEmpty()
        ? new Finding.Contradicts(replaced(next))
        : new Finding.Refuses();
  }

  private static List<String> replacement(Credential it) {
    return it.successors().stream()
        .filter(next -> next.relation() == Relation.REPLACED_BY)
        .map(Credential.Successor::id)
        .toList();
  }

  private String replaced(Credential it) {
    String next =
        replacement(it).stream()
            .map(id -> catalogue.apply(id).map(Credential::codeAndName).orElse(id))
            .collect(Collectors.joining(" and "));
    return "%s, was replaced by %s. [^%s]".formatted(it.codeAndName(), next, it.id());
  }
}
