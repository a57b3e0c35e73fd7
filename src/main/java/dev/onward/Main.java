package dev.onward;

import dev.onward.ai.Prompts.BrokenPrompt;
import dev.onward.bench.BeirCollection.BrokenCollection;
import dev.onward.database.DatabaseUnavailable;
import dev.onward.evaluate.BadReply;
import dev.onward.evaluate.QuestionSet.BrokenSet;
import dev.onward.evaluate.Server.Unreachable;
import dev.onward.gather.judge.InvalidEdit;
import dev.onward.index.PassageIndex.IndexInUse;
import dev.onward.knowledge.BrokenKnowledge;
import dev.onward.settings.InvalidSettings;
import dev.onward.settings.Setting;
import dev.onward.settings.SettingsReader;
import dev.onward.web.WebServer.PortInUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The program. Without a command it serves. */
@Command(
    name = "onward",
    description =
        "Grounded answers and dated plans for engineers after the Azure AI Engineer badge.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {

  public static void main(String[] arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine program = new CommandLine(new Main());
    program.addSubcommand(new ServeCommand());
    program.addSubcommand(new CheckCommand());
    program.addSubcommand(new TrainCommand());
    program.addSubcommand(new UsageCommand());
    program.addSubcommand(new EvaluateCommand());
    program.addSubcommand(new BenchCommand());
    program.addSubcommand(new LoadCommand());
    program.addSubcommand(new SessionCommand());
    program.addSubcommand(new TeamsPackageCommand());
    program.addSubcommand(new DigestCommand());
    program.addSubcommand(new GatherCommand());
    program.registerConverter(Duration.class, SettingsReader::toDuration);
    program.setUsageHelpWidth(110);
    CommandSpec spec = program.getCommandSpec();
    spec.usageMessage().footer(settings());
    program.setExecutionStrategy(new CommandLine.RunLast());
    program.setExecutionExceptionHandler(Main::failed);
    return program;
  }

  /** Faults that a person can mend are said in their one message; others keep their trace. */
  private static int failed(Exception fault, CommandLine command, ParseResult parsed)
      throws Exception {
    switch (fault) {
      case InvalidSettings e -> command.getErr().println(e.getMessage());
      case BrokenCollection e -> command.getErr().println(e.getMessage());
      case BrokenKnowledge e -> command.getErr().println(e.getMessage());
      case BrokenPrompt e -> command.getErr().println(e.getMessage());
      case CannotStart e -> command.getErr().println(e.getMessage());
      case DatabaseUnavailable e -> command.getErr().println(e.getMessage());
      case IndexInUse e -> command.getErr().println(e.getMessage());
      case PortInUse e -> command.getErr().println(e.getMessage());
      case BrokenSet e -> command.getErr().println(e.getMessage());
      case Unreachable e -> command.getErr().println(e.getMessage());
      case InvalidEdit e -> command.getErr().println(e.getMessage());
      case BadReply e -> command.getErr().println(e.getMessage());
      default -> throw fault;
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String[] settings() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Settings, as environment variables or in a properties file:");
    for (Setting setting : Settings.described()) {
      lines.add(
          "  %s%s"
              .formatted(
                  setting.name(), setting.standard().isEmpty() ? "" : "=" + setting.standard()));
      lines.add("      " + setting.meaning());
    }
    return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
  }

  @Override
  public void run() {
    new ServeCommand().run();
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Onward " + (version == null ? "(development)" : version)};
    }
  }
}
