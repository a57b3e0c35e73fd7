package dev.onward.gather.judge;

import java.util.List;

/** Which of our topics and goals an item is about. */
public record About(List<String> topics, List<String> goals) {
  public About {
    topics = List.copyOf(topics);
    goals = List.copyOf(goals);
  }
}
