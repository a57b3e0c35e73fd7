package dev.onward;

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
  private final InstantSource clock;
  private volatile @Nullable Catalogue answered;

  AdvisorProbe(Supplier<Advisors> advisors, InstantSource clock) {
    this.advisors = advisors;
    this.clock = clock;
  }

  @Override
  public boolean getAsBoolean() {
    try {
      Advisors now = advisors.get();
      if (now.catalogue() != answered) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        now.embedded()
            .advise(
                now.interpreter().interpret(QUESTION, Context.fresh(Profile.EMPTY, today)),
                null,
                today);
        answered = now.catalogue();
      }
      return true;
    } catch (RuntimeException e) {
      log.error("the advisor can't answer with the catalogue as it stands", e);
      return false;
    }
  }
}
