package dev.onward.channel;

/** Somebody's account in a channel: the workspace or tenant, and the id there, never a name. */
public record Account(String workspace, String user) {}
