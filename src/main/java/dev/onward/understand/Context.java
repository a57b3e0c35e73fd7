package dev.onward.understand;

import dev.onward.plan.Profile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a message: the person's profile, the day, whether there is a plan, and what
 * the conversation was about. {@code credentials} are those of the last turn that named any, the
 * most recently named last; {@code matter} is what the last turn asked, in words to search by.
 */
public record Context(
    Profile profile,
    LocalDate today,
    boolean hasPlan,
    List<String> credentials,
    @Nullable Ask ask,
    @Nullable String goal,
    @Nullable String matter) {

  public Context {
    credentials = List.copyOf(credentials);
  }

  /** The same with what was learned of the person meanwhile. */
  Context knowing(Profile learned) {
    return new Context(learned, today, hasPlan, credentials, ask, goal, matter);
  }

  public static Context fresh(Profile profile, LocalDate today) {
    return new Context(profile, today, false, List.of(), null, null, null);
  }
}
