package dev.onward.talk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The entries that were used last, up to a number; the others make room. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  private Recent(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  /** A thread-safe map of at most that many. */
  static <K, V> Map<K, V> atMost(int most) {
    return Collections.synchronizedMap(new Recent<>(most));
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
