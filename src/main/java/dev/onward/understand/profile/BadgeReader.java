package dev.onward.understand.profile;

import dev.onward.knowledge.Saying.DateUse;
import dev.onward.knowledge.Saying.Holding;
import dev.onward.plan.Profile.HeldBadge;
import dev.onward.understand.profile.BadgeDates.Dated;
import dev.onward.understand.profile.Scene.Kind;
import dev.onward.understand.profile.Scene.Placed;
import dev.onward.understand.profile.Scene.Spot;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Cues;
import dev.onward.understand.text.DateFinder;
import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import dev.onward.understand.text.NamedTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which credentials a person holds or held, with their dates, and which they don't. */
final class BadgeReader {
  /** The badge that the product is about; "my badge" means it where no other is known. */
  private static final String BADGE = "AI-102";

  private final Mentions mentions;
  private final Judgement judgement;
  private final BadgeDates dates;
  private final PlanOrder orders;
  private final Pattern pointer;
  private final Pattern certified;
  private final Pattern mineAtEnd;

  BadgeReader(Mentions mentions, Judgement judgement, BadgeDates dates, Cues cues) {
    this.mentions = mentions;
    this.judgement = judgement;
    this.dates = dates;
    this.orders = new PlanOrder(cues);
    this.pointer =
        cues.pattern(
            "(?:{mine}|\\bthe|\\bthis|\\bthat)(?: {adjectives}){0,2} {badge}|\\b(?:it|sie|elle|es)\\b");
    this.mineAtEnd = cues.pattern("{mine}$");
    this.certified = cues.pattern("{self}(?: {between})*(?: got| became| was)? certified\\b");
  }

  /** A date in its sentence and what it is for. */
  private record Use(NamedTime time, DateUse use, List<Spot> owners) {
    /** Nobody has earned or renewed a badge on a day to come. */
    boolean isAppointment(LocalDate today) {
      boolean ahead = time.past(today).first().isAfter(today);
      return ahead && use != DateUse.EXPIRES;
    }
  }

  /**
   * Reads a sentence.
   *
   * @param orders clauses that order something to be forgotten, which tell nothing
   */
  void read(String sentence, List<Clause> clauses, List<Clause> orders, Notes notes) {
    List<Found> named = mentions.credentials(sentence);
    List<NamedTime> times = new DateFinder(notes.today()).find(sentence);
    List<Spot> spots = new ArrayList<>(Scene.badges(named));
    spots.addAll(Scene.dates(times, notes.today()));
    if (named.isEmpty()) {
      Matcher pointing = pointer.matcher(sentence);
      if (pointing.find()) {
        spots.add(new Spot(Kind.POINTER, pointing.start(), pointing.end()));
      }
    }
    Scene scene = Scene.of(sentence, spots, clauses);
    if (named.isEmpty()) {
      goesOn(scene, times, notes);
      return;
    }
    List<Use> uses = uses(scene, times, notes.today());
    for (Found found : named) {
      Spot spot = new Spot(Kind.BADGE, found.start(), found.end());
      if (scene.spots().contains(spot) && !orders.contains(scene.around(spot).clause())) {
        badge(scene, spot, found.id(), uses, notes);
      }
    }
  }

  private List<Use> uses(Scene scene, List<NamedTime> times, LocalDate today) {
    List<Use> uses = new ArrayList<>();
    for (NamedTime time : times) {
      Spot spot = Scene.date(time, today);
      if (scene.spots().contains(spot) && !DateOwner.isPutAside(scene, spot)) {
        DateUse use = orders.owns(scene, spot) ? DateUse.OTHER : judgement.use(scene, spot);
        uses.add(new Use(time, use, DateOwner.of(scene, spot)));
      }
    }
    return uses;
  }

  private void badge(Scene scene, Spot spot, String credential, List<Use> uses, Notes notes) {
    List<Use> own = uses.stream().filter(use -> use.owners().contains(spot)).toList();
    boolean booked = own.stream().anyMatch(use -> use.isAppointment(notes.today()));
    Holding holding = isLeftOpen(scene, spot) ? Holding.HELD : judgement.holding(scene, spot);
    boolean aim = orders.aimsAt(scene, spot) || booked;
    switch (aim && holding == Holding.HELD ? Holding.NOT_SAID : holding) {
      case HELD -> {
        if (isOver(scene, spot, own)) {
          lapsed(credential, own, scene, notes);
        } else {
          hold(credential, dated(credential, own, scene, notes), "", notes);
        }
      }
      case LAPSED -> lapsed(credential, own, scene, notes);
      case DENIED ->
          notes.learn(notes.profile().withoutHeld(credential), "you don't hold " + credential);
      case NOT_SAID -> {}
    }
  }

