package dev.onward.knowledge;

import java.util.List;
import java.util.Map;

/** The sources behind items, and the hosts that links may point to. */
record References(Map<String, Reference> byKey, List<String> hosts) {
  References {
    byKey = Map.copyOf(byKey);
    hosts = List.copyOf(hosts);
  }
}
