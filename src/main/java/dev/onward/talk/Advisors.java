package dev.onward.talk;

import dev.onward.advise.EmbeddedAdvisor;
import dev.onward.knowledge.Catalogue;
import dev.onward.lookup.LiveLookup;
import dev.onward.understand.Interpreter;
import java.util.Optional;

/**
 * Those who take part in an answer whether there is a chat model or not. All of them rest on one
 * state of the catalogue; whoever answers takes new ones for each answer.
 */
public record Advisors(
    Interpreter interpreter,
    EmbeddedAdvisor embedded,
    Passages passages,
    Catalogue catalogue,
    Optional<Correspondence> mail,
    Optional<LiveLookup> lookup) {}
