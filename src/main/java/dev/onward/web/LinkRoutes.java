package dev.onward.web;

import dev.onward.talk.LinkCodes;
import io.javalin.http.Context;

/** Gives a code with which a person links this session to themselves in another channel. */
final class LinkRoutes {
  private final LinkCodes codes;
  private final Sessions sessions;

  LinkRoutes(LinkCodes codes, Sessions sessions) {
    this.codes = codes;
    this.sessions = sessions;
  }

  void issue(Context request) {
    request.json(codes.issue(sessions.personOrNew(request)));
  }
}