  /**
   * "Has my AI-102 expired?", "my AI-102 would have expired": it is theirs, whatever became of it.
   */
  private boolean isLeftOpen(Scene scene, Spot spot) {
    Clause clause = scene.around(spot).clause();
    String before = scene.text().substring(0, spot.start()).strip();
    boolean open = dates.leavesOpen(clause.text());
    boolean asked = clause.asks() && dates.hasLapsed(clause.text());
    return clause.tells() && (open || asked) && mineAtEnd.matcher(before).find();
  }

  /** "My AI-102 has expired", where the clause speaks of no other badge. */
  private boolean isOver(Scene scene, Spot spot, List<Use> own) {
    Placed clause = scene.around(spot);
    boolean alone =
        scene.spots().stream()
                .filter(s -> s.kind() == Kind.BADGE && scene.around(s).equals(clause))
                .count()
            == 1;
    return alone
        && !clause.clause().asks()
        && own.stream().noneMatch(use -> use.use() == DateUse.EXPIRES)
        && dates.hasLapsed(clause.clause().text());
  }

  private Dated dated(String credential, List<Use> uses, Scene scene, Notes notes) {
    HeldBadge before = notes.profile().held(credential).orElse(HeldBadge.of(credential));
    Dated dated = new Dated(before, "");
    Set<DateUse> told = EnumSet.noneOf(DateUse.class);
    for (Use use : uses) {
      // A badge is earned on one day: of two in a sentence the first is told of it.
      if (told.add(use.use())) {
        dated = dates.after(dated, use.use(), use.time(), scene.text(), notes.today());
      }
    }
    return dated;
  }

  private static void hold(String credential, Dated after, String doubt, Notes notes) {
    notes.speaksOf(credential);
    notes.learn(
        notes.profile().withHeld(after.badge()), "you hold " + credential, doubt + after.said());
  }

  /** A day that it ran out on says more than that it has; one ahead says that it has not. */
  private void lapsed(String credential, List<Use> uses, Scene scene, Notes notes) {
    notes.speaksOf(credential);
    Dated dated = dated(credential, uses, scene, notes);
    if (uses.stream().anyMatch(use -> use.use() == DateUse.EXPIRES)) {
      hold(credential, dated, "", notes);
    } else {
      notes.learn(
          notes.profile().withHeld(dated.badge().asLapsed()),
          "you held " + credential + ", which has lapsed");
    }
  }

  /** A sentence without a name may go on about the badge named before, or about "my badge". */
  private void goesOn(Scene scene, List<NamedTime> times, Notes notes) {
    boolean isCertified = certified.matcher(scene.text()).find();
    Optional<Spot> pointed =
        scene.spots().stream().filter(spot -> spot.kind() == Kind.POINTER).findFirst();
    Placed clause = pointed.map(scene::around).orElse(scene.clauses().getFirst());
    boolean tells = clause.clause().tells() && !clause.clause().asks();
    boolean bare = scene.clauses().stream().allMatch(c -> c.clause().continues());
    if (!tells || !(isCertified || pointed.isPresent() || bare)) {
      return;
    }
    List<Use> uses =
        uses(scene, times, notes.today()).stream()
            .filter(use -> use.use() != DateUse.OTHER && use.use() != DateUse.EXAM_DAY)
            .toList();
    boolean over =
        pointed.isPresent()
            && judgement.holding(scene, pointed.get()) == Holding.LAPSED
            && dates.hasLapsed(scene.text());
    boolean termed = dates.speaksOfTerm(scene.text()) && !uses.isEmpty();
    if (isCertified || over || termed) {
      goesOn(scene, uses, pointed.isPresent() || isCertified, over, notes);
    }
  }

  private void goesOn(Scene scene, List<Use> uses, boolean plain, boolean over, Notes notes) {
    Optional<String> meant = meant(notes, plain);
    if (meant.isEmpty()) {
      if (notes.profile().held().size() > 1
          && uses.stream().anyMatch(use -> use.use() == DateUse.EXPIRES)) {
        notes.say("an expiry date of which I can't tell the badge (say it with the badge's code)");
      }
      return;
    }
    if (over) {
      lapsed(meant.get(), uses, scene, notes);
      return;
    }
    String doubt = notes.profile().holds(meant.get()) ? "" : " (I take it you mean that one)";
    hold(meant.get(), dated(meant.get(), uses, scene, notes), doubt, notes);
  }

  /** The badge named before, the only one, or the one that this is about. */
  private static Optional<String> meant(Notes notes, boolean plain) {
    @Nullable String before = notes.badge();
    if (before != null && notes.profile().holds(before)) {
      return Optional.of(before);
    }
    List<HeldBadge> held = notes.profile().held();
    if (held.size() == 1) {
      return Optional.of(held.getFirst().credential());
    }
    return held.isEmpty() && plain ? Optional.of(BADGE) : Optional.empty();
  }
}
