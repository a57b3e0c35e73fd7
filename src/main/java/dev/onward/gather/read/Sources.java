package dev.onward.gather.read;

import dev.onward.gather.fetch.Fence;
import dev.onward.gather.fetch.Fetcher;
import dev.onward.gather.source.GatherSettings;
import dev.onward.gather.source.SourceList;
import dev.onward.gather.source.SourceRule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes sources of what {@code sources.yaml} says of them. */
public final class Sources {
  private Sources() {}

  /** All that are looked at by turns, in the order of the list. */
  public static List<Source> of(SourceList list, Fetcher fetcher, InstantSource clock) {
    List<Source> sources = new ArrayList<>();
    for (SourceRule rule : list.rules()) {
      switch (rule.kind()) {
        case AZURE_UPDATES -> sources.add(new AzureUpdates(rule, fetcher, clock));
        case FEED -> sources.add(new Feed(rule, fetcher, clock));
        case PAGE -> sources.add(new WhatsNewPage(rule, fetcher));
        case LEARN_CATALOG, LEARN_PLATFORM, LEARN_MCP -> {
          // Microsoft Learn is asked in ways of its own.
        }
      }
    }
    return List.copyOf(sources);
  }

  static List<Source> of(
      SourceList list, GatherSettings settings, InstantSource clock, Fence.Names names) {
    return of(list, Fetcher.open(settings, clock, names), clock);
  }
}
