package dev.onward.digest;

import dev.onward.compute.ComputePool;
import dev.onward.database.Database;
import dev.onward.database.RateLimits;
import dev.onward.gather.keep.Decisions;
import dev.onward.gather.keep.Editor;
import dev.onward.gather.keep.Proposals;
import dev.onward.gather.keep.SourceStates;
import dev.onward.gather.keep.SourceWatch;
import dev.onward.gather.source.SourceList;
import dev.onward.knowledge.Catalogue;
import dev.onward.settings.Proxies;
import dev.onward.settings.Secret;
import dev.onward.talk.Actions;
import dev.onward.talk.Conversations;
import dev.onward.talk.LinkCodes;
import dev.onward.talk.Memory;
import dev.onward.talk.Talk;
import dev.onward.web.EditorAccess;
import dev.onward.web.EditorDesk;
import dev.onward.web.Limits;
import dev.onward.web.Sessions;
import dev.onward.web.WebServer;
import dev.onward.web.WebSettings;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The HTTP server with the mail's routes, in which nobody asks anything and nobody answers. */
final class SilentServer {
  private SilentServer() {}

  static Limits limits(Database database, InstantSource clock) {
    return new Limits(new RateLimits(database, clock), new Proxies(0));
  }

  static WebServer start(
      Database database,
      InstantSource clock,
      Catalogue catalogue,
      List<? extends Consumer<RoutesConfig>> channels) {
    WebSettings settings =
        new WebSettings(
            "127.0.0.1",
            0,
            Duration.ofDays(400),
            Optional.empty(),
            Optional.of(new Secret("editor")));
    return WebServer.start(settings, services(database, clock, catalogue), channels);
  }

  private static WebServer.Services services(
      Database database, InstantSource clock, Catalogue catalogue) {
    Conversations conversations = new Conversations(database, clock);
    Memory memory = new Memory(database, clock);
    Talk talk =
        new Talk(
            conversations,
            Actions.of(database, memory, clock),
            new Talk.Engine(
                () -> {
                  throw new IllegalStateException("nobody is there to answer");
                },
                Optional.empty(),
                ComputePool.ofThisMachine()),
            clock);
    SourceWatch sources = new SourceWatch(new SourceList(List.of()), new SourceStates(database));
    return new WebServer.Services(
        talk,
        conversations,
        memory,
        new Sessions(database, memory, clock, limits(database, clock)),
        new LinkCodes(database, clock),
        () -> catalogue,
        null,
        false,
        clock,
        new EditorDesk(
            new Editor(database), new Proposals(database), new Decisions(database), sources, clock),
        EditorAccess.open(database, clock, Optional.of(new Secret("editor")), token -> {}),
        limits(database, clock),
        Map.of());
  }
}
