package dev.onward.understand.profile;

import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Saying.DateUse;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.NamedTime;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads when a badge was earned and renewed, and when it runs out or that it has. */
final class BadgeDates {
  /** A badge after a statement, and what was said of it, to be put behind its name. */
  record Dated(HeldBadge badge, String said) {}

  private static final Pattern OVER =
      Pattern.compile(
          "(?i)\\b(?:expired|lapsed|ran out|run out|abgelaufen|verfallen|expiré\\w*|caducó|caducad[oa])\\b");

  private final Catalogue catalogue;
  private final Cues cues;
  private final Pattern lapsed;

  BadgeDates(Catalogue catalogue, Cues cues) {
    this.catalogue = catalogue;
    this.cues = cues;
    this.lapsed = cues.pattern("\\blet\\b.{0,40}\\b(?:lapse|expire|run out)\\b|{lapsed}");
  }

  /** True where a clause may tell when something runs out or was renewed. */
  boolean speaksOfTerm(String clause) {
    return cues.in("expires", clause) || cues.in("renewed", clause) || hasLapsed(clause);
  }

  /** The badge after a sentence that names a time for some use. */
  Dated after(Dated dated, DateUse use, NamedTime time, String sentence, LocalDate today) {
    return switch (use) {
      case EARNED -> earned(dated, time.past(today), today);
      case RENEWED -> renewed(dated, time.past(today), today);
      case EXPIRES ->
          OVER.matcher(sentence).find()
              ? over(expires(dated, time.past(today), today), today)
              : expires(dated, time, today);
      case EXAM_DAY, OTHER -> dated;
    };
  }

  /** "Expired last week" is over, though the month that is kept of it is not. */
  private static Dated over(Dated dated, LocalDate today) {
    boolean begun =
        dated.badge().expiry().filter(when -> !when.firstDay().isAfter(today)).isPresent();
    return begun && !dated.badge().hasLapsedBy(today)
        ? new Dated(dated.badge().asLapsed(), dated.said())
        : dated;
  }

  private static Dated earned(Dated dated, NamedTime time, LocalDate today) {
    String when = time.iso();
    if (when == null || time.first().isAfter(today) || when.equals(dated.badge().earned())) {
      return dated;
    }
    return new Dated(dated.badge().withEarned(when), dated.said() + ", earned " + spoken(when));
  }

  private static Dated expires(Dated dated, NamedTime named, LocalDate today) {
    NamedTime time = inTheYearKnown(dated.badge(), named);
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

  /** "On 3 March, not May" corrects the month, not the year. */
  private static NamedTime inTheYearKnown(HeldBadge badge, NamedTime time) {
    return badge
        .expiry()
        .filter(known -> !time.yearSaid())
        .map(known -> time.inYear(known.firstDay().getYear()))
        .orElse(time);
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

  /** "Would have expired", "has not expired": it speaks of running out and leaves it open. */
  boolean leavesOpen(String clause) {
    return lapsed.matcher(clause).find() && !hasLapsed(clause);
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
}
