package dev.onward.understand.profile;

import dev.onward.understand.profile.Scene.Kind;
import dev.onward.understand.profile.Scene.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells to which of the badges in a sentence a date belongs: to the nearest, where a comma or an
 * "and" parts more than words do; to all of a list where it stands behind the last of them.
 */
final class DateOwner {
  /** As many on either side tell enough; a list without end must not cost its square. */
  private static final int LISTED = 2;

  private static final int PARTED = 50;
  private static final int OTHER_BETWEEN = 200;

  /** People name a badge and then its date far more often than the other way round. */
  private static final int DATE_FIRST = 30;

  private static final Pattern PARTS =
      Pattern.compile("[,;:.]|\\b(?:and|und|et|y|e|but|aber|mais|pero|mas|or|aur)\\b");
  private static final Pattern LISTS =
      Pattern.compile(
          "(?iu)^[\\s,&+/]*(?:(?:and|und|et|y|e|n|plus|aur|sowie|as well as|also|then) ?)?(?:(?:my|the|meine?|die|das|la|el|le|a|mi|ma|mon) ?)?$");
  private static final Pattern ONE_OF_THEM =
      Pattern.compile("(?i)\\b(?:which|that|it|it's)\\b|\\(");
  private static final Pattern PUT_ASIDE =
      Pattern.compile(
          "(?iu)\\b(?:not|nicht|statt|no|non|pas|instead of|rather than)(?: (?:on|in|the|am|el|le|until))? ?$");

  private DateOwner() {}

  /** The badges that a date belongs to; none where it is only put aside ("not 3 May"). */
  static List<Spot> of(Scene scene, Spot date) {
    List<Spot> badges = scene.spots().stream().filter(s -> s.kind() == Kind.BADGE).toList();
    if (badges.isEmpty() || isPutAside(scene, date)) {
      return List.of();
    }
    Spot nearest = badges.getFirst();
    for (Spot badge : badges) {
      if (distance(scene, badge, date) < distance(scene, nearest, date)) {
        nearest = badge;
      }
    }
    List<Spot> owners = new ArrayList<>(List.of(nearest));
    if (nearest.end() <= date.start()
        && !ONE_OF_THEM.matcher(scene.text().substring(nearest.end(), date.start())).find()) {
      addList(scene, badges, owners);
    }
    return owners;
  }

  static boolean isPutAside(Scene scene, Spot date) {
    return PUT_ASIDE.matcher(scene.text().substring(0, date.start())).find();
  }

  private static void addList(Scene scene, List<Spot> badges, List<Spot> owners) {
    for (int i = badges.indexOf(owners.getFirst()) - 1; i >= 0; i--) {
      if (!goesOn(scene, badges.get(i), badges.get(i + 1))) {
        return;
      }
      owners.addFirst(badges.get(i));
    }
  }

  /** The badges that are listed with one, itself among them: "AZ-104, AZ-305 and AI-102". */
  static List<Spot> listAround(Scene scene, Spot badge) {
    List<Spot> list = new ArrayList<>(List.of(badge));
    List<Spot> badges = scene.spots().stream().filter(s -> s.kind() == Kind.BADGE).toList();
    int at = badges.indexOf(badge);
    for (int i = at - 1;
        i >= Math.max(0, at - LISTED) && goesOn(scene, badges.get(i), badges.get(i + 1));
        i--) {
      list.addFirst(badges.get(i));
    }
    for (int i = at + 1; i > 0 && i < Math.min(badges.size(), at + LISTED + 1); i++) {
      if (!goesOn(scene, badges.get(i - 1), badges.get(i))) {
        break;
      }
      list.add(badges.get(i));
    }
    return list;
  }

  private static boolean goesOn(Scene scene, Spot badge, Spot next) {
    return LISTS.matcher(scene.text().substring(badge.end(), next.start())).matches();
  }

  private static int distance(Scene scene, Spot badge, Spot date) {
    boolean behind = badge.end() <= date.start();
    int from = behind ? badge.end() : date.end();
    int to = Math.max(from, behind ? date.start() : badge.start());
    int distance = to - from + (behind ? 0 : DATE_FIRST);
    Matcher part = PARTS.matcher(scene.text().substring(from, to));
    while (part.find()) {
      distance += PARTED;
    }
    long others =
        scene.spots().stream()
            .filter(s -> s.kind() != Kind.POINTER && s.start() >= from && s.end() <= to)
            .count();
    return distance + (int) others * OTHER_BETWEEN;
  }
}
