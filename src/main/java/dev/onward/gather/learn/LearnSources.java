package dev.onward.gather.learn;

import dev.onward.gather.fetch.Fetcher;
import dev.onward.gather.judge.ProposedChange;
import dev.onward.gather.read.Source;
import dev.onward.gather.source.SourceList;
import dev.onward.gather.source.SourceRule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Makes sources of what {@code sources.yaml} says of Microsoft Learn's catalog: of the open
 * interface always, of the Learn Platform where the settings name an application.
 */
public final class LearnSources {
  private LearnSources() {}

  /**
   * The sources, in the order of the list.
   *
   * @param editor gets what is to be put to an editor, with the id of its source
   */
  public static List<Source> of(
      SourceList list,
      Access access,
      CatalogueComparison comparison,
      InstantSource clock,
      BiConsumer<String, List<ProposedChange>> editor) {
    Fetcher fetcher = access.fetcher();
    List<Source> sources = new ArrayList<>();
    for (SourceRule rule : list.rules()) {
      switch (rule.kind()) {
        case LEARN_CATALOG ->
            sources.add(new LearnSource(new OpenCatalog(fetcher, rule), comparison, clock, editor));
        case LEARN_PLATFORM ->
            access
                .learn()
                .registration()
                .map(registration ->
                    new PlatformCatalog(fetcher, rule, new LearnToken(registration, clock)))
                .map(catalog -> new LearnSource(catalog, comparison, clock, editor))
                .ifPresent(sources::add);
        case AZURE_UPDATES, FEED, PAGE, LEARN_MCP -> {
          // Not the catalog.
        }
      }
    }
    return List.copyOf(sources);
  }

  /** How far sources may be gone to, and as whom. */
  public record Access(Fetcher fetcher, LearnSettings learn) {}
}
