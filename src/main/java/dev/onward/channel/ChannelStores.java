package dev.onward.channel;

import dev.onward.database.Database;
import dev.onward.talk.LinkCodes;
import dev.onward.talk.Memory;
import java.time.InstantSource;

/** What is kept of a channel. */
public record ChannelStores(
    Inbox inbox,
    Accounts accounts,
    Threads threads,
    Preferences preferences,
    BulletinHistory history,
    Links links,
    LinkCodes codes) {
  public static ChannelStores of(
      Database database, Memory memory, InstantSource clock, String channel) {
    return new ChannelStores(
        new Inbox(database, clock, channel),
        new Accounts(database, memory, channel),
        new Threads(database, channel),
        new Preferences(database),
        new BulletinHistory(database, clock),
        new Links(database, clock),
        new LinkCodes(database, clock));
  }
}
