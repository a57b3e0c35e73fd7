package dev.onward.knowledge;

import java.util.function.Supplier;

/**
 * The catalogue as it is now: our own files and what was let in from live sources since. Whoever
 * answers takes it once per answer, so that one answer rests on one state. Thread-safe.
 */
public final class LiveCatalogue implements Supplier<Catalogue> {
  private final Catalogue own;
  private volatile Catalogue now;

  public LiveCatalogue(Catalogue own) {
    this.own = own;
    this.now = own;
  }

  /** What our own files say, which does not change while the program runs. */
  public Catalogue own() {
    return own;
  }

  @Override
  public Catalogue get() {
    return now;
  }

  public void show(Catalogue next) {
    now = next;
  }
}
