package dev.onward.ground;

import dev.onward.knowledge.Credential;
import java.util.List;

/**
 * A clause as it is read: {@code text} is its words, {@code masked} the same in small letters with
 * what it names, dates and numbers each behind one word, {@code named} the credentials that it
 * names in its order, {@code strange} the codes in it that no credential has.
 */
record Clause(String text, String masked, List<Credential> named, List<String> strange) {
  Clause {
    named = List.copyOf(named);
    strange = List.copyOf(strange);
  }

  boolean names() {
    return !named.isEmpty() || !strange.isEmpty();
  }
}
