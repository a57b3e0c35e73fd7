package dev.onward.understand;

import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.BadgeDates.Dated;
import dev.onward.understand.NameFinder.Found;
import dev.onward.understand.Possession.Timing;
import dev.onward.understand.Possession.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads which credentials a person holds or held, with their dates, and which they don't. */
final class BadgeReader {
  /** The badge that the product is about; "my badge" means it where no other is known. */
  private static final String BADGE = "AI-102";

  private static final Pattern ONE_OF_THEM = Pattern.compile("(?i)\\b(?:which|that|it)\\b|\\(");

  private final Mentions mentions;
  private final Possession possession;
  private final BadgeDates dates;
  private final Pattern badge;
  private final Pattern certified;
  private final Pattern begun;

  BadgeReader(Mentions mentions, BadgeDates dates, Cues cues) {
    this.mentions = mentions;
    this.dates = dates;
    this.possession = new Possession(cues);
    this.badge =
        cues.pattern(
            "(?:{mine}|\\bthe|\\bthis|\\bthat)(?: {adjectives}){0,2} {badge}|\\b(?:it|sie|elle|es)\\b");
    this.certified = cues.pattern("{self}(?: {between})*(?: got| became| was)? certified\\b");
    this.begun = cues.pattern("^(?:{between} )*{earned}");
  }

  /**
   * Reads a clause.
   *
   * @param previous what was said of the names before it in the sentence
   * @return what names that follow take over, where they go on with a list
   */
  Verdict read(Clause clause, Verdict previous, Notes notes) {
    TimedClause timed = TimedClause.of(clause, notes.today());
    List<Found> named = mentions.credentials(clause.text());
    if (named.isEmpty()) {
      goesOn(timed, notes);
      boolean aside = clause.continues() && dates.speaksOfTerm(clause.text());
      return possession.opensList(clause) ? Verdict.HELD : aside ? previous : Verdict.UNSAID;
    }
    Timing timing = dates.timing(timed);
    List<Found> masked = withTimes(named, timed.times());
    List<Found> held = new ArrayList<>();
    Verdict verdict = previous;
    for (Found found : named) {
      verdict = possession.of(clause, masked, found, verdict, timing);
      switch (verdict) {
        case HELD -> held.add(found);
        case LAPSED -> lapsed(found.id(), notes);
        case DENIED -> denied(found.id(), notes);
        case UNSAID -> {}
      }
    }
    hold(timed, held, notes);
    return verdict;
  }

  private static List<Found> withTimes(List<Found> named, List<NamedTime> times) {
    return Stream.concat(
            named.stream(),
            times.stream()
                .map(time -> new Found("", time.start(), time.end()))
                .filter(time -> named.stream().noneMatch(n -> Mentions.overlap(n, time))))
        .sorted(Comparator.comparingInt(Found::start))
        .toList();
  }

  /** Dates behind the last name of several belong to all, save where one is pointed out. */
  private void hold(TimedClause clause, List<Found> held, Notes notes) {
    for (int i = 0; i < held.size(); i++) {
      int from = i == 0 ? 0 : held.get(i).start();
      int to = Integer.MAX_VALUE;
      if (i + 1 < held.size()) {
        int next = held.get(i + 1).start();
        String rest = clause.text().substring(held.getLast().end());
        boolean apart =
            clause.namesTimeWithin(held.get(i).start(), next) || ONE_OF_THEM.matcher(rest).find();
        to = apart ? next : to;
      }
      String credential = held.get(i).id();
      hold(credential, dated(credential, clause, from, to, notes), "", notes);
    }
  }

  private Dated dated(String credential, TimedClause clause, int from, int to, Notes notes) {
    HeldBadge before = notes.profile().held(credential).orElse(HeldBadge.of(credential));
    return clause.clause().asks() ? new Dated(before, "") : dates.read(before, clause, from, to);
  }

  private static void hold(String credential, Dated after, String doubt, Notes notes) {
    notes.speaksOf(credential);
    notes.learn(
        notes.profile().withHeld(after.badge()), "you hold " + credential, doubt + after.said());
  }

  private static void lapsed(String credential, Notes notes) {
    notes.speaksOf(credential);
    HeldBadge before = notes.profile().held(credential).orElse(HeldBadge.of(credential));
    notes.learn(
        notes.profile().withHeld(before.asLapsed()),
        "you held " + credential + ", which has lapsed");
  }

  private static void denied(String credential, Notes notes) {
    notes.learn(notes.profile().withoutHeld(credential), "you don't hold " + credential);
  }

  /** A clause without a name may go on about the badge named before, or about "my badge". */
  private void goesOn(TimedClause timed, Notes notes) {
    Clause clause = timed.clause();
    boolean isCertified = certified.matcher(clause.text()).find();
    boolean pointed = isCertified || clause.continues() || badge.matcher(clause.text()).find();
    if (!clause.tells() || clause.asks() || !pointed) {
      return;
    }
    boolean earned = clause.continues() && begun.matcher(clause.text()).find();
    if (!isCertified && !earned && !dates.speaksOfTerm(clause.text())) {
      return;
    }
    Optional<String> meant = meant(timed, notes, isCertified);
    if (meant.isPresent()) {
      String doubt = notes.profile().holds(meant.get()) ? "" : " (I take it you mean that one)";
      hold(meant.get(), dated(meant.get(), timed, 0, Integer.MAX_VALUE, notes), doubt, notes);
    } else if (notes.profile().held().size() > 1 && dates.namesExpiry(timed)) {
      notes.say("an expiry date of which I can't tell the badge (say it with the badge's code)");
    }
  }

  /** The badge named before, the only one, or the one that this is about. */
  private Optional<String> meant(TimedClause clause, Notes notes, boolean isCertified) {
    @Nullable String before = notes.badge();
    if (before != null && notes.profile().holds(before)) {
      return Optional.of(before);
    }
    List<HeldBadge> held = notes.profile().held();
    if (held.size() == 1) {
      return Optional.of(held.getFirst().credential());
    }
    boolean said = isCertified || badge.matcher(clause.text()).find();
    boolean plain =
        isCertified || dates.hasLapsed(clause.text()) || dates.timing(clause) == Timing.EXPIRY;
    return held.isEmpty() && said && plain ? Optional.of(BADGE) : Optional.empty();
  }
}
