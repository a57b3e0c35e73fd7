package dev.onward.teams;

import dev.onward.channel.Inbox;
import dev.onward.database.Database;
import dev.onward.talk.LinkCodes;
import dev.onward.talk.Memory;
import java.time.InstantSource;

/** What is kept of Teams. */
record Stores(
    Inbox inbox,
    Accounts accounts,
    Chats chats,
    Preferences preferences,
    Tellings tellings,
    Links links,
    LinkCodes codes) {
  static Stores of(Database database, Memory memory, InstantSource clock) {
    return new Stores(
        new Inbox(database, clock, "teams"),
        new Accounts(database, memory),
        new Chats(database, clock),
        new Preferences(database),
        new Tellings(database, clock),
        new Links(database, clock),
        new LinkCodes(database, clock));
  }
}
