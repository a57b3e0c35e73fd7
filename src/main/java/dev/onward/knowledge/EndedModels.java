package dev.onward.knowledge;

import dev.onward.knowledge.Update.Change;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds where a project, or a default of the program, names a model past its day: nobody can deploy
 * it any more, so whoever follows stops at the first step. Which models ended, and when, our own
 * updates say.
 */
final class EndedModels {
  private static final String MODELS = "models";

  /** A name with a number in it; "Microsoft Foundry" beside it is the product that it is of. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.]*(?:-?[a-z0-9.]+)*");

  private final Catalogue catalogue;
  private final Map<String, Update> ended = new LinkedHashMap<>();

  EndedModels(Catalogue catalogue, LocalDate day) {
    this.catalogue = catalogue;
    for (Update update : catalogue.updates()) {
      boolean ofModels =
          update.change() == Change.RETIREMENT && update.document().topics().contains(MODELS);
      if (ofModels && update.hasEnded(day)) {
        update.products().stream()
            .filter(name -> NAME.matcher(name).matches())
            .forEach(name -> ended.putIfAbsent(name, update));
      }
    }
  }

  List<Fault> namedIn(List<String> defaults) {
    List<Fault> faults = new ArrayList<>();
    for (Project project : catalogue.projects()) {
      for (Section section : project.document().sections()) {
        ended.forEach((name, update) -> {
          if (names(section.text(), name)) {
            faults.add(
                new Fault(
                    project.id(),
                    1,
                    "%s names the model %s; %s".formatted(where(section), name, past(update))));
          }
        });
      }
    }
    for (String name : defaults) {
      Update update = ended.get(name);
      if (update != null) {
        faults.add(
            new Fault(
                "the program",
                1,
                "takes the model %s by default; %s".formatted(name, past(update))));
      }
    }
    return faults;
  }

  private static String where(Section section) {
    return section.heading().isEmpty() ? "its first words" : "'" + section.heading() + "'";
  }

  private static String past(Update update) {
    return "it ended %s (%s), so name one that can be deployed"
        .formatted(update.takesEffect().orElseThrow().when(), update.id());
  }

  private static boolean names(String text, String name) {
    return Pattern.compile(
            "(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\d)", Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .find();
  }
}
