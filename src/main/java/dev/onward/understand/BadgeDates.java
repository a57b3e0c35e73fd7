package dev.onward.understand;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.Possession.Timing;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads when a badge was earned and renewed, and when it runs out or that it has. */
final class BadgeDates {
  private enum Event {
    EARNED,
    EXPIRES,
    RENEWED
  }

  /** A badge after a statement, and what was said of it, to be put behind its name. */
  record Dated(HeldBadge badge, String said) {}

  private static final Pattern OVER =
      Pattern.compile(
          "(?i)\\b(?:expired|lapsed|ran out|run out|abgelaufen|verfallen|expiré\\w*|caducó|caducad[oa])\\b");

  private final Catalogue catalogue;
  private final Cues cues;
  private final Map<Event, Pattern> events = new EnumMap<>(Event.class);
  private final Pattern lapsed;

  BadgeDates(Catalogue catalogue, Cues cues) {
    this.catalogue = catalogue;
    this.cues = cues;
    events.put(Event.EARNED, cues.of("earned"));
    events.put(Event.EXPIRES, cues.of("expires"));
    events.put(Event.RENEWED, cues.of("renewed"));
    this.lapsed = cues.pattern("\\blet\\b.{0,40}\\b(?:lapse|expire|run out)\\b|{lapsed}");
  }

  /** True where a clause may tell when something runs out or was renewed. */
  boolean speaksOfTerm(String clause) {
    return cues.in("expires", clause) || cues.in("renewed", clause) || hasLapsed(clause);
  }

  Timing timing(TimedClause clause) {
    if (clause.times().isEmpty()) {
      return Timing.NONE;
    }
    if (cues.in("expires", clause.text())) {
      return Timing.EXPIRY;
    }
    boolean ahead = clause.times().stream().anyMatch(time -> time.first().isAfter(clause.today()));
    return ahead ? Timing.APPOINTMENT : Timing.NONE;
  }

  /**
   * Reads the dates of a badge.
   *
   * @param from where the words on this badge begin in the clause
   * @param to where they end
   */
  Dated read(HeldBadge before, TimedClause clause, int from, int to) {
    Dated dated = new Dated(before, "");
    boolean expiryNamed = false;
    for (NamedTime time : clause.times()) {
      boolean within = time.start() >= from && time.start() < to;
      Event event = within ? event(clause.clause(), time) : null;
      if (event != null) {
        expiryNamed |= event == Event.EXPIRES;
        dated = after(dated, event, time, clause);
      }
    }
    return hasLapsed(clause.text()) && !expiryNamed && !dated.badge().lapsed()
        ? new Dated(dated.badge().asLapsed(), dated.said() + ", which has lapsed")
        : dated;
  }

  private Dated after(Dated dated, Event event, NamedTime time, TimedClause clause) {
    LocalDate today = clause.today();
    return switch (event) {
      case EARNED -> earned(dated, time.past(today), today);
      case RENEWED -> renewed(dated, time.past(today), today);
      case EXPIRES -> {
        boolean over = OVER.matcher(clause.text()).find();
        yield expires(dated, over ? time.past(today) : time, today);
      }
    };
  }

  /** In a clause that goes on with a list, a time alone is when the badge was earned. */
  private @Nullable Event event(Clause clause, NamedTime time) {
    String before = clause.text().substring(0, time.start());
    Event event = event(before);
    if (event == Event.EXPIRES && cues.in("unreal", before)) {
      return null;
    }
    return event == null && clause.continues() ? Event.EARNED : event;
  }

  private @Nullable Event event(String before) {
    Event nearest = null;
    int at = -1;
    for (Map.Entry<Event, Pattern> event : events.entrySet()) {
      int last = Cues.last(event.getValue(), before);
      if (last > at) {
        nearest = event.getKey();
        at = last;
      }
    }
    return nearest;
  }

  private static Dated earned(Dated dated, NamedTime time, LocalDate today) {
    String when = time.iso();
    if (when == null || time.first().isAfter(today) || when.equals(dated.badge().earned())) {
      return dated;
    }
    return new Dated(dated.badge().withEarned(when), dated.said() + ", earned " + spoken(when));
  }

  private static Dated expires(Dated dated, NamedTime time, LocalDate today) {
    String when = time.iso();
    if (when == null || dated.badge().expiry().filter(new AsOf(when)::equals).isPresent()) {
      return dated;
    }
    boolean over = time.last().isBefore(today);
    return new Dated(
        dated.badge().withExpiry(new AsOf(when)),
        dated.said()
            + (over ? ", which expired " : ", which expires ")
            + spoken(when)
            + doubt(time, over));
  }

  private static String doubt(NamedTime time, boolean over) {
    if (time.otherwise() != null) {
      return " (the day read first; say so if you mean %s)"
          .formatted(AsOf.spoken(time.otherwise()));
    }
    return time.isDay() || over ? "" : " (tell me the day when you have it)";
  }

  private Dated renewed(Dated dated, NamedTime time, LocalDate today) {
    String when = time.iso();
    HeldBadge badge = dated.badge();
    if (when == null || time.first().isAfter(today) || isAlreadyCounted(badge, time)) {
      return dated;
    }
    String said = dated.said() + ", renewed " + spoken(when);
    Optional<AsOf> expiry =
        catalogue
            .credential(badge.credential())
            .flatMap(credential -> RenewalRule.expiry(credential, badge, new AsOf(when)));
    return expiry
        .map(until ->
            new Dated(
                badge.withRenewal(when, until),
                said
                    + ", so that it expires "
                    + spoken(until.iso())
                    + ", reckoned by the rule that a renewal adds a year"))
        .orElseGet(() ->
            new Dated(
                badge.withRenewal(when),
                said + " (the expiry date doesn't follow from that; tell me it)"));
  }

  /** An expiry too far ahead to be renewed then is the one that the renewal gave. */
  private static boolean isAlreadyCounted(HeldBadge badge, NamedTime renewed) {
    return badge
        .expiry()
        .filter(expiry -> expiry.firstDay().isAfter(renewed.last().plusMonths(6)))
        .isPresent();
  }

  /** Words like "would" or "doesn't" before it leave it open. */
  boolean hasLapsed(String clause) {
    int at = Cues.last(lapsed, clause);
    return at >= 0 && !cues.in("maybe", clause.substring(Math.max(0, at - 25), at));
  }

  static String spoken(String iso) {
    AsOf when = new AsOf(iso);
    return (when.isExact() ? "on " : "in ") + when.spoken();
  }

  boolean namesExpiry(TimedClause clause) {
    return clause.times().stream()
        .anyMatch(time -> event(clause.text().substring(0, time.start())) == Event.EXPIRES);
  }
}
