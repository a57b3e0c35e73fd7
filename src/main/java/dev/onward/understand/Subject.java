package dev.onward.understand;

import dev.onward.understand.text.Mentions;
import dev.onward.understand.text.NameFinder.Found;
import dev.onward.understand.text.Token;
import java.util.ArrayList;
import java.util.List;

/** What one request speaks of, in its message and its conversation. */
final class Subject {
  private static final int LONG = 600;

  private final String asked;
  private final String background;
  private final Context context;
  private final List<Found> mentioned;
  private final List<String> named;
  private final List<String> credentials;
  private final List<String> topics;
  private final Signals signals;
  private final int length;
  private final boolean pointsBack;
  private final boolean leans;

  Subject(Interpreter.Tools tools, Request request, Context context) {
    this.asked = request.asked();
    this.context = context;
    this.mentioned = tools.mentions().credentials(asked);
    this.named = Mentions.ids(mentioned);
    this.topics = tools.mentions().topics(asked);
    this.signals = tools.asks().signals(asked);
    this.length = Token.of(asked).size();
    this.pointsBack = Backward.points(asked);
    this.leans = !request.before().isEmpty() && (named.isEmpty() || Backward.leans(asked));
    this.background = leans ? (request.before() + " " + request.told()).strip() : request.told();
    this.credentials =
        Backward.credentials(
            asked, named, Mentions.ids(tools.mentions().credentials(background)), context);
  }

  String asked() {
    return asked;
  }

  /** What was told beside the request, and the requests before it that it leans on. */
  String background() {
    return background;
  }

  Context context() {
    return context;
  }

  /** Where the request itself names credentials. */
  List<Found> mentioned() {
    return mentioned;
  }

  /** The credentials that the request itself names. */
  List<String> named() {
    return named;
  }

  /** The credentials that it speaks of, named or pointed to. */
  List<String> credentials() {
    return credentials;
  }

  List<String> topics() {
    return topics;
  }

  boolean isSignalled(Ask ask) {
    return signals.speakFor(ask);
  }

  Signals signals() {
    return signals;
  }

  /** In words. */
  int length() {
    return length;
  }

  /** True where it continues something that was said before. */
  boolean continues() {
    return leans || (pointsBack && !background.isEmpty());
  }

  /** The request with the credentials that it only points to. */
  String completed() {
    List<String> missing = new ArrayList<>(credentials);
    missing.removeAll(named);
    return missing.isEmpty() ? asked : asked + " (" + String.join(", ", missing) + ")";
  }

  /** The same with its background. */
  String matter() {
    return background.isEmpty() ? completed() : background + " " + completed();
  }

  /** The texts to search by; what was told beside a question mostly belongs to it. */
  List<String> readings() {
    List<String> readings = new ArrayList<>();
    readings.add(fits(background) ? matter() : completed());
    String before = context.matter();
    if (before != null && pointsBack && named.isEmpty() && fits(before)) {
      readings.add(before + " " + asked);
    }
    return readings;
  }

  private boolean fits(String before) {
    return before.length() + asked.length() < LONG;
  }
}
