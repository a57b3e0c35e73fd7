package dev.onward.gather.keep;

import dev.onward.gather.keep.SourceStates.State;
import dev.onward.gather.source.SourceList;
import dev.onward.gather.source.SourceRule;
import dev.onward.knowledge.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells how fresh the sources are that are looked at by a cadence. Thread-safe. */
public final class SourceWatch {
  /** A source that was read so many cadences ago is stale, whether it failed since or not. */
  private static final int CADENCES = 3;

  private final SourceList list;
  private final SourceStates states;

  public SourceWatch(SourceList list, SourceStates states) {
    this.list = list;
    this.states = states;
  }

  /** A source and how it is faring; without a state it was never looked at. */
  public record Watched(SourceRule rule, Optional<State> state, boolean stale) {}

  public List<Watched> all(Instant now) {
    Map<String, State> known =
        states.all().stream().collect(Collectors.toMap(State::source, Function.identity()));
    List<Watched> all = new ArrayList<>();
    for (SourceRule rule : list.rules()) {
      Optional<State> state = Optional.ofNullable(known.get(rule.id()));
      all.add(new Watched(rule, state, state.filter(s -> isStale(s, rule, now)).isPresent()));
    }
    return all;
  }

  private static boolean isStale(State state, SourceRule rule, Instant now) {
    if (rule.cadence().isEmpty()) {
      return false;
    }
    Duration longest = rule.cadence().get().multipliedBy(CADENCES);
    return state.failingSince().isPresent()
        || state.succeededAt().filter(at -> at.plus(longest).isBefore(now)).isPresent();
  }

  /** The same in short, for answers. */
  public Freshness freshness(LocalDate knowledgeVerified, Instant now) {
    List<Watched> all = all(now);
    // As fresh as the oldest: the newest would hide a source that was not read for weeks.
    Instant looked =
        all.stream()
            .filter(watched -> watched.rule().cadence().isPresent())
            .flatMap(watched -> watched.state().flatMap(State::succeededAt).stream())
            .min(Instant::compareTo)
            .orElse(null);
    return new Freshness(
        knowledgeVerified,
        looked,
        all.stream().filter(Watched::stale).map(watched -> watched.rule().title()).toList());
  }
}
