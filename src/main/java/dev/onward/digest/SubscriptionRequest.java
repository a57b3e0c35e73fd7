package dev.onward.digest;

/** What somebody asks for who is not yet known to own the address. */
record SubscriptionRequest(String address, SubscriberPreferences preferences) {}
