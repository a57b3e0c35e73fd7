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
 * ends the stream after two minutes, the message is put in its place at the end. For one answer.
 */
final class Streaming implements Showing {
  private static final Logger log = LoggerFactory.getLogger(Streaming.class);

  /** An answer that is ready by then needs no stream. */
  private static final Duration AT_ONCE = Duration.ofMillis(700);

  /** Teams advises one and a half to two seconds, and takes no more than one request a second. */
  private static final Duration PACE = Duration.ofMillis(1_500);

  private static final Duration LAST_PACE = Duration.ofMillis(1_050);
  private static final String WORKING = "Looking it up in the knowledge base";

  private final Connector connector;
  private final Chat chat;
  private final LiveAnswer live;
  private final Heard heard;
  private String streamId = "";
  private String shown = "";
  private int sequence;
  private long lastSent;
  private boolean open;
  private boolean stopped;

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
      if (open && !heard.isOver()) {
        goOn();
      }
    }
    return heard;
  }

  private void begin() {
    sequence = 1;
    Message first = Message.typing().withText(WORKING).with(stream("informative", sequence));
    Delivery delivery = connector.send(chat, first);
    if (delivery instanceof Delivery.Sent(String id) && !id.isEmpty()) {
      streamId = id;
      open = true;
    } else {
      // The chat takes no streams; the whole message comes at the end.
      heard(delivery);
    }
    lastSent = System.nanoTime();
  }

  private void goOn() {
    String text = TeamsMarkdown.ofBeginning(heard.words());
    if (text.length() <= shown.length() || !text.startsWith(shown)) {
      return;
    }
    sequence++;
    Message next = Message.typing().withText(text).with(stream("streaming", sequence));
    if (next.size() > Reply.LARGEST) {
      return;
    }
    shown = text;
    heard(connector.send(chat, next));
    lastSent = System.nanoTime();
  }

  private void heard(Delivery delivery) {
    if (delivery instanceof Delivery.Sent) {
      return;
    }
    open = false;
    if (delivery instanceof Delivery.StreamClosed(Reason reason) && reason == Reason.STOPPED) {
      stopped = true;
      live.stop();
    }
    log.info("a stream ended early: {}", delivery);
  }

  /** Delivers the whole message, in the stream's place where there is one. */
  @Override
  public Delivery close(Message message) {
    if (stopped) {
      return new Delivery.StreamClosed(Reason.STOPPED);
    }
    if (streamId.isEmpty()) {
      return connector.send(chat, message);
    }
    if (open) {
      sleep(LAST_PACE.minusNanos(System.nanoTime() - lastSent));
      Delivery delivery = connector.send(chat, message.with(stream("final", null)));
      if (!(delivery instanceof Delivery.StreamClosed(Reason reason))) {
        return delivery instanceof Delivery.Sent ? new Delivery.Sent(streamId) : delivery;
      }
      if (reason == Reason.STOPPED) {
        return delivery;
      }
    }
    Delivery delivery = connector.update(chat, streamId, message);
    return delivery instanceof Delivery.Sent ? new Delivery.Sent(streamId) : delivery;
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
