package dev.onward.understand.profile;

import dev.onward.understand.profile.Scene.Placed;
import dev.onward.understand.profile.Scene.Spot;
import dev.onward.understand.text.Clause;
import dev.onward.understand.text.Cues;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what a sentence says of a plan rather than of the person: what is to be planned is no badge
 * of theirs, and a date beside that order is none of a badge.
 */
final class PlanOrder {
  private static final Pattern PLAN =
      Pattern.compile(
          "(?iu)\\b(?:re)?pl[aá]n(?:s|e|en|ed|ea|eie|o|os|ung|ne|ning|ung\\w*|ific\\w*|ej\\w*)?\\b");

  /** "I plan to sit it" tells of a person and orders nothing. */
  private static final Pattern INTENDS =
      Pattern.compile("(?iu)\\b(?:i|we|ich|wir|je|eu|yo)(?:'[md]| am| would)? \\w*$");

  /** A question that is an order. */
  private static final Pattern POLITE =
      Pattern.compile(
          "(?iu)^(?:please )?(?:can|could|would|will) you\\b|^(?:kannst|könntest) du\\b|^(?:puedes|podrías|podes|poderia|pode|peux-tu|pourrais-tu|pouvez-vous)\\b");

  private final Pattern lapse;
  private final Pattern having;

  PlanOrder(Cues cues) {
    this.lapse = cues.of("expires");
    this.having = cues.pattern("{has}|{passed}|{not}|\\b(?:with|mit|con|com|avec)\\b");
  }

  /** True where a clause orders a plan. */
  boolean isIn(Clause clause) {
    Matcher plan = PLAN.matcher(clause.text());
    return plan.find()
        && (!clause.asks() || POLITE.matcher(clause.text()).find())
        && !INTENDS.matcher(clause.text().substring(0, plan.start())).find();
  }

  /** True where a text speaks of a plan. */
  boolean isIn(String text) {
    return PLAN.matcher(text).find();
  }

  /** True where a credential is what is to be planned. */
  boolean aimsAt(Scene scene, Spot badge) {
    Placed clause = scene.around(badge);
    Matcher plan = PLAN.matcher(scene.text()).region(clause.start(), clause.end());
    while (plan.find()) {
      boolean behind = plan.end() <= badge.start();
      String between =
          behind
              ? scene.text().substring(plan.end(), badge.start())
              : scene.text().substring(badge.end(), plan.start());
      if (behind ? !having.matcher(between).find() : between.isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** True where a date is one of the plan: its clause, or the one that it goes on, speaks of it. */
  boolean owns(Scene scene, Spot date) {
    List<Placed> clauses = scene.clauses();
    for (int at = clauses.indexOf(scene.around(date)); at >= 0; at--) {
      Placed clause = clauses.get(at);
      String before =
          scene
              .text()
              .substring(
                  clause.start(), Math.max(clause.start(), Math.min(clause.end(), date.start())));
      if (lapses(before)) {
        return false;
      }
      if (PLAN.matcher(clause.clause().text()).find()) {
        return true;
      }
      boolean own =
          !clause.clause().continues()
              || scene.spots().stream()
                  .anyMatch(spot -> !spot.kind().isDate() && scene.around(spot).equals(clause));
      if (own) {
        return false;
      }
    }
    return false;
  }

  /** True where a text says that something runs out; "until" alone doesn't. */
  boolean lapses(String text) {
    return lapse.matcher(text).results().anyMatch(match -> !TimeReader.isBy(match.group()));
  }
}
