package dev.onward.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** The knowledge can't be used as it is; the message names each fault with file and line. */
public final class BrokenKnowledge extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  public BrokenKnowledge(List<Fault> faults) {
    super(
        faults.stream()
            .sorted()
            .limit(SHOWN)
            .map(fault -> "\n  " + fault)
            .collect(
                Collectors.joining(
                    "",
                    "The knowledge has " + faults.size() + " fault(s):",
                    faults.size() > SHOWN
                        ? "\n  ... and " + (faults.size() - SHOWN) + " more"
                        : "")));
  }
}
