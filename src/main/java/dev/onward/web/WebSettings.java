package dev.onward.web;

import dev.onward.settings.Secret;
import dev.onward.settings.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the server listens, under which address people reach it, how long it remembers them, and
 * who may edit.
 */
public record WebSettings(
    String host,
    int port,
    Duration forgetAfter,
    Optional<URI> address,
    Optional<Secret> adminToken) {
  public static WebSettings read(SettingsReader settings) {
    return new WebSettings(
        settings.text("ONWARD_HOST", "127.0.0.1", "address to listen on; 0.0.0.0 for all"),
        settings.number("ONWARD_PORT", 8080, 0, 65_535, "port to listen on; 0 for any free one"),
        settings.duration(
            "ONWARD_FORGET_AFTER",
            "400d",
            "how long after a person's last visit everything of theirs is erased"),
        settings.httpAddress(
            "ONWARD_ADDRESS",
            "address at which people reach this server, for links in messages and mails; without it"
                + " http://localhost and the port"),
        settings.secret(
            "ONWARD_ADMIN_TOKEN",
            "the editor's token for /admin; without it one is made and printed at the first start"));
  }

  /** The address for links, of a server that listens on the given port. */
  public URI reachedAt(int listening) {
    return address.orElseGet(() -> URI.create("http://localhost:" + listening));
  }
}
