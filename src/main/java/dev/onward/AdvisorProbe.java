package dev.onward;

import dev.onward.advise.Advice;
import dev.onward.compute.ComputeJob;
import dev.onward.compute.ComputePool;
import dev.onward.compute.Overloaded;
import dev.onward.knowledge.Catalogue;
import dev.onward.plan.Profile;
import dev.onward.talk.Advisors;
import dev.onward.understand.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the advisor answers with the catalogue as it stands. What is let in from live sources
 * changes it while the program runs, so every new state of it is asked once. Thread-safe.
 */
final class AdvisorProbe implements BooleanSupplier {
  private static final Logger log = LoggerFactory.getLogger(AdvisorProbe.class);
  private static final String QUESTION = "What changed lately?";

  private final Supplier<Advisors> advisors;
  private final ComputePool processors;
  private final InstantSource clock;
  private volatile @Nullable Catalogue answered;

  AdvisorProbe(Supplier<Advisors> advisors, ComputePool processors, InstantSource clock) {
    this.advisors = advisors;
    this.processors = processors;
    this.clock = clock;
  }

  @Override
  public boolean getAsBoolean() {
    try {
      Advisors now = advisors.get();
      if (now.catalogue() != answered) {
        try (ComputeJob job = processors.admit(AdvisorProbe.class.getName(), false)) {
          job.call(() -> advice(now));
        }
        answered = now.catalogue();
      }
      return true;
    } catch (Overloaded e) {
      // Busy with answers, and that by what it tells others.
      return true;
    } catch (RuntimeException e) {
      log.error("the advisor can't answer with the catalogue as it stands", e);
      return false;
    }
  }

  private Advice advice(Advisors now) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return now.embedded()
        .advise(
            now.interpreter().interpret(QUESTION, Context.fresh(Profile.EMPTY, today)),
            null,
            today);
  }
}
