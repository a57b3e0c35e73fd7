package dev.onward.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a message asks. {@code text} is the question completed from the conversation,
 * {@code matter} the same with what was told before it, to search by; {@code sureness} from 0 to 1
 * tells how clear the ask is; {@code credentials} are ids in the order they are named; {@code goal}
 * is the id of a path; {@code item} the id of the guide or correction that answers it, where one
 * does.
 */
public record Part(
    String text,
    String matter,
    Ask ask,
    double sureness,
    List<String> credentials,
    List<String> topics,
    List<String> languages,
    @Nullable String goal,
    @Nullable String item) {

  public Part {
    credentials = List.copyOf(credentials);
    topics = List.copyOf(topics);
    languages = List.copyOf(languages);
  }

  /** The same words as another ask, which no item answers. */
  public Part as(Ask other) {
    return new Part(text, matter, other, sureness, credentials, topics, languages, goal, null);
  }
}
