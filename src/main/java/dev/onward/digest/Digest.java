package dev.onward.digest;

import dev.onward.database.Database;
import dev.onward.digest.compose.Bulletins;
import dev.onward.digest.compose.CuratedReasons;
import dev.onward.digest.compose.IssueComposer;
import dev.onward.digest.compose.Layout;
import dev.onward.digest.compose.LetterRenderer;
import dev.onward.digest.compose.Reasons;
import dev.onward.digest.compose.Samples;
import dev.onward.digest.page.Pages;
import dev.onward.digest.page.PreviewRoutes;
import dev.onward.digest.page.ReaderRoutes;
import dev.onward.digest.page.SubscribeRoutes;
import dev.onward.digest.send.IssueSchedule;
import dev.onward.digest.subscribe.ChatDesk;
import dev.onward.digest.subscribe.ConfirmationMail;
import dev.onward.digest.subscribe.Confirmations;
import dev.onward.digest.subscribe.MailLinks;
import dev.onward.digest.subscribe.Origins;
import dev.onward.digest.subscribe.RequestReader;
import dev.onward.digest.subscribe.SessionPerson;
import dev.onward.digest.subscribe.Signer;
import dev.onward.digest.subscribe.SubscribeLimits;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.digest.subscribe.Subscription;
import dev.onward.digest.subscribe.Subscriptions;
import dev.onward.digest.subscribe.Votes;
import dev.onward.knowledge.Catalogue;
import dev.onward.mail.queue.Mailer;
import dev.onward.talk.Correspondence;
import dev.onward.talk.LineWriter;
import dev.onward.talk.Memory;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weekly mail as its readers meet it: asking for it, confirming, choosing, ending, and what
 * stands in it. Registers its routes at the HTTP server; sends nothing itself.
 */
public final class Digest implements Consumer<RoutesConfig> {
  private static final Logger log = LoggerFactory.getLogger(Digest.class);

  /** So long it is kept what somebody was told who ended the mails, should they come back. */
  private static final Duration KEPT_ENDED = Duration.ofDays(30);

  private final Rooms rooms;
  private final Ledgers ledgers;
  private final Services services;
  private final Bulletins bulletins;
  private final IssueComposer composer;
  private final Correspondence desk;

  /**
   * What the channel speaks to; {@code address} is where people reach this server, {@code model}
   * words lines where there is a chat model.
   */
  public record Services(
      Database database,
      Memory memory,
      Supplier<Catalogue> catalogue,
      InstantSource clock,
      Supplier<URI> address,
      Optional<LineWriter> model) {}

  /** The stores. */
  private record Ledgers(
      Subscribers subscribers,
      Confirmations confirmations,
      SubscribeLimits attempts,
      Votes votes,
      Signer signer) {
    static Ledgers of(Services services) {
      Signer signer = new Signer(services.database());
      return new Ledgers(
          new Subscribers(services.database(), services.clock()),
          new Confirmations(services.database(), services.clock()),
          new SubscribeLimits(services.database(), services.clock(), signer),
          new Votes(services.database(), services.clock()),
          signer);
    }
  }

  private record Rooms(SubscribeRoutes order, ReaderRoutes reader, PreviewRoutes preview) {}

