package dev.onward;

import dev.onward.database.Database;
import dev.onward.gather.CatalogueComparison;
import dev.onward.gather.Curator;
import dev.onward.gather.Gathering;
import dev.onward.gather.Gathering.Wired;
import dev.onward.gather.LearnSnapshot;
import dev.onward.gather.LearnSources;
import dev.onward.gather.Proposals;
import dev.onward.gather.ProposedChange;
import dev.onward.gather.Source;
import dev.onward.gather.SourceList;
import dev.onward.gather.Sources;
import dev.onward.knowledge.Catalogue;
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
    List<Wired> sources =
        Stream.concat(
                Sources.of(list, settings.gather(), clock).stream(),
                learn(list, settings, knowledge.catalogue(), clock, editor))
            .map(source -> new Wired(list.rule(source.id()).orElseThrow(), source))
            .toList();
    return new Gathering(database, new Curator(knowledge), sources, clock);
  }

  private static Stream<Source> learn(
      SourceList list,
      Settings settings,
      Catalogue catalogue,
      InstantSource clock,
      BiConsumer<String, List<ProposedChange>> editor) {
    LearnSnapshot snapshot = LearnSnapshot.in(settings.knowledge(), catalogue.verifiedUpTo());
    return LearnSources.of(
        list,
        new LearnSources.Access(settings.gather(), settings.learn()),
        new CatalogueComparison(catalogue, snapshot),
        clock,
        editor)
        .stream();
  }
}
