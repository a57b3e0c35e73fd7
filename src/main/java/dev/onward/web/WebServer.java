package dev.onward.web;

import dev.onward.database.DatabaseUnavailable;
import dev.onward.database.Json;
import dev.onward.knowledge.Catalogue;
import dev.onward.talk.Conversations;
import dev.onward.talk.LinkCodes;
import dev.onward.talk.Memory;
import dev.onward.talk.Talk;
import dev.onward.talk.TooBusy;
import dev.onward.talk.UnknownConversation;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of the browser channel. Who starts it closes it. */
public final class WebServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebServer.class);
  private static final int LARGEST_BODY = 64 * 1024;
  private static final String TOO_LARGE =
      Objects.requireNonNull(new ContentTooLargeResponse().getMessage());
  private static final Duration IDLE = Duration.ofSeconds(30);

  private static final Duration LAST_BYTES = Duration.ofSeconds(3);

  /** In bytes a second, of what a request sends. */
  private static final int SLOWEST = 200;

  private static final String PAGE = "/dev/onward/web/page";

  private static final Template NOT_FOUND = Template.read("not-found.html");

  private final Javalin server;

  private WebServer(Javalin server) {
    this.server = server;
  }

  /**
   * What the routes speak to; {@code model} names the chat model, null where there is none, {@code
   * teams} tells whether people can also come by Microsoft Teams, and {@code needs} tells by name
   * what has to work for the server to be of use.
   */
  public record Services(
      Talk talk,
      Conversations conversations,
      Memory memory,
      Sessions sessions,
      LinkCodes codes,
      Supplier<Catalogue> catalogue,
      @Nullable String model,
      boolean teams,
      InstantSource clock,
      EditorDesk desk,
      EditorAccess access,
      Limits limits,
      Map<String, BooleanSupplier> needs) {}

  private record Rooms(
      ChatRoutes chat,
      PersonRoutes person,
      LinkRoutes links,
      CatalogueRoutes catalogue,
      PlanPage plan,
      PageRoutes pages,
      EditorRoutes editor,
      HealthRoutes health) {
    static Rooms of(Services services) {
      return new Rooms(
          new ChatRoutes(
              services.talk(),
              services.conversations(),
              services.memory(),
              services.sessions(),
              services.limits()),
          new PersonRoutes(
              services.memory(),
              services.conversations(),
              services.sessions(),
              services.catalogue().get(),
              services.clock()),
          new LinkRoutes(services.codes(), services.sessions()),
          new CatalogueRoutes(
              services.catalogue(), services.memory(), services.sessions(), services.clock()),
          new PlanPage(
              services.memory(), services.sessions(), services.catalogue().get(), services.clock()),
          new PageRoutes(services.catalogue(), services.model(), services.teams()),
          new EditorRoutes(services.desk(), services.access(), services.limits()),
          new HealthRoutes(services.needs()));
    }
  }

  /**
   * Starts to listen; {@code channels} bring routes of their own.
   *
   * @throws PortInUse when another program listens there
   */
  public static WebServer start(
      WebSettings settings, Services services, List<? extends Consumer<RoutesConfig>> channels) {
    Rooms rooms = Rooms.of(services);
    Javalin server =
        Javalin.create(config -> {
          configure(config);
          route(config.routes, new Guard(settings), rooms);
          channels.forEach(channel -> channel.accept(config.routes));
        });
    try {
      server.start(settings.host(), settings.port());
    } catch (JavalinBindException e) {
      throw new PortInUse(settings.port());
    }
    return new WebServer(server);
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = LARGEST_BODY;
    config.jetty.modifyHttpConfiguration(WebServer::cutSlowSenders);
    config.jetty.modifyServer(WebServer::boundClients);
    config.http.prefer405over404 = true;
    config.jsonMapper(new JavalinJackson(Json.mapper(), true));
    config.staticFiles.add(files -> {
      files.hostedPath = "/assets";
      files.directory = PAGE + "/assets";
      files.location = Location.CLASSPATH;
      files.headers.put("Cache-Control", "no-cache");
    });
  }

  private static void boundClients(Server jetty) {
    jetty.addBean(ClientConnections.ofThisProcess());
    jetty.setHandler(new GracefulHandler(new MinimumDataRateHandler(SLOWEST, 0)));
  }

  /**
   * Who sends or takes nothing for a while is cut; a stream of events says something more often.
   */
  private static void cutSlowSenders(HttpConfiguration http) {
    http.setIdleTimeout(IDLE.toMillis());
    http.setSendServerVersion(false);
  }

  private static void route(RoutesConfig routes, Guard guard, Rooms rooms) {
    routes.before(guard::check);
    routes.after(Guard::inUtf8);
    routes.get("/robots.txt", PageRoutes::robots);
    routes.get("/", rooms.pages()::chat);
    routes.get("/plan", rooms.plan()::show);
    routes.get("/path", rooms.catalogue()::path);
    routes.get("/knowledge/{id}", rooms.pages()::item);
    routes.post("/api/chat", rooms.chat()::chat);
    routes.get("/api/messages/{id}/events", rooms.chat()::events);
    routes.get("/api/messages/{id}/inspect", rooms.chat()::inspect);
    routes.get("/api/messages/{id}/making", rooms.chat()::making);
    routes.post("/api/messages/{id}/stop", rooms.chat()::stop);
    routes.post("/api/messages/{id}/feedback", rooms.chat()::rate);
    routes.get("/api/conversations", rooms.chat()::list);
    routes.get("/api/conversations/{id}", rooms.chat()::conversation);
    routes.delete("/api/conversations/{id}", rooms.chat()::delete);
    routes.get("/api/plan", rooms.person()::plan);
    routes.patch("/api/plan/steps/{id}", rooms.person()::changeStep);
    routes.get("/api/plan.md", rooms.person()::planAsText);
    routes.get("/api/plan.ics", rooms.person()::planAsCalendar);
    routes.get("/api/profile", rooms.person()::profile);
    routes.put("/api/profile", rooms.person()::changeProfile);
    routes.get("/api/me/export", rooms.person()::export);
    routes.delete("/api/me", rooms.person()::forget);
    routes.post("/api/me/link-code", rooms.links()::issue);
    routes.get("/api/credentials", rooms.catalogue()::credentials);
    routes.get("/api/credentials/{id}", rooms.catalogue()::credential);
    routes.get("/api/updates", rooms.catalogue()::updates);
    routes.get("/api/about", rooms.pages()::about);
    routes.get("/admin", rooms.editor()::show);
    routes.post("/admin/login", rooms.editor()::login);
    routes.post("/admin/logout", rooms.editor()::logout);
    routes.post("/admin/items/{id}", rooms.editor()::decide);
    routes.post("/admin/proposals/{id}", rooms.editor()::decideOnProposal);
    routes.get("/health/live", rooms.health()::live);
    routes.get("/health/ready", rooms.health()::ready);

    routes.exception(Refused.class, WebServer::refused);
    routes.exception(TooBusy.class, (e, request) -> refused(Refused.of(e), request));
    routes.exception(
        UnknownConversation.class,
        (e, request) -> problem(request, Refused.notFound("conversation").problem()));
    routes.exception(
        HttpResponseException.class,
        (e, request) ->
            problem(request, Problem.of(HttpStatus.forStatus(e.getStatus()), title(e))));
    routes.exception(
        ChatRoutes.Broken.class, (e, request) -> problem(request, Problem.ours(e.errorId())));
    routes.exception(Exception.class, WebServer::broken);
  }

  private static void refused(Refused e, Context request) {
    e.retryAfter()
        .ifPresent(pause -> request.header("Retry-After", Long.toString(pause.toSeconds())));
    problem(request, e.problem());
  }

  private static String title(HttpResponseException e) {
    return switch (e.getStatus()) {
      case 404 -> "There is nothing at this address";
      case 405 -> "This address does not take this method";
      // A route that takes more says itself how much.
      case 413 ->
          TOO_LARGE.equals(e.getMessage())
              ? "Send at most %d KiB".formatted(LARGEST_BODY / 1024)
              : said(e);
      default -> said(e);
    };
  }

  private static String said(HttpResponseException e) {
    return Objects.requireNonNullElse(e.getMessage(), "The request can't be served");
  }

  private static void broken(Exception e, Context request) {
    if (DatabaseUnavailable.isWhy(e)) {
      log.warn(
          "{} {}: the database can't be used, {}",
          request.method(),
          request.path(),
          e.getClass().getSimpleName());
      request.header("Retry-After", "5");
      problem(
          request,
          Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "The database can't be used at this moment; nothing was lost, try again in 5"
                  + " seconds"));
      return;
    }
    String errorId = UUID.randomUUID().toString();
    log.error("{} {} failed, error {}", request.method(), request.path(), errorId, e);
    problem(request, Problem.ours(errorId));
  }

  /** Who reads pages gets a page where there is none; everybody else a problem. */
  private static void problem(Context request, Problem problem) {
    if (problem.status() == HttpStatus.NOT_FOUND.getCode() && wantsPage(request)) {
      request.status(problem.status()).html(NOT_FOUND.fill(Map.of("why", problem.title())));
      return;
    }
    request.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(Json.write(problem));
  }

  private static boolean wantsPage(Context request) {
    String accept = Objects.requireNonNullElse(request.header("Accept"), "");
    return HandlerType.GET.equals(request.method())
        && accept.contains("text/html")
        && !request.path().startsWith("/api/");
  }

  /** What the server knows, as "GET /path", in the order in which it looks. */
  public List<String> routes() {
    return Stream.of(
            HandlerType.GET,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE)
        .flatMap(method ->
            server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(entry -> entry.endpoint)
                .filter(endpoint -> endpoint.method.equals(method))
                .map(endpoint -> method.name() + " " + endpoint.path))
        .toList();
  }

  public int port() {
    return server.port();
  }

  /** Lets closing wait a little until what is under way reached its reader. */
  public void finishBeforeClosing() {
    server.jettyServer().server().setStopTimeout(LAST_BYTES.toMillis());
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Another program listens on the port. */
  public static final class PortInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortInUse(int port) {
      super(
          "Port %d is in use; stop the program that has it, or set ONWARD_PORT to another one"
              .formatted(port));
    }
  }
}
