package dev.onward.teams.bot;

import dev.onward.teams.bot.ShownMessage.As;
import dev.onward.teams.connector.Connector;
import dev.onward.teams.connector.ConversationReference;
import dev.onward.teams.connector.Delivery;
import dev.onward.teams.connector.Delivery.Reason;
import dev.onward.teams.connector.OutgoingActivity;
import dev.onward.teams.connector.TeamsMarkdown;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows an answer in a personal chat while it grows ("Stream bot messages"): a line that says what
 * is being done, then the text so far, at most once in the pace, each containing the one before;
 * then the whole message without a number. A person who stops the stream stops the work. When Teams
 * ends the stream after two minutes, the message goes on to grow in its place. For one answer.
 */
final class StreamingReply implements LiveReply {
  private static final Logger log = LoggerFactory.getLogger(StreamingReply.class);

  /** An answer that is ready by then needs no stream. */
  private static final Duration AT_ONCE = Duration.ofMillis(700);

  /** Teams advises one and a half to two seconds. */
  private static final Duration PACE = Duration.ofMillis(1_500);

  private static final String WORKING = "Looking it up in the knowledge base";

  private final Connector connector;
  private final ConversationReference chat;
  private final AnswerListener heard;
  private final ShownMessage shown;
  private final AnswerDelivery delivery;
  private final boolean begunBefore;
  private String text = "";
  private long restUntil = System.nanoTime();
  private Way way = Way.AT_THE_END;

  /** How the next words are shown. */
  private enum Way {
    IN_THE_STREAM,
    /** By changing the message, since Teams takes nothing more into the stream. */
    IN_PLACE,
    AT_THE_END,
    /** The person does not want them. */
    NEVER
  }

  StreamingReply(
      Connector connector,
      ConversationReference chat,
      AnswerListener heard,
      ShownMessage shown,
      AnswerDelivery delivery) {
    this.connector = connector;
    this.chat = chat;
    this.heard = heard;
    this.shown = shown;
    this.delivery = delivery;
    this.begunBefore = shown.as() != As.NOTHING;
  }

  /**
   * Shows the answer growing until it is over; gives what was heard. Where an earlier attempt began
   * to show another wording, this one is shown when it is whole.
   */
  @Override
  public AnswerListener show() {
    heard.listen(AT_ONCE);
    if (!heard.isOver() && !begunBefore) {
      begin();
    }
    while (!heard.isOver()) {
      heard.listen(PACE);
      if (!heard.isOver() && System.nanoTime() - restUntil >= 0) {
        goOn();
      }
    }
    return heard;
  }

  private void begin() {
    OutgoingActivity first =
        OutgoingActivity.typing()
            .withText(WORKING)
            .with(new OutgoingActivity.StreamInfo("", "informative", 1));
    Delivery sent = connector.send(chat, first);
    if (sent instanceof Delivery.Accepted(String id) && !id.isEmpty()) {
      shown.streams(id);
      way = Way.IN_THE_STREAM;
    }
    shown.sent();
    heard(sent);
    if (way == Way.AT_THE_END && sent instanceof Delivery.Refused) {
      // Without a stream this has to show that somebody is at it.
      LiveReply.typing(connector, chat);
    }
  }

  private void goOn() {
    String grown = TeamsMarkdown.ofBeginning(heard.words());
    if (grown.length() <= text.length() || !grown.startsWith(text)) {
      return;
    }
    switch (way) {
      case IN_THE_STREAM -> grow(grown);
      case IN_PLACE -> growInPlace(grown);
      case AT_THE_END, NEVER -> {}
    }
  }

  private void grow(String grown) {
    OutgoingActivity next = OutgoingActivity.typing().withText(grown);
    if (next.size() > ReplyMaker.LARGEST) {
      return;
    }
    shown.awaitPace();
    text = grown;
    int sequence = shown.nextSequence();
    heard(
        connector.send(
            chat, next.with(new OutgoingActivity.StreamInfo(shown.id(), "streaming", sequence))));
    shown.sent();
  }

  private void growInPlace(String grown) {
    OutgoingActivity next = OutgoingActivity.text(grown);
    if (next.size() > ReplyMaker.LARGEST) {
      return;
    }
    text = grown;
    heard(connector.update(chat, shown.id(), next));
  }

  /** A part that was not taken or may be lost is in the next one too. */
  private void heard(Delivery sent) {
    switch (sent) {
      case Delivery.Accepted accepted -> {}
      case Delivery.Unknown unknown -> {}
      case Delivery.NotNow(Duration rest) -> restUntil = System.nanoTime() + rest.toNanos();
      case Delivery.StreamClosed(Reason reason) -> ended(reason);
      case Delivery.Unwanted unwanted -> ended(Reason.NOT_TAKEN);
      case Delivery.Blocked blocked -> ended(Reason.NOT_TAKEN);
    }
  }

  private void ended(Reason reason) {
    log.info("a stream ended early: {}", reason);
    if (shown.as() == As.STREAM) {
      shown.stands(shown.id());
    }
    way =
        switch (reason) {
          case STOPPED -> Way.NEVER;
          case TOO_LONG -> Way.IN_PLACE;
          case COMPLETE, NOT_TAKEN -> Way.AT_THE_END;
        };
    if (way == Way.NEVER) {
      heard.stop();
    }
  }

  /** Delivers the whole message, in the stream's place where there is one. */
  @Override
  public Delivery close(List<OutgoingActivity> versions) {
    boolean goesOn = versions.getFirst().text().startsWith(text);
    if (way == Way.IN_THE_STREAM && !goesOn) {
      // What says other than was shown takes the place of the stream, once that is over.
      Delivery closed = AnswerDelivery.close(connector, chat, shown, OutgoingActivity.text(text));
      if (closed instanceof Delivery.StreamClosed(Reason reason)) {
        ended(reason);
      } else {
        shown.stands(shown.id());
      }
    }
    return way == Way.NEVER
        ? new Delivery.StreamClosed(Reason.STOPPED)
        : delivery.deliver(versions);
  }
}
