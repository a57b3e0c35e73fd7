package dev.onward.web;

import dev.onward.gather.keep.Decisions;
import dev.onward.gather.keep.Editor;
import dev.onward.gather.keep.Proposals;
import dev.onward.gather.keep.SourceWatch;
import java.time.InstantSource;

/** What an editor works with. */
public record EditorDesk(
    Editor editor,
    Proposals proposals,
    Decisions decisions,
    SourceWatch sources,
    InstantSource clock) {}
