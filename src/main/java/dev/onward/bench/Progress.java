package dev.onward.bench;

/** Is told how far a long job is. */
@FunctionalInterface
public interface Progress {
  void say(String how);
}
