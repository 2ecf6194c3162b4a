package org.kiezplenum.simulation;

import java.util.List;
import java.util.SplittableRandom;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.electorate.Electorate;
import org.kiezplenum.assembly.people.PersonId;

/** Makes up who is given a vote at the door, and who loses it. */
final class GivingVotes {
  private final SplittableRandom random;
  private int salts;

  GivingVotes(SplittableRandom random) {
    this.random = random;
  }

  Command command(Assembly told) {
    return switch (random.nextInt(10)) {
      case 0 -> new Command.SetElectorate(Electorate.Rule.EVERYBODY);
      case 1, 2 -> new Command.SetElectorate(Electorate.Rule.LISTED);
      case 3 ->
          random.nextInt(4) == 0
              ? new Command.SetElectorate(Electorate.Rule.DELEGATES)
              : new Command.GrantVoteToAll();
      case 4, 5 -> new Command.WithdrawVote(person(told));
      default -> new Command.GrantVote(who(told));
    };
  }

  /** Somebody by number, card or name, here or not. */
  Command.Who who(Assembly told) {
    return switch (random.nextInt(9)) {
      case 0 -> new Command.Who(null, random.nextInt(199, 215), null);
      case 1 -> new Command.Who(null, random.nextInt(1, 30), null);
      case 2 ->
          new Command.Who(
              null,
              null,
              new Wording("y".repeat(random.nextInt(45)), Integer.toHexString(131_072 + ++salts)));
      default -> new Command.Who(person(told), null, null);
    };
  }

  private PersonId person(Assembly told) {
    List<PersonId> people = List.copyOf(told.people().byId().keySet());
    return random.nextInt(20) == 0 ? PersonId.of(4_000) : people.get(random.nextInt(people.size()));
  }
}
