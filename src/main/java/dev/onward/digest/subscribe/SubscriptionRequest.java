package dev.onward.digest.subscribe;

/** What somebody asks for who is not yet known to own the address. */
public record SubscriptionRequest(String address, SubscriberPreferences preferences) {}
