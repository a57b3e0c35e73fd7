package dev.onward;

import dev.onward.database.Database;
import dev.onward.gather.Gathering;
import dev.onward.gather.Gathering.Report;
import dev.onward.gather.judge.ItemWording;
import dev.onward.gather.judge.ReviewStatus;
import dev.onward.gather.keep.Editor;
import dev.onward.gather.keep.Entry;
import dev.onward.gather.keep.Proposals;
import dev.onward.gather.keep.Proposals.Proposal;
import dev.onward.gather.keep.Signature;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The editor's work at a terminal; it needs the database alone, so a server may run meanwhile. */
@Command(
    name = "gather",
    description = "Looks at the live sources now, and decides on what they said.",
    mixinStandardHelpOptions = true)
final class GatherCommand implements Runnable {
  private static final int LISTED = 50;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "Say what to do: now, list, accept, reject, edit, pin, unpin, undo or proposals");
  }

  /** Who decides and why, for every command that does. */
  static final class Deciding {
    @Option(
        names = "--by",
        description = "Who decides (${DEFAULT-VALUE}).",
        defaultValue = "${sys:user.name}")
    private String by = "";

    @Option(names = "--because", description = "A word on why.", defaultValue = "")
    private String because = "";

    Signature signature(Settings settings) {
      return new Signature(by, because, clock(settings).instant());
    }
  }

  private static InstantSource clock(Settings settings) {
    return settings.clock().map(App::startingAt).orElse(InstantSource.system());
  }

  @Command(
      name = "now",
      description = "Looks at the sources now and tells what each gave.",
      mixinStandardHelpOptions = true)
  int now(
      @Option(names = "--source", description = "Only this one, by its id.")
          @Nullable String source,
      @Option(names = "--dry-run", description = "Takes in nothing, only tells what it would.")
          boolean dry) {
    Settings settings = Settings.from(System.getenv());
    try (Database database = Database.open(settings.database())) {
      Knowledge knowledge = KnowledgeLoader.load(settings.knowledge());
      InstantSource clock = clock(settings);
      Gathering gathering =
          dry
              ? Gatherings.dry(settings, knowledge, database, clock)
              : Gatherings.open(settings, knowledge, database, clock);
      List<Report> reports = gathering.lookNow(Optional.ofNullable(source), dry, this::tell);
      long failed = reports.stream().filter(report -> !report.succeeded()).count();
      say(
          "%d sources looked at, %d failed%s"
              .formatted(reports.size(), failed, dry ? "; nothing kept" : ""));
      return failed == 0 ? 0 : 1;
    }
  }

  private synchronized void tell(Report report) {
    say(
        "%-24s %s%s"
            .formatted(report.source(), report.succeeded() ? "" : "FAILED: ", report.outcome()));
    report.skipped().forEach(why -> say("%-24s   not read: %s".formatted("", why)));
  }

  @Command(
      name = "list",
      description = "Lists items, the most relevant first, with the reasons.",
      mixinStandardHelpOptions = true)
  void list(
      @Option(
              names = "--standing",
              description = "waiting, let-in or dropped (${DEFAULT-VALUE}).",
              defaultValue = "waiting")
          String standing) {
    ReviewStatus wanted =
        List.of(ReviewStatus.values()).stream()
            .filter(value -> value.word().equals(standing))
            .findFirst()
            .orElseThrow(() ->
                new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--standing is waiting, let-in or dropped"));
    try (Database database = open()) {
      Editor editor = new Editor(database);
      editor.list(wanted, 0, LISTED).forEach(this::tell);
      say("%d are %s".formatted(editor.counts().getOrDefault(wanted, 0), wanted.word()));
    }
  }

  private void tell(Entry entry) {
    say("%s  %d  %s".formatted(entry.id(), entry.judgement().score(), entry.wording().title()));
    say("    %s, %s".formatted(entry.origin().publisher(), entry.finding().url()));
    entry.judgement().reasons().forEach(reason -> say("    - %s".formatted(reason)));
  }

  @Command(name = "accept", description = "Lets an item in.", mixinStandardHelpOptions = true)
  void accept(@Parameters(paramLabel = "ID") String id, @Mixin Deciding deciding) {
    edit(deciding, (editor, by) -> editor.accept(id, by));
  }

  @Command(name = "reject", description = "Keeps an item out.", mixinStandardHelpOptions = true)
  void reject(@Parameters(paramLabel = "ID") String id, @Mixin Deciding deciding) {
    edit(deciding, (editor, by) -> editor.reject(id, by));
  }

  @Command(
      name = "edit",
      description = "Words an item anew; what is left out stays.",
      mixinStandardHelpOptions = true)
  void edit(
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--title") @Nullable String title,
      @Option(names = "--note") @Nullable String note,
      @Option(names = "--why", description = "Why it matters, in one line.") @Nullable String why,
      @Mixin Deciding deciding) {
    edit(
        deciding,
        (editor, by) -> {
          Optional<ItemWording> now = editor.find(id).map(Entry::wording);
          editor.edit(
              id,
              ItemWording.written(
                  given(title, now.map(ItemWording::title)),
                  given(note, now.map(ItemWording::note)),
                  given(why, now.map(ItemWording::why))),
              by);
        });
  }

  private static String given(@Nullable String written, Optional<String> now) {
    return written == null ? now.orElse("none") : written;
  }

  @Command(
      name = "pin",
      description = "Lets an item in and keeps it as it is, whatever its source changes.",
      mixinStandardHelpOptions = true)
  void pin(@Parameters(paramLabel = "ID") String id, @Mixin Deciding deciding) {
    edit(deciding, (editor, by) -> editor.pin(id, by));
  }

  @Command(
      name = "unpin",
      description = "Lets the source change an item again.",
      mixinStandardHelpOptions = true)
  void unpin(@Parameters(paramLabel = "ID") String id, @Mixin Deciding deciding) {
    edit(deciding, (editor, by) -> editor.unpin(id, by));
  }

  @Command(
      name = "undo",
      description = "Takes the latest decision on an item back.",
      mixinStandardHelpOptions = true)
  void undo(@Parameters(paramLabel = "ID") String id, @Mixin Deciding deciding) {
    edit(deciding, (editor, by) -> editor.undo(id, by));
  }

  private interface Work {
    void on(Editor editor, Signature by);
  }

  private void edit(Deciding deciding, Work work) {
    Settings settings = Settings.from(System.getenv());
    try (Database database = Database.open(settings.database())) {
      work.on(new Editor(database), deciding.signature(settings));
      say("done; running servers show it within a minute");
    }
  }

  @Command(
      name = "proposals",
      description = "Lists changes that sources propose to credentials, or decides on one.",
      mixinStandardHelpOptions = true)
  void proposals(
      @Option(
              names = "--agree",
              description = "It is to be written into our files.",
              paramLabel = "ID")
          @Nullable String agreed,
      @Option(names = "--dismiss", paramLabel = "ID") @Nullable String dismissed,
      @Mixin Deciding deciding) {
    Settings settings = Settings.from(System.getenv());
    try (Database database = Database.open(settings.database())) {
      Proposals proposals = new Proposals(database);
      if (agreed != null) {
        proposals.decide(agreed, Proposals.State.TO_BE_WRITTEN, deciding.signature(settings));
      }
      if (dismissed != null) {
        proposals.decide(dismissed, Proposals.State.DISMISSED, deciding.signature(settings));
      }
      proposals.list(LISTED).forEach(this::tell);
    }
  }

  private void tell(Proposal proposal) {
    say(
        "%s  %s: %s  (%s)"
            .formatted(
                proposal.id(),
                proposal.change().credentialId(),
                proposal.change().field().word(),
                proposal.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    say("    we say:     %s".formatted(proposal.change().ours()));
    say("    it says:    %s".formatted(proposal.change().theirs()));
    say("    %s, %s".formatted(proposal.change().url(), proposal.change().remark()));
  }

  private static Database open() {
    return Database.open(Settings.from(System.getenv()).database());
  }

  private void say(String line) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
