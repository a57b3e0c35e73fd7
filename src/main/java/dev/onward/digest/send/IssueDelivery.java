package dev.onward.digest.send;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One subscriber's issue on its way. {@code id} is random and known only to those who see the mail;
 * {@code attempts} are those that failed.
 */
public record IssueDelivery(
    String id, LocalDate issue, String subscriber, Instant at, String domain, int attempts) {}
