package org.kiezplenum.journal;

/** An event that is about to be appended; the journal gives it its place, time and hash. */
public record Draft(String actor, String kind, int version, String body) {}
