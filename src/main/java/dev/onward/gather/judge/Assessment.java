package dev.onward.gather.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * What the rules make of an item: how it stands, how relevant it is to our goals (0 to 100), and
 * each reason as a short phrase for an editor.
 */
public record Assessment(ReviewStatus standing, int score, List<String> reasons) {
  public Assessment {
    reasons = List.copyOf(reasons);
  }

  /** The same, standing otherwise for one more reason, which goes first. */
  public Assessment but(ReviewStatus other, String reason) {
    List<String> all = new ArrayList<>(List.of(reason));
    all.addAll(reasons);
    return new Assessment(other, score, all);
  }
}
