package dev.onward;

import picocli.CommandLine.Command;

/** Measures of the search beside the usual ones. */
@Command(
    name = "bench",
    description = "Measures the search beside the usual ones.",
    subcommands = {BenchRetrievalCommand.class, BenchSearchCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class BenchCommand {}
