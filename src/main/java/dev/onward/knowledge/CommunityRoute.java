package dev.onward.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A way to contribute. {@code hours} are those of the first useful step; {@code visible} says
 * whether it leaves something a stranger can look at; {@code goals} is empty where it suits all;
 * {@code rung} is its place on the contribution ladder, from 1.
 */
public record CommunityRoute(
    Document document, int hours, boolean visible, List<String> goals, Optional<Integer> rung)
    implements Item {
  public CommunityRoute {
    goals = List.copyOf(goals);
  }
}
