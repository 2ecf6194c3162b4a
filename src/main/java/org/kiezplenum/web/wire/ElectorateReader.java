package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Reading.choice;
import static org.kiezplenum.web.wire.Reading.id;
import static org.kiezplenum.web.wire.Reading.mustCount;
import static org.kiezplenum.web.wire.Reading.mustLine;
import static org.kiezplenum.web.wire.Reading.who;

import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.kiezplenum.assembly.people.PersonId;
import org.kiezplenum.web.wire.Fields.Malformed;

/** Reads who may vote, and who speaks for whom. */
final class ElectorateReader {
  private ElectorateReader() {}

  static @Nullable Command command(String verb, Fields in) throws Malformed {
    return switch (verb) {
      case "set-electorate" ->
          new Command.SetElectorate(
              choice(in, "who", Electorate.Rule.values(), Electorate.Rule::wireName));
      case "grant-vote" -> new Command.GrantVote(who(in, "name"));
      case "grant-vote-to-all" -> new Command.GrantVoteToAll();
      case "withdraw-vote" -> new Command.WithdrawVote(person(in));
      case "add-initiative" -> new Command.AddInitiative(mustLine(in, "name"));
      case "remove-initiative" -> new Command.RemoveInitiative(initiative(in));
      case "name-delegate" -> new Command.NameDelegate(who(in, "name"), initiative(in));
      case "dismiss-delegate" -> new Command.DismissDelegate(person(in));
      case "allow-proxies" -> new Command.AllowProxies(mustCount(in, "most"));
      case "give-proxy" -> new Command.GiveProxy(who(in, "person", "name"), holder(in));
      case "end-proxy" -> new Command.EndProxy(person(in));
      default -> null;
    };
  }

  /** The one who votes; both are named as people type it. */
  private static Command.Who holder(Fields in) throws Malformed {
    return Reading.typed(in, "holder");
  }

  private static PersonId person(Fields in) throws Malformed {
    return id(in, "person", PersonId::new);
  }

  private static InitiativeId initiative(Fields in) throws Malformed {
    return id(in, "initiative", InitiativeId::new);
  }
}
