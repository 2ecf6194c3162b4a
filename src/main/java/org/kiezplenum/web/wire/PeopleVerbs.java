package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.id;
import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.oneLine;
import static org.kiezplenum.web.wire.Field.truth;
import static org.kiezplenum.web.wire.Field.word;
import static org.kiezplenum.web.wire.FieldReader.choice;
import static org.kiezplenum.web.wire.FieldReader.line;
import static org.kiezplenum.web.wire.FieldReader.mustCount;
import static org.kiezplenum.web.wire.FieldReader.mustLine;
import static org.kiezplenum.web.wire.FieldReader.truth;
import static org.kiezplenum.web.wire.FieldReader.who;
import static org.kiezplenum.web.wire.Verb.verb;

import java.util.List;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.assembly.people.Role;
import org.kiezplenum.web.wire.Fields.Malformed;

/** What is sent about people: what they are called, who may vote, and who speaks for whom. */
final class PeopleVerbs {

  /** Somebody whom the desk names: by id, by number, or as people type it. */
  static final List<Field> WHO = somebody("person", "name");

  static final List<Verb> ROWS =
      List.of(
          verb(
              Command.ChangeName.class,
              in -> new Command.ChangeName(line(in, "name")),
              oneLine("name")),
          verb(
              Command.RenamePerson.class,
              in -> new Command.RenamePerson(person(in), mustLine(in, "name")),
              id("person"),
              oneLine("name")),
          verb(Command.HideName.class, in -> new Command.HideName(person(in)), id("person")),
          verb(Command.ShowName.class, in -> new Command.ShowName(person(in)), id("person")),
          verb(Command.CheckNames.class, in -> new Command.CheckNames()),
          verb(
              Command.CheckNamesFirst.class,
              in -> new Command.CheckNamesFirst(truth(in, "on")),
              truth("on")),
          verb(
                  Command.MergePeople.class,
                  in -> new Command.MergePeople(person(in), who(in, "into", "with")),
                  id("person"))
              .and(somebody("into", "with")),
          verb(
              Command.RevokeRole.class,
              in ->
                  new Command.RevokeRole(
                      person(in),
                      choice(in, "role", Role.values(), Role::wireName),
                      "keep".equals(in.text("links"))),
              id("person"),
              word("role", Role.values(), Role::wireName),
              word("links", "keep")),
          verb(
              Command.SetElectorate.class,
              in ->
                  new Command.SetElectorate(
                      choice(in, "who", Electorate.Rule.values(), Electorate.Rule::wireName)),
              word("who", Electorate.Rule.values(), Electorate.Rule::wireName)),
          verb(Command.GrantVote.class, in -> new Command.GrantVote(who(in, "name"))).and(WHO),
          verb(Command.GrantVoteToAll.class, in -> new Command.GrantVoteToAll()),
          verb(
              Command.WithdrawVote.class, in -> new Command.WithdrawVote(person(in)), id("person")),
          verb(
              Command.AddInitiative.class,
              in -> new Command.AddInitiative(mustLine(in, "name")),
              oneLine("name")),
          verb(
              Command.RemoveInitiative.class,
              in -> new Command.RemoveInitiative(initiative(in)),
              id("initiative")),
          verb(
                  Command.NameDelegate.class,
                  in -> new Command.NameDelegate(who(in, "name"), initiative(in)),
                  id("initiative"))
              .and(WHO),
          verb(
              Command.DismissDelegate.class,
              in -> new Command.DismissDelegate(person(in)),
              id("person")),
          verb(
              Command.AllowProxies.class,
              in -> new Command.AllowProxies(mustCount(in, "most")),
              number("most")),
          // Both are named as people type it.
          verb(
                  Command.GiveProxy.class,
                  in -> new Command.GiveProxy(who(in, "name"), FieldReader.typed(in, "holder")),
                  oneLine("holder"))
              .and(WHO),
          verb(Command.EndProxy.class, in -> new Command.EndProxy(person(in)), id("person")));

  private PeopleVerbs() {}

  /** The fields of somebody whose id or name may stand in these. */
  static List<Field> somebody(String id, String name) {
    return List.of(id(id), number("number"), oneLine(name), truth("new"));
  }

  private static PersonId person(Fields in) throws Malformed {
    return FieldReader.id(in, "person", PersonId::new);
  }

  private static InitiativeId initiative(Fields in) throws Malformed {
    return FieldReader.id(in, "initiative", InitiativeId::new);
  }
}
