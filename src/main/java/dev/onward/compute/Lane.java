package dev.onward.compute;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What waits for a processor: of one owner in its order, the owners in turn. Not thread-safe. */
final class Lane {
  private final Map<String, Deque<Task<?>>> waiting = new LinkedHashMap<>();

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int size() {
    return waiting.values().stream().mapToInt(Deque::size).sum();
  }

  void add(Task<?> task) {
    waiting.computeIfAbsent(task.owner(), owner -> new ArrayDeque<>()).addLast(task);
  }

  /** What was begun goes on before its owner's next is begun. */
  void addBack(Task<?> task) {
    waiting.computeIfAbsent(task.owner(), owner -> new ArrayDeque<>()).addFirst(task);
  }

  /**
   * Takes the first of the owner whose turn it is; the owner's next turn comes after all others'.
   */
  Optional<Task<?>> take(Predicate<Task<?>> fits) {
    for (Iterator<Map.Entry<String, Deque<Task<?>>>> owners = waiting.entrySet().iterator();
        owners.hasNext(); ) {
      Map.Entry<String, Deque<Task<?>>> owner = owners.next();
      Task<?> task = owner.getValue().getFirst();
      if (fits.test(task)) {
        owners.remove();
        owner.getValue().removeFirst();
        if (!owner.getValue().isEmpty()) {
          waiting.put(owner.getKey(), owner.getValue());
        }
        return Optional.of(task);
      }
    }
    return Optional.empty();
  }

  void remove(Task<?> task) {
    waiting.computeIfPresent(
        task.owner(),
        (owner, tasks) -> {
          tasks.remove(task);
          return tasks.isEmpty() ? null : tasks;
        });
  }
}
