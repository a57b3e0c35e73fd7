package dev.onward.gather;

import dev.onward.database.Database;
import dev.onward.gather.fetch.Checkpoint;
import dev.onward.gather.judge.Curator;
import dev.onward.gather.judge.InvalidEdit;
import dev.onward.gather.keep.Intake;
import dev.onward.gather.keep.IntakeCounts;
import dev.onward.gather.keep.Items;
import dev.onward.gather.keep.Lease;
import dev.onward.gather.keep.SourceStates;
import dev.onward.gather.read.Fetched;
import dev.onward.gather.read.Source;
import dev.onward.gather.source.SourceRule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at sources and takes in what they say. A source that fails is left alone for longer each
 * time and holds up no other. Thread-safe, also among several nodes: a source is looked at by one
 * at a time.
 */
public final class Gathering {
  private static final Logger log = LoggerFactory.getLogger(Gathering.class);
  private static final int SIDE_BY_SIDE = 3;
  private static final Duration WITHOUT_CADENCE = Duration.ofDays(1);

  private final Database database;
  private final SourceStates states;
  private final Curator curator;
  private final List<Wired> sources;
  private final InstantSource clock;

  public Gathering(Database database, Curator curator, List<Wired> sources, InstantSource clock) {
    this.database = database;
    this.states = new SourceStates(database);
    this.curator = curator;
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  /** A source with what {@code sources.yaml} says of it. */
  public record Wired(SourceRule rule, Source source) {}

  /** How a look at a source ended; {@code skipped} says what of it could not be read. */
  public record Report(
      String source, boolean succeeded, String outcome, IntakeCounts tally, List<String> skipped) {
    public Report {
      skipped = List.copyOf(skipped);
    }
  }

  /** Looks at each source whose turn it is by its cadence. */
  public List<Report> lookAtDue() {
    Instant now = clock.instant();
    return lookAt(
        sources.stream()
            .filter(source -> source.rule().cadence().isPresent())
            .filter(source -> states.isDue(source.rule().id(), now))
            .toList(),
        false,
        report -> {});
  }

  /**
   * Looks at all sources that have a cadence, or at the one that is named; {@code dry} takes in
   * nothing. Each report is told as soon as it is there.
   *
   * @throws InvalidEdit when there is no such source
   */
  public List<Report> lookNow(Optional<String> named, boolean dry, Consumer<Report> told) {
    List<Wired> chosen =
        sources.stream()
            .filter(source ->
                named.map(source.rule().id()::equals).orElse(source.rule().cadence().isPresent()))
            .toList();
    if (named.isPresent() && chosen.isEmpty()) {
      throw new InvalidEdit(
          "There is no source %s that can be looked at; these are there: %s"
              .formatted(
                  named.get(),
                  String.join(", ", sources.stream().map(s -> s.rule().id()).toList())));
    }
    return lookAt(chosen, dry, told);
  }

  private List<Report> lookAt(List<Wired> chosen, boolean dry, Consumer<Report> told) {
    List<Report> reports = new ArrayList<>();
    try (ExecutorService hands =
        Executors.newFixedThreadPool(
            SIDE_BY_SIDE, Thread.ofVirtual().name("gather-", 0).factory())) {
      List<Future<Report>> looks =
          chosen.stream()
              .map(source ->
                  hands.submit(() -> {
                    Report report = look(source, dry);
                    told.accept(report);
                    return report;
                  }))
              .toList();
      for (Future<Report> look : looks) {
        reports.add(look.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look at a source broke off", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return reports;
  }

  private Report look(Wired wired, boolean dry) {
    String id = wired.rule().id();
    Instant now = clock.instant();
    if (!states.begin(id, now)) {
      return new Report(id, true, "somebody else is looking at it", IntakeCounts.NONE, List.of());
    }
    boolean told = false;
    try {
      Report report = lookLeased(wired, now, dry);
      told = !dry;
      log.info("gathered {}: {}", id, report.outcome());
      return report;
    } catch (RuntimeException e) {
      log.error("the look at {} broke off", id, e);
      String outcome = "broke off here, see the log";
      if (!dry) {
        states.failed(id, outcome, now);
        told = true;
      }
      return new Report(id, false, outcome, IntakeCounts.NONE, List.of());
    } finally {
      if (!told) {
        states.release(id);
      }
    }
  }

  @SuppressWarnings("try") // The lease is held, not spoken to.
  private Report lookLeased(Wired wired, Instant now, boolean dry) {
    try (Lease lease = Lease.of(states, wired.rule().id(), clock)) {
      return look(wired, now, dry);
    }
  }

  /** One look: at what, from where, when, and whether it is only to tell what it would do. */
  private record Look(SourceRule rule, Checkpoint from, Instant now, boolean dry) {}

  private Report look(Wired wired, Instant now, boolean dry) {
    SourceRule rule = wired.rule();
    Checkpoint from = states.state(rule.id()).map(state -> state.goOn(now)).orElseThrow();
    Look look = new Look(rule, from, now, dry);
    Intake intake =
        dry ? Intake.dry(database, curator, rule, now) : Intake.into(database, curator, rule, now);
    Fetched fetched = wired.source().look(from, intake::take);
    IntakeCounts taken = intake.finish();
    return switch (fetched) {
      case Fetched.Changed changed -> changed(look, changed, taken);
      case Fetched.Unchanged() -> {
        succeeded(look, from, "nothing new");
        yield new Report(rule.id(), true, "nothing new", taken, List.of());
      }
      case Fetched.Gone(String reason) -> failed(look, "it is gone: " + reason, taken);
      case Fetched.Failed(String reason) -> failed(look, reason, taken);
    };
  }

  private Report changed(Look look, Fetched.Changed changed, IntakeCounts taken) {
    // A source that suddenly holds nothing is more likely broken than empty.
    boolean complete =
        changed.whole() && changed.skipped().isEmpty() && taken.of(IntakeCounts.Count.FOUND) > 0;
    String id = look.rule().id();
    IntakeCounts tally =
        complete && !look.dry()
            ? taken.plus(IntakeCounts.Count.VANISHED, new Items(database).vanished(id, look.now()))
            : taken;
    String skipped =
        changed.skipped().isEmpty() ? "" : ", " + changed.skipped().size() + " could not be read";
    String outcome = tally + skipped;
    succeeded(look, changed.next(), outcome);
    return new Report(id, true, outcome, tally, changed.skipped());
  }

  private void succeeded(Look look, Checkpoint next, String outcome) {
    if (!look.dry()) {
      Duration cadence = look.rule().cadence().orElse(WITHOUT_CADENCE);
      states.succeeded(look.rule().id(), look.from(), next, outcome, look.now(), cadence);
    }
  }

  private Report failed(Look look, String reason, IntakeCounts taken) {
    if (!look.dry()) {
      states.failed(look.rule().id(), reason, look.now());
    }
    return new Report(look.rule().id(), false, reason, taken, List.of());
  }
}
