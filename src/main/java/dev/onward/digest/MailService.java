package dev.onward.digest;

import dev.onward.database.Database;
import dev.onward.digest.compose.IssueComposer;
import dev.onward.digest.compose.Letter;
import dev.onward.digest.send.BounceFolder;
import dev.onward.digest.send.BounceHandler;
import dev.onward.digest.send.BounceRoute;
import dev.onward.digest.send.Bounces;
import dev.onward.digest.send.IssueDeliveries;
import dev.onward.digest.send.IssueDelivery;
import dev.onward.digest.send.IssueMessages;
import dev.onward.digest.send.IssueQueue;
import dev.onward.digest.send.IssueSchedule;
import dev.onward.digest.send.IssueScheduler;
import dev.onward.digest.subscribe.Addresses;
import dev.onward.digest.subscribe.InvalidInput;
import dev.onward.digest.subscribe.MailLinks;
import dev.onward.digest.subscribe.Signer;
import dev.onward.digest.subscribe.Signer.Purpose;
import dev.onward.digest.subscribe.Subscribers;
import dev.onward.digest.subscribe.Translations;
import dev.onward.mail.MailSettings;
import dev.onward.mail.failure.SendingBreaker;
import dev.onward.mail.message.Mail;
import dev.onward.mail.message.MessageBuilder;
import dev.onward.mail.queue.Mailer;
import dev.onward.mail.queue.NoticeQueue;
import dev.onward.mail.queue.QueueRunner;
import dev.onward.mail.queue.RandomKey;
import dev.onward.mail.recipient.Suppressions;
import dev.onward.mail.transport.OutboxTransport;
import dev.onward.mail.transport.SendResult;
import dev.onward.mail.transport.SmtpTransport;
import dev.onward.mail.transport.Transport;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery of mails, on any number of nodes over one database: each plans, each delivers what
 * it claims, and each takes what comes back. Nothing moves before {@link #start}.
 */
public final class MailService implements Consumer<RoutesConfig>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MailService.class);
  private static final Duration KEPT = Duration.ofDays(400);

  private final MailSettings settings;
  private final Database database;
  private final InstantSource clock;
  private final Signer signer;
  private final Subscribers subscribers;
  private final IssueSchedule plans;
  private final IssueDeliveries deliveries;
  private final Bounces returns;
  private final MessageBuilder maker;
  private final Transport post;
  private final SendingBreaker breaker;
  private final NoticeQueue notices;
  private final BounceHandler intake;
  private Optional<QueueRunner> postman = Optional.empty();
  private Optional<BounceFolder> folder = Optional.empty();

  private MailService(MailSettings settings, Database database, InstantSource clock) {
    this.settings = settings;
    this.database = database;
    this.clock = clock;
    this.signer = new Signer(database);
    this.subscribers = new Subscribers(database, clock);
    this.plans = new IssueSchedule(database, clock);
    this.deliveries = new IssueDeliveries(database, clock, "node-" + UUID.randomUUID());
    this.returns = new Bounces(database, clock);
    this.maker = new MessageBuilder(settings.sender());
    this.post =
        settings
            .smtp()
            .<Transport>map(smtp -> new SmtpTransport(smtp, settings.sender().domain()))
            .orElseGet(() -> new OutboxTransport(settings.outbox()));
    this.breaker = new SendingBreaker(database, clock);
    this.notices =
        new NoticeQueue(
            new NoticeQueue.Store(database, new Suppressions(database, clock), breaker),
            post,
            maker,
            settings.rates().retry(),
            clock);
    this.intake =
        new BounceHandler(
            subscribers, returns, token -> signer.subscriber(Purpose.UNSUBSCRIBE, token));
  }

  /** Opens it; whoever opens it closes it. */
  public static MailService of(MailSettings settings, Database database, InstantSource clock) {
    return new MailService(settings, database, clock);
  }

  public Mailer mailroom() {
    return notices;
  }

  @Override
  public void accept(RoutesConfig routes) {
    settings
        .intake()
        .secret()
        .map(secret -> new BounceRoute(intake, secret))
        .ifPresent(route -> routes.post("/digest/bounces", route::receive));
  }

  /** Begins to deliver what the channel composes, first of all what a former process left. */
  public void start(Digest digest) {
    start(digest.composer());
  }

  void start(IssueComposer composer) {
    subscribers.fillMailboxes();
    if (database.isPrivate()) {
      // No other node can be working on them.
      deliveries.release();
      notices.release();
    }
    plan();
    IssueQueue.Parts desk =
        new IssueQueue.Parts(database, subscribers, deliveries, returns, composer, breaker);
    IssueQueue letters =
        new IssueQueue(desk, post, new IssueMessages(maker), settings.rates(), clock);
    postman =
        Optional.of(QueueRunner.start(List.of(notices, letters), settings.rates().connections()));
    folder = settings.intake().folder().map(path -> BounceFolder.watch(path, intake));
    if (settings.smtp().isEmpty()) {
      log.info("digest: no mail server is set, mails become files in {}", settings.outbox());
    }
  }

  /** Plans everybody's next issue; to be run about every minute, on any node. */
  public void plan() {
    new IssueScheduler(subscribers, plans, clock).plan();
  }

  /** Removes what is of no use any more. */
  public void tidy() {
    notices.forgetOld();
    log.info("digest: forgot {} deliveries", plans.forget(KEPT));
  }

  /**
   * Sends a sample at once, beside all plans, with the headers of an issue; {@code server} is where
   * its links lead. Gives what came of it, in words.
   *
   * @throws IllegalArgumentException when that is no address
   */
  public String sendSample(String to, Preview.Shown shown, URI server) {
    Instant now = clock.instant();
    String nobody = UUID.randomUUID().toString();
    String unsubscribe = MailLinks.of(() -> server, signer).unsubscribe(nobody);
    Letter letter = new Letter(shown.subject(), shown.text(), shown.html(), List.of(), unsubscribe);
    IssueDelivery delivery =
        new IssueDelivery(
            RandomKey.next(), LocalDate.ofInstant(now, ZoneOffset.UTC), nobody, now, "", 0);
    Mail mail = new IssueMessages(maker).of(delivery, address(to), letter, now);
    return said(post.send(mail, () -> {}), mail);
  }

  private static String address(String written) {
    try {
      return Addresses.normal(written);
    } catch (InvalidInput e) {
      throw new IllegalArgumentException(Translations.of(Locale.ENGLISH).say(e.fault()), e);
    }
  }

  private String said(SendResult receipt, Mail mail) {
    return switch (receipt) {
      case SendResult.Accepted accepted ->
          settings.smtp().isPresent()
              ? "the mail server has it"
              : "written to " + settings.outbox().resolve(mail.name() + ".eml");
      case SendResult.Refused refused ->
          (refused.isFinal() ? "refused: " : "not now: ") + refused.reply();
      case SendResult.Unreachable unreachable -> "not sent: " + unreachable.why();
      case SendResult.Unknown unknown -> "the mail server did not say whether it has it";
    };
  }

  @Override
  public void close() {
    folder.ifPresent(BounceFolder::close);
    postman.ifPresent(QueueRunner::close);
    post.close();
  }
}
