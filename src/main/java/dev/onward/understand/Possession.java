package dev.onward.understand;

import dev.onward.understand.NameFinder.Found;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells whether a clause says that the person holds a credential. A verb of having must stand right
 * before its name: what is wished, planned, failed, supposed or somebody else's is left unsaid.
 */
final class Possession {
  enum Verdict {
    HELD,
    LAPSED,
    DENIED,
    UNSAID
  }

  /** Stands for a name that was found; the vocabulary's fillers contain it. */
  private static final String MASK = "X";

  /** How much of a clause around a name is looked at. */
  private static final int NEAR = 160;

  private static final Pattern INVERTED =
      Pattern.compile(
          "(?i)^(?:do|did|have|has|am|should|can|could|may|will|would|must|what if|habe|kann|puis)\\b.*");

  private static final Pattern LAPSE_BEHIND =
      Pattern.compile("(?i)\\b(?:lapse|expire|run out|go)\\b");

  /** What may stand behind a name in a list. */
  private static final Pattern LIST_BEHIND =
      Pattern.compile(
          "(?i)^[ ,.)!\"']*(?:$|(?:and|or|und|et|y|&|plus|\\(|in|since|on|both|as well|already|too|last)\\b)");

  private final Pattern has;
  private final Pattern passed;
  private final Pattern mine;
  private final Pattern holder;
  private final Pattern holderOf;
  private final Pattern acquiring;
  private final Pattern denied;
  private final Pattern once;
  private final Pattern letGo;
  private final Pattern plannedBehind;
  private final Pattern holdsBehind;
  private final Pattern expiresBehind;
  private final Pattern notBehind;
  private final Pattern listed;

  Possession(Cues cues) {
    String gap = "[ ,(\"'&+/]{0,4}";
    String fillers = "(?:" + gap + "{fillers}){0,12}" + gap + "$";
    String subject = "(?:{self}(?:" + gap + "{between}){0,6}|^(?:" + gap + "{between}){0,6})" + gap;
    this.has = cues.pattern(subject + "{has}" + fillers);
    this.passed =
        cues.pattern(
            "(?:"
                + subject
                + "|\\bhaving )(?:{passed})(?:"
                + gap
                + "(?:{exams}|{fillers})){0,12}"
                + gap
                + "$");
    this.mine = cues.pattern("{mine}(?: {adjectives}){0,2}" + fillers);
    this.holder =
        cues.pattern(
            "\\b(?:as an?|being(?: an?)?|i'm(?: an?)?|i am(?: an?)?|als)(?: {adjectives}){0,2} $");
    this.holderOf = cues.pattern("\\b(?:as an?|i'm an?|i am an?)(?: \\w+)? holder of" + fillers);
    this.acquiring = cues.pattern("{acquiring}(?: for| to)? {mine}[^,]*$");
    this.denied =
        cues.pattern(
            "{not}(?! only)(?: (?:ever|yet|really|actually|even|currently))*(?: {had}(?: {had})?)?(?: {exams})?"
                + fillers
                + "|{failed}(?: {exams})?"
                + fillers);
    this.once = cues.pattern("{once}" + fillers);
    this.letGo = cues.pattern("\\blet" + fillers);
    this.plannedBehind =
        cues.pattern(
            "^[\"')]*(?: is| are| was|'s)?(?: the| an?| my)?(?: {exams})? ?{planned-behind}");
    this.holdsBehind =
        cues.pattern(
            "^[\"')]*(?: \\([^)]*\\))?(?: {badge}| {exams})?,?(?: is| was| has been)? ?{behind}");
    this.expiresBehind = cues.pattern("^[ ,(]*(?:which |that |is |will |it )*{expires}");
    this.notBehind =
        cues.pattern(
            "^[\"')]*(?: leider| yet| noch)*,? (?:nicht|not yet|pas|not passed|not done)\\b");
    this.listed = cues.pattern("^" + fillers);
  }

  /**
   * A name in its clause: what stands before and behind it, and what the times in the clause tell.
   */
  private record Place(Clause clause, String before, String behind, Timing timing) {}

  /** What the times that a clause names are for. */
  enum Timing {
    NONE,
    EXPIRY,
    /** Something to come that is no expiry. */
    APPOINTMENT
  }

  /**
   * What a clause says of a name.
   *
   * @param masked the names and times of the clause
   * @param previous what was said of the name before, which the next of a list takes over
   */
  Verdict of(Clause clause, List<Found> masked, Found found, Verdict previous, Timing timing) {
    List<Found> others = masked.stream().filter(other -> other.end() <= found.start()).toList();
    String before =
        nearEnd(Mentions.masked(clause.text().substring(0, found.start()), others, MASK));
    Place place = new Place(clause, before, near(clause.text().substring(found.end())), timing);
    boolean theirs = clause.tells() || mine.matcher(before).find();
    if (clause.supposed() || !theirs) {
      return Verdict.UNSAID;
    }
    if (isOver(place)) {
      return clause.asks() ? Verdict.UNSAID : Verdict.LAPSED;
    }
    if (denied.matcher(before).find() || notBehind.matcher(place.behind()).find()) {
      return clause.asks() ? Verdict.UNSAID : Verdict.DENIED;
    }
    if (isHeld(place)) {
      return Verdict.HELD;
    }
    return isListed(place) && !clause.asks() ? previous : Verdict.UNSAID;
  }

  private static String near(String behind) {
    return behind.substring(0, Math.min(NEAR, behind.length()));
  }

  /** Marks a cut, so that what follows is not taken for a beginning. */
  private static String nearEnd(String before) {
    return before.length() <= NEAR ? before : "…" + before.substring(before.length() - NEAR);
  }

  /** "Let" alone lets nothing lapse. */
  private boolean isOver(Place place) {
    boolean let = letGo.matcher(place.before()).find();
    return once.matcher(place.before()).find()
        && (!let || LAPSE_BEHIND.matcher(place.behind()).find());
  }

  private boolean isHeld(Place place) {
    String before = place.before();
    boolean holds = holder.matcher(before).find() && holdsBehind.matcher(place.behind()).find();
    if (holds || holderOf.matcher(before).find()) {
      return true;
    }
    boolean planned = plannedBehind.matcher(place.behind()).find();
    if (mine.matcher(before).find()) {
      return !planned && !acquiring.matcher(before).find();
    }
    if (place.clause().asks() && INVERTED.matcher(before).find()) {
      return false;
    }
    return passed.matcher(before).find()
        || (has.matcher(before).find() && !planned && place.timing() != Timing.APPOINTMENT)
        || isSaidBehind(place);
  }

  /** "AZ-104 done", "AI-102 (valid until ...)". */
  private boolean isSaidBehind(Place place) {
    boolean dated = place.timing() == Timing.EXPIRY;
    boolean said =
        holdsBehind.matcher(place.behind()).find()
            || (dated && expiresBehind.matcher(place.behind()).find());
    return said && !place.clause().asks() && listed.matcher(place.before()).find();
  }

  private boolean isListed(Place place) {
    return listed.matcher(place.before()).find() && LIST_BEHIND.matcher(place.behind()).find();
  }

  /** True where names may follow that the person holds: "I hold these badges: ...". */
  boolean opensList(Clause clause) {
    boolean says = has.matcher(clause.text()).find() || passed.matcher(clause.text()).find();
    return clause.tells() && !clause.asks() && says;
  }
}
