package dev.onward;

import dev.onward.database.Database;
import dev.onward.talk.Ledger;
import dev.onward.talk.Ledger.Day;
import dev.onward.talk.Ledger.Measure;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells an operator what the chat model was used for, what it cost and how often it was wrong. */
@Command(
    name = "usage",
    description =
        "Reports the chat model's use by day: answers, fallbacks, tokens, cost, what the check found.",
    mixinStandardHelpOptions = true)
final class UsageCommand implements Runnable {
  private static final int USUAL_DAYS = 30;
  private static final double COST_UNITS_A_CURRENCY_UNIT = 100 * 1e6;

  @Option(
      names = "--since",
      description = "First day, such as 2026-11-01; 30 days ago if left out.")
  private @Nullable LocalDate since;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    Settings settings = Settings.from(System.getenv());
    LocalDate today =
        settings
            .clock()
            .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
            .orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    try (Database database = Database.open(settings.database());
        Ledger ledger = Ledger.open(database)) {
      List<Day> days = ledger.since(since == null ? today.minusDays(USUAL_DAYS) : since);
      print(days, Objects.requireNonNull(spec).commandLine().getOut());
    }
  }

  private static void print(List<Day> days, PrintWriter out) {
    if (days.isEmpty()) {
      out.println("The chat model was not used.");
    }
    for (Day day : days) {
      out.println(day.day());
      for (Measure measure : Measure.values()) {
        if (day.amount(measure) > 0) {
          out.printf("  %-24s %s%n", name(measure), amount(measure, day.amount(measure)));
        }
      }
    }
    out.flush();
  }

  private static String name(Measure measure) {
    return measure.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String amount(Measure measure, long amount) {
    return measure == Measure.COST
        ? "%.4f".formatted(amount / COST_UNITS_A_CURRENCY_UNIT)
        : "%,d".formatted(amount);
  }
}
