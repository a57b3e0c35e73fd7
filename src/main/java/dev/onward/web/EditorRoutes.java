package dev.onward.web;

import dev.onward.gather.judge.InvalidEdit;
import dev.onward.gather.judge.ItemWording;
import dev.onward.gather.judge.ReviewStatus;
import dev.onward.gather.keep.Entry;
import dev.onward.gather.keep.Proposals.State;
import dev.onward.gather.keep.Signature;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The editor's page: what waits, what was decided, how the sources fare. No script is needed. */
final class EditorRoutes {
  private static final String COOKIE = "onward_editor";
  private static final String HOME = "/admin";

  private final EditorDesk desk;
  private final EditorAccess access;
  private final EditorPage page;
  private final Limits limits;
  private final Template login = Template.read("admin-login.html");

  EditorRoutes(EditorDesk desk, EditorAccess access, Limits limits) {
    this.desk = desk;
    this.access = access;
    this.limits = limits;
    this.page = new EditorPage(desk);
  }

  void show(Context request) {
    Optional<String> editor = editor(request);
    if (editor.isEmpty()) {
      askIn(request, HttpStatus.OK, "");
      return;
    }
    show(request, editor.get(), "");
  }

  private void show(Context request, String editor, String notice) {
    keepToOurselves(request);
    request.html(page.html(editor, shown(request), pageNumber(request), notice));
  }

  /** A form of a page that hides where it is would be sent without an origin, and be refused. */
  private static void keepToOurselves(Context request) {
    request.header("Cache-Control", "no-store");
    request.header("Referrer-Policy", "same-origin");
  }

  private static ReviewStatus shown(Context request) {
    String wanted = Optional.ofNullable(request.queryParam("show")).orElse("waiting");
    for (ReviewStatus standing : ReviewStatus.values()) {
      if (standing.word().equals(wanted)) {
        return standing;
      }
    }
    throw new Refused(
        HttpStatus.UNPROCESSABLE_CONTENT, "Send \"show\" as waiting, let-in or dropped");
  }

  private static int pageNumber(Context request) {
    String wanted = Optional.ofNullable(request.queryParam("page")).orElse("1");
    if (!wanted.matches("[1-9]\\d{0,4}")) {
      throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "Send \"page\" as a number from 1 on");
    }
    return Integer.parseInt(wanted);
  }

  private void askIn(Context request, HttpStatus status, String notice) {
    keepToOurselves(request);
    request
        .status(status)
        .html(
            login.fill(
                Map.of(), Map.of("notice", notice.isEmpty() ? "" : EditorPage.notice(notice))));
  }

  void login(Context request) {
    Optional<Duration> pause = limits.token(request);
    if (pause.isPresent()) {
      long seconds = pause.get().toSeconds() + 1;
      request.header("Retry-After", Long.toString(seconds));
      askIn(
          request,
          HttpStatus.TOO_MANY_REQUESTS,
          "Too many tokens were tried from your address. Try again in %d seconds."
              .formatted(seconds));
      return;
    }
    String name = field(request, "name");
    Optional<String> session =
        name.isEmpty() || name.length() > 80
            ? Optional.empty()
            : access.begin(field(request, "token"), name);
    if (session.isEmpty()) {
      askIn(
          request,
          HttpStatus.FORBIDDEN,
          "That is not the editor's token, or your name is missing.");
      return;
    }
    keep(request, session.get(), (int) EditorAccess.SESSION.toSeconds());
    request.redirect(HOME, HttpStatus.SEE_OTHER);
  }

  void logout(Context request) {
    Optional.ofNullable(request.cookie(COOKIE)).ifPresent(access::end);
    keep(request, "", 0);
    request.redirect(HOME, HttpStatus.SEE_OTHER);
  }

  private static void keep(Context request, String session, int seconds) {
    request.cookie(
        new Cookie(
            COOKIE,
            session,
            HOME,
            seconds,
            Sessions.isSecure(request),
            true,
            null,
            SameSite.STRICT));
  }

  private Optional<String> editor(Context request) {
    return Optional.ofNullable(request.cookie(COOKIE)).flatMap(access::name);
  }

  void decide(Context request) {
    edit(
        request,
        by -> {
          String id = request.pathParam("id");
          switch (field(request, "action")) {
            case "accept" -> {
              reword(request, id, by);
              desk.editor().accept(id, by);
            }
            case "reject" -> desk.editor().reject(id, by);
            case "edit" -> reword(request, id, by);
            case "pin" -> {
              reword(request, id, by);
              desk.editor().pin(id, by);
            }
            case "unpin" -> desk.editor().unpin(id, by);
            case "undo" -> desk.editor().undo(id, by);
            default -> throw new InvalidEdit("Choose accept, reject, edit, pin, unpin or undo");
          }
        });
  }

  /** What was typed holds with any decision that shows it. */
  private void reword(Context request, String id, Signature by) {
    ItemWording words =
        ItemWording.written(
            field(request, "title"), field(request, "note"), field(request, "matters"));
    Optional<Entry> entry = desk.editor().find(id);
    if (entry.isPresent() && !entry.get().wording().equals(words)) {
      desk.editor().edit(id, words, by);
    }
  }

  void decideOnProposal(Context request) {
    edit(
        request,
        by ->
            desk.proposals()
                .decide(
                    request.pathParam("id"),
                    switch (field(request, "action")) {
                      case "agree" -> State.TO_BE_WRITTEN;
                      case "dismiss" -> State.DISMISSED;
                      default -> throw new InvalidEdit("Choose agree or dismiss");
                    },
                    by));
  }

  private interface Work {
    void by(Signature editor);
  }

  private void edit(Context request, Work work) {
    Optional<String> editor = editor(request);
    if (editor.isEmpty()) {
      askIn(request, HttpStatus.FORBIDDEN, "Your session has ended. Come in again.");
      return;
    }
    try {
      work.by(new Signature(editor.get(), field(request, "because"), desk.clock().instant()));
      String show = field(request, "show").toLowerCase(Locale.ROOT);
      request.redirect(
          HOME + (show.matches("[a-z-]+") ? "?show=" + show : ""), HttpStatus.SEE_OTHER);
    } catch (InvalidEdit e) {
      request.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(request, editor.get(), Optional.ofNullable(e.getMessage()).orElse(""));
    }
  }

  private static String field(Context request, String name) {
    return Optional.ofNullable(request.formParam(name)).map(String::strip).orElse("");
  }
}
