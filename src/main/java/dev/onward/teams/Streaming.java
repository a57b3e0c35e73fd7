package dev.onward.teams;

import dev.onward.talk.LiveAnswer;
import dev.onward.teams.Delivery.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows an answer in a personal chat while it grows ("Stream bot messages"): a line that says what
 * is being done, then the text so far, at most once in the pace, each containing the one before;
 * then the whole message without a number. A person who stops the stream stops the work. When Teams
 * ends the stream after two minutes, the message goes on to grow in its place. For one answer.
 */
final class Streaming implements Showing {
  private static final Logger log = LoggerFactory.getLogger(Streaming.class);

  /** An answer that is ready by then needs no stream. */
  private static final Duration AT_ONCE = Duration.ofMillis(700);

  /** Teams advises one and a half to two seconds. */
  private static final Duration PACE = Duration.ofMillis(1_500);

  private static final String WORKING = "Looking it up in the knowledge base";

  private final Connector connector;
  private final Chat chat;
  private final LiveAnswer live;
  private final Heard heard;
  private String streamId = "";
  private String shown = "";
  private int sequence;
  private long lastSent;
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

  Streaming(Connector connector, Chat chat, LiveAnswer live) {
    this.connector = connector;
    this.chat = chat;
    this.live = live;
    this.heard = new Heard(live);
  }

  /** Shows the answer growing until it is over; gives what was heard. */
  @Override
  public Heard show() {
    heard.listen(AT_ONCE);
    if (!heard.isOver()) {
      begin();
    }
    while (!heard.isOver()) {
      heard.listen(PACE);
      if (!heard.isOver()) {
        goOn();
      }
    }
    return heard;
  }

  private void begin() {
    sequence = 1;
    Message first = Message.typing().withText(WORKING).with(stream("informative", sequence));
    Delivery delivery = Showing.onTheWay(() -> connector.send(chat, first));
    if (delivery instanceof Delivery.Sent(String id) && !id.isEmpty()) {
      streamId = id;
      way = Way.IN_THE_STREAM;
    }
    heard(delivery);
    if (way == Way.AT_THE_END) {
      // Without a stream this has to show that somebody is at it.
      Showing.onTheWay(() -> connector.send(chat, Message.typing()));
    }
    lastSent = System.nanoTime();
  }

  private void goOn() {
    String text = TeamsMarkdown.ofBeginning(heard.words());
    if (text.length() <= shown.length() || !text.startsWith(shown)) {
      return;
    }
    switch (way) {
      case IN_THE_STREAM -> grow(text);
      case IN_PLACE -> growInPlace(text);
      case AT_THE_END, NEVER -> {}
    }
  }

  private void grow(String text) {
    Message next = Message.typing().withText(text).with(stream("streaming", sequence + 1));
    if (next.size() > Reply.LARGEST) {
      return;
    }
    sequence++;
    shown = text;
    heard(Showing.onTheWay(() -> connector.send(chat, next)));
    lastSent = System.nanoTime();
  }

  private void growInPlace(String text) {
    Message next = Message.text(text);
    if (next.size() > Reply.LARGEST) {
      return;
    }
    shown = text;
    heard(Showing.onTheWay(() -> connector.update(chat, streamId, next)));
  }

  private void heard(Delivery delivery) {
    if (delivery instanceof Delivery.Sent) {
      return;
    }
    log.info("a stream ended early: {}", delivery);
    way = delivery instanceof Delivery.StreamClosed(Reason reason) ? after(reason) : Way.AT_THE_END;
    if (way == Way.NEVER) {
      live.stop();
    }
  }

  private static Way after(Reason reason) {
    return switch (reason) {
      case STOPPED -> Way.NEVER;
      case TOO_LONG -> Way.IN_PLACE;
      case NOT_TAKEN -> Way.AT_THE_END;
    };
  }

  /** Delivers the whole message, in the stream's place where there is one. */
  @Override
  public Delivery close(Message message) {
    if (way == Way.IN_THE_STREAM) {
      boolean goesOn = message.text().startsWith(shown);
      Message last = goesOn ? message : Message.text(shown);
      sleep(Connector.STREAM_PACE.minusNanos(System.nanoTime() - lastSent));
      Delivery delivery = connector.send(chat, last.with(stream("final", null)));
      if (delivery instanceof Delivery.Sent && goesOn) {
        return new Delivery.Sent(streamId);
      }
      // What says other than was shown takes the place of the stream that is over.
      heard(delivery);
    }
    if (way == Way.NEVER) {
      return new Delivery.StreamClosed(Reason.STOPPED);
    }
    return streamId.isEmpty()
        ? connector.send(chat, message)
        : connector.replace(chat, streamId, message);
  }

  private Message.Stream stream(String type, @Nullable Integer number) {
    return new Message.Stream(streamId, type, number);
  }

  private static void sleep(Duration time) {
    if (time.isNegative()) {
      return;
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a stream", e);
    }
  }
}
