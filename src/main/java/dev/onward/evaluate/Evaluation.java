package dev.onward.evaluate;

import dev.onward.evaluate.Fault.Kind;
import dev.onward.evaluate.Score.Result;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a server the questions of a set, each as somebody new, and judges the answers. */
public final class Evaluation {
  private final Server server;
  private final QuestionSet set;
  private final Judge judge;
  private final CitationCheck citations;
  private final Map<String, Boolean> pages = new HashMap<>();

  public Evaluation(Server server, QuestionSet set) {
    this.server = server;
    this.set = set;
    this.judge = new Judge(set);
    this.citations = new CitationCheck(id -> pages.computeIfAbsent(id, this::hasPage));
  }

  private boolean hasPage(String item) {
    String path = "/knowledge/" + URLEncoder.encode(item, StandardCharsets.UTF_8);
    return server.send("GET", path, null, null).status() == 200;
  }

  public Score run() {
    return new Score(set.questions().stream().map(this::ask).toList());
  }

  private Result ask(Question question) {
    Visit visit = new Visit(server);
    List<Fault> faults = new ArrayList<>();
    String answer = "";
    try {
      Reply reply = null;
      for (String turn : question.ask()) {
        reply = visit.say(turn);
        citations.faults(reply).forEach(fault -> faults.add(new Fault(Kind.CITATION, fault)));
      }
      if (reply != null) {
        answer = reply.answer();
        faults.addAll(judge.faults(question, reply));
      }
    } catch (BadReply e) {
      faults.add(new Fault(Kind.REPLY, e.what()));
    }
    return new Result(question, faults, answer);
  }
}
