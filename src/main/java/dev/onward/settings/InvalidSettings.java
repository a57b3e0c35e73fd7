package dev.onward.settings;

import java.util.List;

/** Every fault of the settings at once, each with what to write instead. */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSettings(List<String> faults) {
    super("The settings can't be used:\n  - " + String.join("\n  - ", faults));
  }
}
