package dev.onward;

import dev.onward.ai.ModelSettings;
import dev.onward.knowledge.AsOf;
import dev.onward.knowledge.Document;
import dev.onward.knowledge.Fault;
import dev.onward.knowledge.KnowledgeCheck;
import dev.onward.knowledge.KnowledgeCheck.Due;
import dev.onward.knowledge.KnowledgeCheck.Report;
import dev.onward.knowledge.KnowledgeCheck.Standing;
import dev.onward.knowledge.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Checks the knowledge and tells an editor how it stands; ends with 1 where anything is at fault.
 */
@Command(
    name = "check",
    description = "Checks the knowledge: faults, counts, age, sureness, and what becomes due.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Option(names = "--today", description = "Check as of this day, such as 2027-01-05.")
  private @Nullable LocalDate today;

  @Option(
      names = "--against",
      description = "A text whose sentences must not stand in the knowledge, such as the article.")
  private @Nullable Path against;

  @Option(names = "--all", description = "List every credential and every item below B.")
  private boolean all;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    LocalDate day =
        today != null
            ? today
            : settings
                .clock()
                .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
                .orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    Optional<String> source =
        against == null ? Optional.empty() : Optional.of(Files.readString(against));
    Report report =
        KnowledgeCheck.check(
            settings.knowledge(), day, source, List.of(ModelSettings.DEFAULT_DEPLOYMENT));
    print(report, Objects.requireNonNull(spec).commandLine().getOut());
    return report.faults().isEmpty() ? 0 : 1;
  }

  private void print(Report report, PrintWriter out) {
    out.println("Knowledge on " + AsOf.spoken(report.day()));
    out.println();
    report.counts().forEach((kind, count) -> out.printf("%6d  %s%n", count, kind.word()));
    out.println();
    out.println("Last verified:");
    report.verified().forEach((age, count) -> out.printf("%6d  %s%n", count, age.substring(2)));
    out.println();
    printStandings(report, out);
    printBelowB(report, out);
    out.println();
    out.println("Due within 90 days:");
    for (Due due : report.due()) {
      out.printf("  %s  %s%n", due.on(), due.what());
    }
    out.println();
    out.println(report.faults().size() + " fault(s)");
    for (Fault fault : report.faults()) {
      out.println("  " + fault);
    }
    out.flush();
  }

  private void printStandings(Report report, PrintWriter out) {
    out.println("Credentials that are not simply open:");
    for (Standing standing : report.standings()) {
      if (all || standing.status() != Status.ACTIVE) {
        out.printf(
            "  %-9s %-9s %s%n",
            standing.credential().id(), standing.status().word(), words(standing));
      }
    }
  }

  private static String words(Standing standing) {
    String dates =
        standing
            .credential()
            .lifecycle()
            .retiresOn()
            .map(on -> standing.lastDay() ? "last day today" : "last day " + AsOf.spoken(on))
            .orElse("");
    String renewal = standing.renewing().words();
    return dates.isEmpty() ? renewal : dates + ", " + renewal;
  }

  private void printBelowB(Report report, PrintWriter out) {
    out.println();
    out.println(
        report.belowB().size() + " items below confidence B" + (all ? ":" : " (--all lists them)"));
    if (all) {
      for (Document document : report.belowB()) {
        out.printf("  %s  %s%n", document.confidence(), document.id());
      }
    }
  }
}
