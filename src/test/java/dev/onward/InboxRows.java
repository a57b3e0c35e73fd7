package dev.onward;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What the inbox notes of a chat, read beside the program. */
final class InboxRows {
  private InboxRows() {}

  /** The state of the chat's first message. */
  static String state(Path data, String chat) {
    return state("jdbc:sqlite:" + data.resolve("onward.db"), chat);
  }

  /** The same once the message is worked. */
  static String ended(Path data, String chat) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (System.nanoTime() < end) {
      String state = state(data, chat);
      if (!List.of("none", "waiting").contains(state)) {
        return state;
      }
      FakeTeams.pause(Duration.ofMillis(100));
    }
    throw new AssertionError("the message of " + chat + " is not worked");
  }

  static String state(String database, String chat) {
    try (Connection connection = DriverManager.getConnection(database);
        PreparedStatement rows =
            connection.prepareStatement(
                "SELECT state FROM channel_inbox WHERE lane = ? ORDER BY received_at")) {
      rows.setString(1, chat);
      ResultSet row = rows.executeQuery();
      return row.next() ? row.getString(1) : "none";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
