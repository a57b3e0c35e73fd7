package dev.onward;

import picocli.CommandLine.Command;

/** What an operator does about the weekly mail. */
@Command(
    name = "digest",
    description = "Shows the weekly mail.",
    mixinStandardHelpOptions = true,
    subcommands = DigestPreviewCommand.class)
final class DigestCommand {}
