package dev.onward.digest.subscribe;

import dev.onward.settings.Proxies;
import io.javalin.http.Context;
import java.util.Collections;

/** Tells where a request comes from, for limits. */
public final class Origins {
  private final Proxies proxies;

  /** Takes how many proxies stand before this server. */
  public Origins(int proxies) {
    this.proxies = new Proxies(proxies);
  }

  public String of(Context request) {
    return proxies.place(
        Collections.list(request.req().getHeaders("X-Forwarded-For")), request.ip());
  }
}
