package dev.onward.gather.judge;

import dev.onward.gather.source.SourceRule;
import dev.onward.knowledge.Confidence;

/** Who published an item, and how sure what they say is. */
public record Origin(String publisher, Confidence confidence) {
  public static Origin of(SourceRule rule) {
    return new Origin(rule.publisher(), rule.confidence());
  }
}
