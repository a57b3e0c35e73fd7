package dev.onward.gather;

import java.util.ArrayList;
import java.util.List;

/**
 * What the rules make of an item: how it stands, how relevant it is to our goals (0 to 100), and
 * each reason as a short phrase for an editor.
 */
public record Judgement(Standing standing, int score, List<String> reasons) {
  public Judgement {
    reasons = List.copyOf(reasons);
  }

  /** The same, standing otherwise for one more reason, which goes first. */
  Judgement but(Standing other, String reason) {
    List<String> all = new ArrayList<>(List.of(reason));
    all.addAll(reasons);
    return new Judgement(other, score, all);
  }
}
