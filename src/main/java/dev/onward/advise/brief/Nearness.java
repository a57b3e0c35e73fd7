package dev.onward.advise.brief;

import java.util.List;

/** How near texts are to a question in meaning: from -1 to 1 each, in their order. */
@FunctionalInterface
public interface Nearness {
  List<Double> of(String question, List<String> texts);
}