  private Digest(
      DigestSettings settings,
      Services services,
      Set<String> topics,
      SessionPerson visitors,
      Mailer mailroom) {
    this.services = services;
    this.ledgers = Ledgers.of(services);
    MailLinks links = MailLinks.of(services.address(), ledgers.signer());
    KeptLines lines = new KeptLines(services.database());
    Optional<KeptReasons> kept =
        services
            .model()
            .map(writer -> new KeptReasons(lines, new CuratedReasons(), writer.version()));
    // What only shows a letter asks no model and changes nothing.
    Layout layout =
        new Layout(
            new LetterRenderer(links, kept.map(Reasons.class::cast).orElseGet(CuratedReasons::new)),
            settings.items());
    WeeklyComposer weekly = composer(layout);
    this.composer =
        kept.map(known ->
                composer(
                    new Layout(
                        new LetterRenderer(
                            links, new ModelReasons(services.model().orElseThrow(), lines, known)),
                        settings.items())))
            .orElse(weekly);
    this.bulletins = new Bulletins(services.catalogue(), weekly::standing, layout);
    services.memory().add(new Subscription(ledgers.subscribers()));
    RequestReader reader = new RequestReader(services.catalogue(), topics, settings.zone());
    Pages pages = new Pages(services.catalogue(), reader.topics());
    Subscriptions subscriptions =
        new Subscriptions(
            new Subscriptions.Stores(
                ledgers.subscribers(),
                ledgers.confirmations(),
                ledgers.attempts(),
                new IssueSchedule(services.database(), services.clock())::plan,
                services.clock()),
            new ConfirmationMail(services.catalogue(), links),
            mailroom);
    this.desk =
        new ChatDesk(subscriptions, ledgers.subscribers(), reader, services.memory()::place);
    this.rooms =
        new Rooms(
            new SubscribeRoutes(
                subscriptions,
                reader,
                pages,
                visitors,
                new SubscribeRoutes.Parts(new Origins(settings.proxies()), weekly::standing)),
            new ReaderRoutes(
                ledgers.subscribers(),
                ledgers.signer(),
                pages,
                reader,
                new ReaderRoutes.Parts(services.catalogue(), ledgers.votes(), weekly)),
            new PreviewRoutes(
                new Samples(services.catalogue(), layout),
                reader,
                pages,
                services.clock(),
                settings.zone()));
  }

  private WeeklyComposer composer(Layout layout) {
    return new WeeklyComposer(
        services.catalogue(), services.memory(), ledgers.subscribers(), ledgers.votes(), layout);
  }

  /** Makes the channel; {@code topics} are those of the vocabulary. */
  public static Digest of(
      DigestSettings settings,
      Services services,
      Set<String> topics,
      SessionPerson visitors,
      Mailer mailroom) {
    return new Digest(settings, services, topics, visitors, mailroom);
  }

  @Override
  public void accept(RoutesConfig routes) {
    routes.get("/digest", rooms.order()::page);
    routes.post("/digest/subscribe", rooms.order()::subscribe);
    routes.get("/digest/confirm/{token}", rooms.order()::askToConfirm);
    routes.post("/digest/confirm/{token}", rooms.order()::confirm);
    routes.get("/digest/unsubscribe/{token}", rooms.reader()::askToUnsubscribe);
    routes.post("/digest/unsubscribe/{token}", rooms.reader()::unsubscribe);
    routes.get("/digest/preferences/{token}", rooms.reader()::preferences);
    routes.post("/digest/preferences/{token}", rooms.reader()::changePreferences);
    routes.get("/digest/more/{token}/{item}", rooms.reader()::askForMore);
    routes.post("/digest/more/{token}/{item}", rooms.reader()::more);
    routes.get("/digest/less/{token}/{item}", rooms.reader()::askForLess);
    routes.post("/digest/less/{token}/{item}", rooms.reader()::less);
    routes.get("/digest/view/{token}", rooms.reader()::view);
    routes.get("/digest/preview", rooms.preview()::page);
    routes.get("/digest/preview/mail", rooms.preview()::mail);
    routes.get("/digest/preview/text", rooms.preview()::text);
  }

  /**
   * What the days from {@code since} up to the one before {@code day} brought for a person, as
   * Markdown; empty where they brought nothing.
   */
  public Optional<String> bulletin(String personId, LocalDate since, LocalDate day) {
    return bulletins.of(personId, since, day);
  }

  /** The mail as conversations speak of it. */
  public Correspondence correspondence() {
    return desk;
  }

  IssueComposer composer() {
    return composer;
  }

  Subscribers subscribers() {
    return ledgers.subscribers();
  }

  /**
   * Removes what is of no use any more. Who reads the mail has not gone, so what is kept of them
   * stays.
   */
  public void tidy() {
    int waiting = ledgers.confirmations().forgetEnded();
    int ended = ledgers.subscribers().forgetEndedFor(KEPT_ENDED);
    ledgers.attempts().forgetOld();
    ledgers
        .subscribers()
        .forEachActive(reader -> reader.person().ifPresent(services.memory()::seen));
    log.info("weekly mail: forgot {} unconfirmed wishes, {} former readers", waiting, ended);
  }
}
