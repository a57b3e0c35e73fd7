package dev.onward;

import dev.onward.database.Database;
import dev.onward.gather.Gathering;
import dev.onward.gather.Gathering.Wired;
import dev.onward.gather.fetch.Fetcher;
import dev.onward.gather.judge.Curator;
import dev.onward.gather.judge.ProposedChange;
import dev.onward.gather.keep.Proposals;
import dev.onward.gather.learn.CatalogueComparison;
import dev.onward.gather.learn.LearnSnapshot;
import dev.onward.gather.learn.LearnSources;
import dev.onward.gather.read.Source;
import dev.onward.gather.read.Sources;
import dev.onward.gather.source.SourceList;
import dev.onward.knowledge.Knowledge;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Puts together what looks at the sources: for the schedule, and for the command. */
final class Gatherings {
  private Gatherings() {}

  static Gathering open(
      Settings settings, Knowledge knowledge, Database database, InstantSource clock) {
    Proposals proposals = new Proposals(database);
    return open(
        settings,
        knowledge,
        database,
        clock,
        (source, changes) -> proposals.raise(changes, source, clock.instant()));
  }

  /** One with which nothing is put to an editor either. */
  static Gathering dry(
      Settings settings, Knowledge knowledge, Database database, InstantSource clock) {
    return open(settings, knowledge, database, clock, (source, changes) -> {});
  }

  private static Gathering open(
      Settings settings,
      Knowledge knowledge,
      Database database,
      InstantSource clock,
      BiConsumer<String, List<ProposedChange>> editor) {
    SourceList list = SourceList.read(settings.gather(), knowledge);
    Fetcher fetcher = Fetcher.open(settings.gather(), clock);
    List<Wired> sources =
        Stream.concat(
                Sources.of(list, fetcher, clock).stream(),
                learn(
                    list,
                    new LearnSources.Access(fetcher, settings.learn()),
                    new CatalogueComparison(
                        knowledge.catalogue(),
                        LearnSnapshot.in(
                            settings.knowledge(), knowledge.catalogue().verifiedUpTo())),
                    clock,
                    editor))
            .map(source -> new Wired(list.rule(source.id()).orElseThrow(), source))
            .toList();
    return new Gathering(database, new Curator(knowledge), sources, clock);
  }

  private static Stream<Source> learn(
      SourceList list,
      LearnSources.Access access,
      CatalogueComparison comparison,
      InstantSource clock,
      BiConsumer<String, List<ProposedChange>> editor) {
    return LearnSources.of(list, access, comparison, clock, editor).stream();
  }
}
