package dev.onward;

import dev.onward.advise.EmbeddedAdvisor;
import dev.onward.advise.PlanChanges;
import dev.onward.ai.Embedder;
import dev.onward.ai.Embedders;
import dev.onward.ai.LanguageModel;
import dev.onward.ai.Prompts;
import dev.onward.ai.RemoteEmbedder;
import dev.onward.compute.ComputePool;
import dev.onward.database.Database;
import dev.onward.database.RateLimits;
import dev.onward.digest.Digest;
import dev.onward.digest.MailService;
import dev.onward.documents.OwnDocuments;
import dev.onward.gather.judge.CuratedUpdates;
import dev.onward.gather.keep.Decisions;
import dev.onward.gather.keep.Editor;
import dev.onward.gather.keep.ItemNotes;
import dev.onward.gather.keep.Proposals;
import dev.onward.gather.keep.PublishedItems;
import dev.onward.gather.keep.SourceStates;
import dev.onward.gather.keep.SourceWatch;
import dev.onward.gather.source.SourceList;
import dev.onward.ground.Grounding;
import dev.onward.index.AskedLines;
import dev.onward.index.KnowledgeAnalyzer;
import dev.onward.index.PassageIndex;
import dev.onward.knowledge.Catalogue;
import dev.onward.knowledge.Knowledge;
import dev.onward.knowledge.KnowledgeLoader;
import dev.onward.knowledge.LiveCatalogue;
import dev.onward.lookup.LiveLookup;
import dev.onward.retrieve.HybridRetriever;
import dev.onward.settings.Proxies;
import dev.onward.talk.Actions;
import dev.onward.talk.Advisors;
import dev.onward.talk.Conversations;
import dev.onward.talk.Ledger;
import dev.onward.talk.LineWriter;
import dev.onward.talk.LinkCodes;
import dev.onward.talk.Memory;
import dev.onward.talk.ModelAdvisor;
import dev.onward.talk.ModelPrompts;
import dev.onward.talk.NoteWriter;
import dev.onward.talk.ShortWriter;
import dev.onward.talk.Talk;
import dev.onward.teams.Teams;
import dev.onward.understand.Interpreter;
import dev.onward.understand.decide.Models;
import dev.onward.understand.decide.Ranker;
import dev.onward.web.EditorAccess;
import dev.onward.web.EditorDesk;
import dev.onward.web.Limits;
import dev.onward.web.Sessions;
import dev.onward.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  /** Where people reach the server; its port is known once it listens. */
  private volatile URI address;

  private final ComputePool processors = keep(ComputePool.ofThisMachine());
  private List<String> routes = List.of();
  private @Nullable Ending ending;

  private App(Settings settings) {
    this.settings = settings;
    this.clock = settings.clock().map(App::startingAt).orElse(InstantSource.system());
    this.address = settings.web().reachedAt(settings.web().port());
  }

  /** A running server. */
  record Running(App app, int port) implements AutoCloseable {
    /** Takes on nothing new, lets answers go on up to a limit, and closes. */
    void finish(Duration limit) {
      app.finish(limit);
    }

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
    EmbedderLoading loading = keep(EmbedderLoading.begin(settings.data().resolve("native")));
    Knowledge knowledge = KnowledgeLoader.load(settings.knowledge());
    Database database = keep(Database.open(settings.database()));
    Embedder embedder = loading.embedder();
    Embedders embedders = new Embedders(embedder, RemoteEmbedder.from(settings.model()));
    SourceWatch sources =
        new SourceWatch(SourceList.read(settings.gather(), knowledge), new SourceStates(database));
    LiveCatalogue live = new LiveCatalogue(knowledge.catalogue());
    PassageIndex index = index(knowledge, embedders);
    PublishedItems shelf = new PublishedItems(database, new CuratedUpdates(live.own()));
    keep(
        Refresher.start(
            shelf, sources, live, index, new OwnDocuments(settings.documents()), clock));
    Conversations conversations = conversations(database);
    Memory memory = new Memory(database, clock);
    RateLimits rates = new RateLimits(database, clock);
    Limits limits = new Limits(rates, new Proxies(settings.digest().proxies()));
    Sessions sessions = new Sessions(database, memory, clock, limits);
    Ledger ledger = keep(Ledger.open(database));
    Grounding grounding = new Grounding(live, embedder, index::vector);
    Optional<ShortWriter> shortWriter =
        model.map(served -> new ShortWriter(served, grounding, ledger));
    MailService post = keep(MailService.of(settings.post(), database, clock));
    Digest digest =
        Digest.of(
            settings.digest(),
            new Digest.Services(
                database,
                memory,
                live,
                clock,
                () -> address,
                shortWriter.map(
                    writer -> new LineWriter(writer, prompts.digestLine(), index::passages))),
            knowledge.vocabulary().topics().keySet(),
            sessions::person,
            post.mailroom());
    Supplier<Advisors> advisors = advisors(knowledge, live, embedders, index, digest);
    Optional<ModelAdvisor> modelAdvisor =
        model.map(served -> new ModelAdvisor(served, prompts, grounding, ledger));
    Actions actions = Actions.of(database, memory, clock);
    Talk.Engine engine = new Talk.Engine(advisors, modelAdvisor, processors);
    Talk talk = new Talk(conversations, actions, engine, clock);
    Talk quick = new Talk(conversations, actions, engine.withoutModel(), clock);
    Optional<Teams> teams =
        teams(
            new Teams.Services(
                database, talk, quick, conversations, memory, knowledge.catalogue(), clock),
            digest);
    WebServer server =
        keep(
            WebServer.start(
                settings.web(),
                new WebServer.Services(
                    talk,
                    conversations,
                    memory,
                    sessions,
                    new LinkCodes(database, clock),
                    live,
                    model.map(LanguageModel::name).orElse(null),
                    settings.teams().bot().isPresent(),
                    clock,
                    editorDesk(database, sources),
                    EditorAccess.open(database, clock, settings.web().adminToken(), App::tellToken),
                    limits,
                    Map.of(
                        "taking questions",
                        talk::isOpen,
                        "database",
                        database::answers,
                        "advisor",
                        new AdvisorProbe(advisors, processors, clock))),
                Stream.concat(Stream.of(digest, post), teams.stream()).toList()));
    address = settings.web().reachedAt(server.port());
    routes = server.routes();
    ending = new Ending(List.of(talk, quick), teams, server);
    Jobs jobs = jobs(database, knowledge, memory, teams).of(rates).of(actions).of(digest).of(post);
    shortWriter
        .map(writer -> new ItemNotes(database, new NoteWriter(writer, prompts.sourceNote()), clock))
        .ifPresent(jobs::of);
    keep(jobs.start(database, clock));
    teams.ifPresent(Teams::start);
    post.start(digest);
    log.info(
        "ready in {} ms at http://{}:{}, {}",
        Duration.ofNanos(System.nanoTime() - began).toMillis(),
        settings.web().host(),
        server.port(),
        model.map(m -> "worded by " + m.name()).orElse("with the embedded advisor"));
    return server.port();
  }

  /** What the server answers to, as "GET /path". */
  List<String> routes() {
    return routes;
  }

  private void finish(Duration limit) {
    if (ending != null) {
      ending.finish(limit);
    }
    close();
  }

  /** What answers are computed on. */
  ComputePool processors() {
    return processors;
  }

  /** Printed and not logged: a log is kept, and read by others. */
  private static void tellToken(String token) {
    System.out.println("The editor's token for /admin, shown only this once: " + token);
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

  private PassageIndex index(Knowledge knowledge, Embedders embedders) {
    return keep(
        PassageIndex.open(
            settings.data().resolve("index"),
            embedders,
            KnowledgeAnalyzer.of(knowledge),
            AskedLines.of(settings.knowledge())));
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
      Knowledge knowledge,
      LiveCatalogue live,
      Embedders embedders,
      PassageIndex index,
      Digest digest) {
    HybridRetriever retriever = new HybridRetriever(index, embedders, settings.fusion());
    Models models = TrainedModels.of(settings, embedders.local());
    Interpreter interpreter = Interpreter.of(knowledge, embedders.local(), models);
    Ranker ranker = new Ranker(models.ranking(), retriever);
    Optional<LiveLookup> lookup = lookup();
    return () -> {
      Catalogue now = live.get();
      return new Advisors(
          interpreter,
          new EmbeddedAdvisor(
              now,
              retriever,
              ranker,
              (text, profile) -> interpreter.toForget(text),
              PlanChanges.of(knowledge, embedders.local(), models)),
          index::passages,
          now,
          Optional.of(digest.correspondence()),
          lookup);
    };
  }

  private Optional<Teams> teams(Teams.Services services, Digest digest) {
    return settings.teams().isEmpty()
        ? Optional.empty()
        : Optional.of(
            keep(Teams.of(settings.teams(), services, List.of(new WeeklyBulletin(digest)))));
  }

  private EditorDesk editorDesk(Database database, SourceWatch sources) {
    return new EditorDesk(
        new Editor(database), new Proposals(database), new Decisions(database), sources, clock);
  }

  private Jobs jobs(Database database, Knowledge knowledge, Memory memory, Optional<Teams> teams) {
    Jobs jobs = new Jobs().forgetting(memory, settings.web().forgetAfter());
    teams.ifPresent(jobs::of);
    if (settings.gathers()) {
      jobs.of(Gatherings.open(settings, knowledge, database, clock));
    }
    return jobs;
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
