package dev.onward.web;

import dev.onward.gather.Decisions;
import dev.onward.gather.Editor;
import dev.onward.gather.Proposals;
import dev.onward.gather.SourceWatch;
import java.time.InstantSource;

/** What an editor works with. */
public record EditorDesk(
    Editor editor,
    Proposals proposals,
    Decisions decisions,
    SourceWatch sources,
    InstantSource clock) {}
