package org.kiezplenum.assembly.voting;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.voting.counting.Methods;
import org.kiezplenum.assembly.voting.methods.Fault;
import org.kiezplenum.assembly.voting.methods.Faults;
import org.kiezplenum.assembly.voting.methods.Reading;

/** Why a ballot, a count or a question cannot be as it was written. */
final class BadBallot {
  private BadBallot() {}

  static Decided read(Poll poll, String written, Function<String, Decided> then) {
    return switch (Methods.read(poll.ask(), written)) {
      case Reading.Ballot ballot -> then.apply(ballot.text());
      case Reading.Unreadable refused -> refuse(refused.fault(), poll);
    };
  }

  static Decided refuse(Fault fault, Poll poll) {
    return Decided.refuse(Refusal.Code.BAD_BALLOT, arguments(fault, poll.labels()));
  }

  static @Nullable Decided refused(Refusal.Code code, Faults faults, Map<String, WordRef> labels) {
    return faults.isEmpty() ? null : Decided.refuse(code, arguments(faults.first(), labels));
  }

  /** The fault and its figures; an option is called as everybody calls it. */
  private static Map<String, Object> arguments(Fault fault, Map<String, WordRef> labels) {
    Map<String, Object> arguments = new HashMap<>(fault.arguments());
    arguments.computeIfPresent(
        "option", (name, id) -> labels.containsKey(id) ? labels.get(id) : id);
    arguments.put("fault", fault.code().wireName());
    return Map.copyOf(arguments);
  }
}
