package dev.onward.understand;

import dev.onward.classify.*;
import dev.onward.knowledge.*;
import dev.onward.plan.Profile;
import dev.onward.understand.profile.*;
import dev.onward.understand.text.Mentions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.*;

class ExpHold {
  public static void main(String[] a) throws Exception {
    Path K = Path.of("knowledge");
    Knowledge knowledge = KnowledgeLoader.load(K);
    Mentions mentions = new Mentions(knowledge.catalogue(), knowledge.vocabulary());
    Lessons lessons = Interpreter.lessons(knowledge, Questions.read(K));
    System.out.println(lessons.holdings().size());
    ProfileReader reader = new ProfileReader(knowledge.catalogue(), knowledge.vocabulary(), mentions, Trainer.train(lessons.holdings()), Trainer.train(lessons.uses()));
    for (String set : a.length > 0 ? List.of(a) : List.of("ines","ada","raj-questions","tomas-public","ada-public","tomas-inside","tomas-innocent","raj-innocent","raj-buried","tomas-buried"))
      for (Unseen u : Unseen.of(set)) {
        Told t = reader.read(u.ask(), Profile.EMPTY, LocalDate.of(2026, 11, 23));
        if (!t.learned().isEmpty()) System.out.println(set + " | " + u.ask() + "\n      -> " + t.learned());
        else if (!mentions.credentials(u.ask()).isEmpty()) System.out.println(set + " . " + u.ask());
      }
  }
}
