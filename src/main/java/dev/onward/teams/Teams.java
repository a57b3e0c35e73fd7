package dev.onward.teams;

import dev.onward.channel.Bulletin;
import dev.onward.channel.DueSteps;
import dev.onward.channel.Inbox.End;
import dev.onward.channel.Linking;
import dev.onward.channel.Outreach;
import dev.onward.channel.Worker;
import dev.onward.database.Database;
import dev.onward.knowledge.Catalogue;
import dev.onward.settings.Secret;
import dev.onward.talk.Conversations;
import dev.onward.talk.Memory;
import dev.onward.talk.Talk;
import dev.onward.teams.bot.ActivityHandler;
import dev.onward.teams.bot.ActivityHandler.Desk;
import dev.onward.teams.bot.CardActions;
import dev.onward.teams.bot.Commands;
import dev.onward.teams.bot.FeedbackHandler;
import dev.onward.teams.bot.FileRoutes;
import dev.onward.teams.bot.TeamsMessenger;
import dev.onward.teams.bot.TeamsStores;
import dev.onward.teams.bot.WebhookRoute;
import dev.onward.teams.card.CardMaker;
import dev.onward.teams.connector.AccessToken;
import dev.onward.teams.connector.Activity;
import dev.onward.teams.connector.ClientSecret;
import dev.onward.teams.connector.Connector;
import dev.onward.teams.connector.JsonOverHttp;
import dev.onward.teams.connector.ManagedIdentity;
import dev.onward.teams.connector.ServiceHosts;
import dev.onward.teams.connector.TeamsSettings;
import dev.onward.teams.connector.TeamsSettings.Bot;
import dev.onward.teams.connector.TokenSource;
import dev.onward.teams.inbox.BotRoutes;
import dev.onward.teams.inbox.InvokeHandler;
import dev.onward.teams.inbox.Refusals;
import dev.onward.teams.inbox.SigningKeys;
import dev.onward.teams.inbox.TokenCheck;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Onward in Microsoft Teams, as a bot, as an outgoing webhook or as both: registers its routes at
 * the HTTP server, and works in the background from {@link #start()} until it is closed.
 */
public final class Teams implements Consumer<RoutesConfig>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Teams.class);
  private static final Duration REPEATED = Duration.ofDays(3);
  private static final Duration KEPT_CHAT = Duration.ofDays(400);

  private final TeamsSettings settings;
  private final Services services;
  private final TeamsStores stores;
  private final List<Bulletin> bulletins;
  private final JsonOverHttp http = new JsonOverHttp();
  private final Refusals refusals = new Refusals();
  private final Connector connector;
  private Optional<Worker> worker = Optional.empty();

  /** What a channel speaks to; {@code quick} answers without a model, for who can't wait. */
  public record Services(
      Database database,
      Talk talk,
      Talk quick,
      Conversations conversations,
      Memory memory,
      Catalogue catalogue,
      InstantSource clock) {}

  private Teams(TeamsSettings settings, Services services, List<Bulletin> more) {
    this.settings = settings;
    this.services = services;
    this.stores = TeamsStores.of(services.database(), services.memory(), services.clock());
    this.bulletins = new ArrayList<>(List.of(new DueSteps(services.memory())));
    this.bulletins.addAll(more);
    this.connector = connector();
  }

  /**
   * Makes the channel; {@code more} is what else can be told unasked, beside the due steps of a
   * plan.
   */
  public static Teams of(TeamsSettings settings, Services services, List<Bulletin> more) {
    return new Teams(settings, services, more);
  }

  private Connector connector() {
    Optional<AccessToken> token =
        settings
            .bot()
            .filter(Bot::tokens)
            .map(bot -> new AccessToken(source(bot), services.clock()));
    return new Connector(http, token, hosts());
  }

  private TokenSource source(Bot bot) {
    Optional<Secret> secret = bot.secret();
    return secret.isPresent()
        ? new ClientSecret(http, settings.connection(), bot, secret.get())
        : new ManagedIdentity(http, settings.connection(), bot.appId(), services.clock());
  }

  private ServiceHosts hosts() {
    boolean development = settings.bot().filter(bot -> !bot.tokens()).isPresent();
    return new ServiceHosts(settings.connection().serviceHosts(), development);
  }

  @Override
  public void accept(RoutesConfig routes) {
    settings.bot().ifPresent(bot -> routeBot(routes, bot));
    settings
        .webhookSecret()
        .map(secret -> new WebhookRoute(secret, services.quick(), services.memory(), refusals))
        .ifPresent(webhook -> routes.post("/api/teams/webhook", webhook::receive));
  }

  private void routeBot(RoutesConfig routes, Bot bot) {
    CardActions cards = new CardActions(stores, services.memory(), bulletins);
    BotRoutes messages =
        new BotRoutes(
            bot.tokens() ? Optional.of(tokenCheck(bot)) : Optional.empty(),
            hosts(),
            refusals,
            stores.channel().inbox(),
            new InvokeHandler(cards::respond, feedbacks()::submit, InvokeHandler.IN_TIME),
            () -> worker.ifPresent(Worker::wake));
    FileRoutes files =
        new FileRoutes(
            stores.channel().links(),
            services.memory(),
            services.conversations(),
            services.clock());
    routes.post("/api/teams/messages", messages::receive);
    routes.get("/teams/{key}/plan.md", files::planAsText);
    routes.get("/teams/{key}/plan.ics", files::planAsCalendar);
    routes.get("/teams/{key}/answer.md", files::answer);
  }

  private TokenCheck tokenCheck(Bot bot) {
    SigningKeys keys = new SigningKeys(settings.connection().metadata(), http, services.clock());
    return new TokenCheck(bot, settings.connection().issuer(), keys, services.clock());
  }

  private FeedbackHandler feedbacks() {
    return new FeedbackHandler(
        stores.channel().accounts(), stores.channel().threads(), services.conversations());
  }

  /** Begins to work on what came in, first of all on what a former process left. */
  public void start() {
    if (settings.bot().isEmpty()) {
      return;
    }
    if (!settings.bot().get().tokens()) {
      log.warn("Teams: development, activities are taken from this machine without a token");
    }
    if (services.database().isPrivate()) {
      // No other node can be working on them.
      stores.channel().inbox().release();
    }
    worker = Optional.of(Worker.start(stores.channel().inbox(), answering()));
  }

  private ActivityHandler answering() {
    CardMaker cards =
        new CardMaker(
            services.memory(),
            services.catalogue(),
            stores.channel().links(),
            settings.address(),
            services.clock());
    Linking linking = new Linking(stores.channel(), services.memory(), services.conversations());
    Commands commands =
        new Commands(cards, linking, this::linked, stores.channel().preferences(), bulletins);
    return new ActivityHandler(
        services.talk(),
        services.conversations(),
        stores,
        connector,
        new Desk(commands, cards, feedbacks()));
  }

  /** A person is told something unasked where their account is. */
  private void linked(Activity activity) {
    stores.chats().keep(activity.chat(), stores.channel().accounts().person(activity.account()));
  }

  /** Tells people what they asked to be told; gives how many messages were sent. */
  public int tellPeople() {
    return new Outreach(
            stores.channel(),
            new TeamsMessenger(stores.chats(), connector),
            bulletins,
            services.clock())
        .tellAll();
  }

  /** Removes what is of no use any more. */
  public void tidy() {
    int activities = stores.channel().inbox().forgetEnded(REPEATED);
    int links = stores.channel().links().forgetEnded();
    int chats = stores.chats().forgetUnseenFor(KEPT_CHAT);
    log.info("Teams: forgot {} activities, {} links, {} chats", activities, links, chats);
    log.info(
        "Teams: of the last {} days {} answers were perhaps not shown, {} not wanted and {} given up;"
            + " refused since the start: {}",
        REPEATED.toDays(),
        stores.channel().inbox().count(End.UNKNOWN),
        stores.channel().inbox().count(End.REFUSED),
        stores.channel().inbox().count(End.GIVEN_UP),
        refusals.counts());
  }

  /** Leaves what comes in to other nodes, or to the next start. */
  public void takeNoMore() {
    worker.ifPresent(Worker::takeNoMore);
  }

  @Override
  public void close() {
    worker.ifPresent(Worker::close);
    http.close();
  }
}
