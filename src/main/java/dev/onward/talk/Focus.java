package dev.onward.talk;

import dev.onward.plan.Profile;
import dev.onward.understand.Ask;
import dev.onward.understand.Context;
import dev.onward.understand.Part;
import dev.onward.understand.Understanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a turn was about, for the turns that follow and point back to it. */
record Focus(
    List<String> credentials, @Nullable Ask ask, @Nullable String goal, @Nullable String matter) {
  static final Focus NOTHING = new Focus(List.of(), null, null, null);

  Focus {
    credentials = List.copyOf(credentials);
  }

  /** What stands before the next message. */
  Context before(Profile profile, LocalDate today, boolean hasPlan) {
    return new Context(profile, today, hasPlan, credentials, ask, goal, matter);
  }

  /** The focus after a message: what it names, else what the message before it named. */
  Focus after(Understanding message) {
    List<String> named = new ArrayList<>();
    Ask asked = null;
    String wanted = goal;
    for (Part part : message.parts()) {
      part.credentials().stream().filter(id -> !named.contains(id)).forEach(named::add);
      asked = part.ask();
      wanted = part.goal() != null ? part.goal() : wanted;
    }
    return new Focus(
        named.isEmpty() ? credentials : named, asked, wanted, message.parts().getLast().matter());
  }
}
