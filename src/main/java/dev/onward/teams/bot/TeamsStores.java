package dev.onward.teams.bot;

import dev.onward.channel.ChannelStores;
import dev.onward.database.Database;
import dev.onward.talk.Memory;
import java.time.InstantSource;

/** What is kept of Teams: what any channel keeps, and where its conversations are reached. */
public record TeamsStores(ChannelStores channel, Chats chats) {
  public static TeamsStores of(Database database, Memory memory, InstantSource clock) {
    return new TeamsStores(
        ChannelStores.of(database, memory, clock, "teams"), new Chats(database, clock));
  }
}
