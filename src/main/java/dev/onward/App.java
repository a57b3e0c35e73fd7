package dev.onward;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.onward.advise.EmbeddedAdvisor;
import dev.onward.ai.Embedder;
import dev.onward.ai.Embedders;
import dev.onward.ai.LanguageModel;
import dev.onward.ai.Prompts;
import dev.onward.ai.RemoteEmbedder;
import dev.onward.database.Database;
import dev.onward.gather.Decisions;
import dev.onward.gather.Editor;
import dev.onward.gather.Gathering;
import dev.onward.gather.OwnUpdates;
import dev.onward.gather.Proposals;
import dev.onward.gather.Shelf;
import dev.onward.gather.SourceList;
import dev.onward.gather.SourceStates;
import dev.onward.gather.SourceWatch;
import dev.onward.ground.Grounding;
import dev.onward.index.NameKeepingAnalyzer;
import dev.onward.index.PassageIndex;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.LiveCatalogue;
import dev.onward.lookup.LiveLookup;
import dev.onward.retrieve.HybridRetriever;
import dev.onward.talk.Advisors;
import dev.onward.talk.Conversations;
import dev.onward.talk.Ledger;
import dev.onward.talk.LinkCodes;
import dev.onward.talk.Memory;
import dev.onward.talk.ModelAdvisor;
import dev.onward.talk.ModelPrompts;
import dev.onward.talk.Talk;
import dev.onward.teams.Teams;
import dev.onward.understand.Interpreter;
import dev.onward.web.EditorAccess;
import dev.onward.web.EditorDesk;
import dev.onward.web.Sessions;
import dev.onward.web.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole object graph, wired by hand in the order of the data. Who opens it closes it; parts are
 * closed in the opposite order.
 */
