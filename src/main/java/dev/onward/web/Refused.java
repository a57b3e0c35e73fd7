package dev.onward.web;

import io.javalin.http.HttpStatus;

/** A request that can't be served, with what to send instead. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refused(HttpStatus status, String title) {
    super(title);
    this.problem = Problem.of(status, title);
  }

  Problem problem() {
    return problem;
  }

  static Refused notFound(String what) {
    return new Refused(HttpStatus.NOT_FOUND, "There is no " + what + " of that id in this session");
  }
}
