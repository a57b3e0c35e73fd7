package dev.onward.understand;

import dev.onward.ai.Embedder;
import dev.onward.classify.*;
import dev.onward.classify.ModelFile.Trained;
import dev.onward.index.VectorFile;
import dev.onward.knowledge.*;
import dev.onward.plan.Profile;
import dev.onward.understand.decide.*;
import dev.onward.understand.state.*;
import dev.onward.understand.text.Mentions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.*;

class Exp {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  public static void main(String[] a) throws Exception {
    Path K = Path.of("knowledge");
    Knowledge knowledge = KnowledgeLoader.load(K);
    Embedder embedder = Embedder.open(Path.of("target", "native"));
    Questions questions = Questions.read(K);
    CodeWording wording = Interpreter.wording(knowledge);
    Mentions mentions = new Mentions(knowledge.catalogue(), knowledge.vocabulary());
    int copies = Integer.parseInt(a[0]);
    List<Questions.Line> lines = new ArrayList<>(questions.lines());
    List<String> codes = knowledge.catalogue().credentials().stream().map(c -> c.id()).filter(c -> c.matches("[A-Z]{2}-\\d{3}")).sorted().toList();
    System.out.println(codes.size() + " codes");
    Random random = new Random(1);
    Set<String> own = Set.of(a.length > 1 ? a[1].split(",") : new String[0]);
    int added = 0, distinctShort = 0;
    for (Questions.Line l : questions.lines()) {
      boolean facet = Ask.named(l.label()).map(x -> x.isFacet() && x != Ask.COMPARE).orElse(false);
      if (!facet && !own.contains(l.label())) continue;
      var found = mentions.credentials(l.text());
      if (found.size() != 1) continue;
      for (int c = 0; c < copies; c++) {
        String code = codes.get(random.nextInt(codes.size()));
        String shown = switch (random.nextInt(4)) { case 0 -> code; case 1 -> code.toLowerCase(Locale.ROOT); case 2 -> code.replace("-", ""); default -> code.toLowerCase(Locale.ROOT); };
        lines.add(new Questions.Line(l.label(), l.voice(), l.text().substring(0, found.get(0).start()) + shown + l.text().substring(found.get(0).end())));
        added++;
      }
    }
    System.out.println("added " + added);
    long t0 = System.currentTimeMillis();
    Map<String, float[]> vectors = new VectorFile(Path.of("/tmp/me/vec/q" + copies + ".vectors"), embedder).vectors(lines.stream().map(Questions.Line::text).distinct().toList());
    System.out.println("vectors " + (System.currentTimeMillis() - t0)); t0 = System.currentTimeMillis();
    List<Example> ex = lines.stream().map(l -> Example.of(l.label(), l.voice(), wording.apply(l.text()), vectors.get(l.text()))).toList();
    java.util.function.Function<String, Trained> f = n -> ModelFile.read(Questions.folder(K).resolve(n)).orElseThrow();
    var lessons = Interpreter.lessons(knowledge, questions);
    Models old = new Models(f.apply("decision.model"), f.apply("language.model"), f.apply("ranking.model"), new Trained("x", Trainer.train(lessons.holdings()), Calibration.NONE), new Trained("x", Trainer.train(lessons.uses()), Calibration.NONE));
    LinearModel m = copies < 0 ? old.decision().model() : Trainer.train(ex);
    System.out.println("trained " + (System.currentTimeMillis() - t0));
    Models models = new Models(new Trained("x", m, old.decision().calibration()), old.language(), old.ranking(), old.holdings(), old.dates());
    report("new", Interpreter.of(knowledge, embedder, models));
    report("old", Interpreter.of(knowledge, embedder, old));
  }
  static void report(String name, Interpreter in) {
    for (String set : List.of("ines","ada","raj-questions","tomas-public","ada-public","tomas-inside","tomas-innocent","raj-innocent","raj-buried","tomas-buried","ines-outside","ada-outside")) {
      int right = 0, told = 0, n = 0; StringBuilder wrong = new StringBuilder();
      for (Unseen u : Unseen.of(set)) {
        boolean talk = set.equals("ines") || set.equals("ada");
        Context c = talk ? new Context(Profile.EMPTY, TODAY, true, State.of(Exchange.of("What is AI-103?", "describe", List.of("AI-103")))) : Context.fresh(Profile.EMPTY, TODAY);
        Understanding un = in.interpret(u.ask(), c);
        boolean r = ok(u, un.parts().getFirst()); boolean t = un.parts().stream().anyMatch(p -> ok(u, p));
        n++; if (r) right++; if (t) told++; else wrong.append("   ").append(set).append(" | ").append(u.ask()).append(" | ").append(u.right()).append(" | ").append(un.parts().stream().map(p -> p.item() == null ? p.ask().word() : p.item()).toList()).append('\n');
      }
      System.out.printf("%s %-15s %3d right %.3f told %.3f%n", name, set, n, right / (double) n, told / (double) n);
      if (name.equals("new")) System.out.print(wrong);
    }
  }
  static boolean ok(Unseen u, Part p) {
    return p.whom() != null && u.right().contains("for-other") || u.right().contains(p.item() == null ? p.ask().word() : p.item());
  }
}
