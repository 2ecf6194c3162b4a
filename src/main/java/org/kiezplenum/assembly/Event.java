package org.kiezplenum.assembly;

/**
 * What happened: facts in the past tense, from which the state can be told again at any time.
 *
 * <p>They are grouped by what they are about. Whoever follows what happens switches over these
 * subjects, and over all events of those that matter there, so that a new event is forgotten
 * nowhere.
 *
 * <p>Components are the names on the wire. They never change. A kind may get fields that can be
 * absent, and keeps its version; what could not be read as it was meant is a new kind. Each has an
 * approved sample in the tests, and one more with the later fields.
 */
public sealed interface Event
    permits AssemblyEvent,
        InterludeEvent,
        PeopleEvent,
        ElectorateEvent,
        AgendaEvent,
        NoteEvent,
        FloorEvent,
        SignalEvent,
        ProposalEvent,
        VotingEvent {}