final class App implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(App.class);

  private final Settings settings;
  private final InstantSource clock;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private App(Settings settings) {
    this.settings = settings;
    this.clock = settings.clock().map(App::startingAt).orElse(InstantSource.system());
  }

  /** A running server. */
  record Running(App app, int port) implements AutoCloseable {
    @Override
    public void close() {
      app.close();
    }
  }

  /**
   * Starts everything.
   *
   * @throws CannotStart when the data folder can't be used; other parts throw what names their
   *     fault
   */
  static Running start(Settings settings) {
    App app = new App(settings);
    try {
      return new Running(app, app.start());
    } catch (RuntimeException e) {
      app.close();
      throw e;
    }
  }

  private int start() {
    long began = System.nanoTime();
    Optional<LanguageModel> model = LanguageModel.from(settings.model());
    // Read, and checked, even where no model needs them.
    ModelPrompts prompts = ModelPrompts.read(new Prompts(settings.model().prompts()));
    prepareDataFolder();
    // Loading the embedding model takes a second of one core; the rest goes on meanwhile.
    FutureTask<Embedder> loading =
        new FutureTask<>(() -> Embedder.open(settings.data().resolve("native")));
    Thread loader = Thread.ofPlatform().daemon().name("embedder").start(loading);
    // Native code is being loaded: a process that ended meanwhile would be aborted.
    keep(loader::join);
    Knowledge knowledge = KnowledgeLoader.load(settings.knowledge());
    Database database = keep(Database.open(settings.database()));
    Embedder embedder = loaded(loading);
    Embedders embedders = new Embedders(embedder, RemoteEmbedder.from(settings.model()));
    SourceWatch sources =
        new SourceWatch(SourceList.read(settings.gather(), knowledge), new SourceStates(database));
    LiveCatalogue live = new LiveCatalogue(knowledge.catalogue());
    Shelf shelf = new Shelf(database, new OwnUpdates(live.own()));
    PassageIndex index = index(live.own(), embedders);
    keep(Refresher.start(shelf, sources, live, index, clock));
    Conversations conversations = conversations(database);
    Memory memory = new Memory(database, clock);
    Supplier<Advisors> advisors = advisors(knowledge, live, embedders, index);
    Optional<ModelAdvisor> modelAdvisor =
        model.map(served ->
            new ModelAdvisor(
                served,
                prompts,
                new Grounding(live, embedder, index::vector),
                keep(Ledger.open(database))));
    Talk talk = new Talk(conversations, memory, advisors, modelAdvisor, clock);
    Optional<Teams> teams =
        teams(
            new Teams.Services(
                database, talk, conversations, memory, knowledge.catalogue(), clock));
    schedule(
        database,
        Stream.of(
                Stream.of(forgetting(memory)),
                gathering(database, knowledge),
                teams.stream().flatMap(bot -> Stream.of(telling(bot), tidying(bot))))
            .flatMap(tasks -> tasks)
            .toList());
    WebServer server =
        keep(
            WebServer.start(
                settings.web(),
                new WebServer.Services(
                    talk,
                    conversations,
                    memory,
                    new Sessions(database, memory, clock),
                    new LinkCodes(database, clock),
                    live,
                    model.map(LanguageModel::name).orElse(null),
                    settings.teams().bot().isPresent(),
                    clock,
                    new EditorDesk(
                        new Editor(database),
                        new Proposals(database),
                        new Decisions(database),
                        sources,
                        clock),
                    EditorAccess.open(database, clock, settings.web().adminToken(), App::tellToken),
                    Map.of("database", database::answers)),
                teams.stream().toList()));
    teams.ifPresent(Teams::start);
    log.info(
        "ready in {} ms at http://{}:{}, {}",
        Duration.ofNanos(System.nanoTime() - began).toMillis(),
        settings.web().host(),
        server.port(),
        model.map(m -> "worded by " + m.name()).orElse("with the embedded advisor"));
    return server.port();
  }

  /** Printed and not logged: a log is kept, and read by others. */
  private static void tellToken(String token) {
    System.out.println("The editor's token for /admin, shown only this once: " + token);
  }

  private static Embedder loaded(FutureTask<Embedder> loading) {
    try {
      return loading.get();
    } catch (ExecutionException e) {
      throw new CannotStart("The embedding model can't be loaded; see the cause", e);
    } catch (InterruptedException e) {
      throw new CannotStart("The start was interrupted", e);
    }
  }

  private void prepareDataFolder() {
    Path folder = settings.data();
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "writable", ""));
    } catch (IOException e) {
      throw new CannotStart(
          "The data folder %s can't be written to; give the right to, or set ONWARD_DATA to another one"
              .formatted(folder.toAbsolutePath()),
          e);
    }
  }

  private PassageIndex index(Catalogue catalogue, Embedders embedders) {
    return keep(
        PassageIndex.open(
            settings.data().resolve("index"),
            embedders,
            new NameKeepingAnalyzer(productNames(catalogue))));
  }

  private static Set<String> productNames(Catalogue catalogue) {
    Set<String> names = new TreeSet<>();
    catalogue.updates().forEach(update -> names.addAll(update.products()));
    catalogue.credentials().forEach(credential -> names.add(credential.name()));
    return names;
  }

  private Conversations conversations(Database database) {
    Conversations conversations = new Conversations(database, clock);
    if (database.isPrivate()) {
      // No other node can be working on them.
      conversations.interruptUnfinished();
    }
    return conversations;
  }

  private Optional<LiveLookup> lookup() {
    Optional<LiveLookup> lookup = LiveLookup.from(settings.lookup(), clock);
    lookup.ifPresent(this::keep);
    return lookup;
  }

  private Supplier<Advisors> advisors(
      Knowledge knowledge, LiveCatalogue live, Embedders embedders, PassageIndex index) {
    HybridRetriever retriever = new HybridRetriever(index, embedders, settings.fusion());
    Interpreter interpreter =
        Interpreter.open(knowledge, embedders.local(), retriever, settings.data().resolve("index"));
    Optional<LiveLookup> lookup = lookup();
    return () -> {
      Catalogue now = live.get();
      return new Advisors(
          interpreter, new EmbeddedAdvisor(now, retriever), index::passages, now, lookup);
    };
  }

  private Optional<Teams> teams(Teams.Services services) {
    return settings.teams().isEmpty()
        ? Optional.empty()
        : Optional.of(keep(Teams.of(settings.teams(), services, List.of())));
  }

  private void schedule(Database database, List<RecurringTask<Void>> tasks) {
    Scheduler scheduler =
        new SchedulerBuilder(database.dataSource(), List.of())
            .startTasks(tasks)
            .clock(clock::instant)
            // The usual name is the host's, which would have to be looked up.
            .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
            .threads(3)
            .pollingInterval(Duration.ofSeconds(10))
            .build();
    scheduler.start();
    keep(scheduler::stop);
  }

  /** One node asks every minute whose turn it is. */
  private Stream<RecurringTask<Void>> gathering(Database database, Knowledge knowledge) {
    if (!settings.gathers()) {
      return Stream.empty();
    }
    Gathering gathering = Gatherings.open(settings, knowledge, database, clock);
    return Stream.of(
        Tasks.recurring("gather", FixedDelay.ofMinutes(1))
            .execute((instance, context) -> gathering.lookAtDue()));
  }

  private RecurringTask<Void> forgetting(Memory memory) {
    return Tasks.recurring("forget-unseen-people", Schedules.daily(LocalTime.of(3, 30)))
        .execute((instance, context) -> {
          int forgotten = memory.forgetUnseenFor(settings.web().forgetAfter());
          log.info("forgot {} people who did not come back", forgotten);
        });
  }

  private static RecurringTask<Void> telling(Teams teams) {
    return Tasks.recurring("teams-tell-people", FixedDelay.ofMinutes(5))
        .execute((instance, context) -> {
          int told = teams.tellPeople();
          if (told > 0) {
            log.info("Teams: told {} people what they asked for", told);
          }
        });
  }

  private static RecurringTask<Void> tidying(Teams teams) {
    return Tasks.recurring("teams-tidy", Schedules.daily(LocalTime.of(3, 45)))
        .execute((instance, context) -> teams.tidy());
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  /** A clock that shows the given instant now and goes on from there. */
  static InstantSource startingAt(Instant start) {
    Clock system = Clock.systemUTC();
    return Clock.offset(system, Duration.between(system.instant(), start));
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        log.warn("a part did not close well", e);
      }
    }
  }
}
