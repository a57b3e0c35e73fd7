package dev.onward.mail.bounce;

import dev.onward.mail.failure.Failure;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A report of failure in plain words, as Exim and qmail write it: some politeness, the address,
 * what its server said, and a copy of our mail. Only what was said of the address is judged, since
 * the politeness speaks of recipients too, and the copy of anything.
 */
record PlainReport(Failure failure, String messageIds) {
  /** A line with nothing but an address begins what is said of it. */
  private static final Pattern OF_ADDRESS =
      Pattern.compile(
          "(?m)^[ \\t]*<?[^\\s<>@]+@[^\\s<>@]+>?:?[ \\t]*\\R+((?:[ \\t]*\\S.*(?:\\R|$))+)");

  private static final Pattern WITH_CODE =
      Pattern.compile("(?m)^.*(?:\\b[45]\\d\\d[ -]|#?[45]\\.\\d\\.\\d).*$");
  private static final Pattern COPY =
      Pattern.compile(
          "(?mi)^-{3,}.*|^(?:Received|Return-Path|DKIM-Signature|Message-ID|MIME-Version):");
  private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID:[ \\t]*(\\S+)");

  static PlainReport in(String text) {
    String said = COPY.splitAsStream(text).findFirst().orElse("");
    String diagnosis =
        Optional.of(OF_ADDRESS.matcher(said))
            .filter(matcher -> matcher.find())
            .map(matcher -> matcher.group(1))
            .orElseGet(() ->
                WITH_CODE.matcher(said).results().map(MatchResult::group).findFirst().orElse(""));
    String ids =
        MESSAGE_ID
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining(","));
    return new PlainReport(Failure.report("", diagnosis.replaceAll("\\s+", " ").strip()), ids);
  }
}
