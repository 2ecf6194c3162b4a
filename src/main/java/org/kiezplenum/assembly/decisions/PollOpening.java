package org.kiezplenum.assembly.decisions;

import static org.kiezplenum.assembly.Decided.refuse;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kiezplenum.assembly.Assembly;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Decided;
import org.kiezplenum.assembly.Event;
import org.kiezplenum.assembly.Refusal;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.agenda.AgendaCommands;
import org.kiezplenum.assembly.decisions.methods.Ask;
import org.kiezplenum.assembly.decisions.methods.Form;
import org.kiezplenum.assembly.decisions.methods.Methods;
import org.kiezplenum.assembly.electorate.InitiativeId;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/** Puts a question to the vote by one of the methods. */
public final class PollOpening {
  /** What somebody can say aloud when they are called. */
  private static final Set<Form.Shape> CALLED_OUT =
      EnumSet.of(Form.Shape.WORD, Form.Shape.SPEAK_FOR, Form.Shape.ONE);

  private PollOpening() {}

  public static Decided open(Assembly assembly, Command.OpenPoll command) {
    List<Wording> labels = command.options();
    PMap<InitiativeId, WordRef> initiatives =
        labels.isEmpty() && Methods.asksInitiatives(command.method())
            ? assembly.electorate().initiatives()
            : OrderedPMap.empty();
    List<String> options =
        initiatives.isEmpty()
            ? Ask.ids(labels.size())
            : initiatives.keySet().stream().map(InitiativeId::value).toList();
    Ask ask = new Ask(command.method(), options, command.seats(), command.settings());
    Decided refused = PollCommands.refused(Refusal.Code.BAD_POLL, Methods.check(ask), Map.of());
    if (refused != null) {
      return refused;
    }
    if (ask.settings().areByName() && !CALLED_OUT.contains(Methods.form(ask).shape())) {
      return refuse(Refusal.Code.NOT_FOR_ROLL_CALL);
    }
    Integer entitled = command.entitled();
    if (entitled != null && (entitled < 1 || entitled > Ask.MOST_BALLOTS)) {
      return refuse(Refusal.Code.NUMBER_OUT_OF_RANGE, Map.of("least", 1, "most", Ask.MOST_BALLOTS));
    }
    for (Wording label : labels) {
      Decided unfit = AgendaCommands.refusedTitle(label);
      if (unfit != null) {
        return unfit;
      }
    }
    if (command.proposal() == null && command.question() == null) {
      return refuse(Refusal.Code.NOTHING_TO_ASK);
    }
    Map<String, WordRef> refs = new TreeMap<>();
    Decided decided =
        Subject.about(
            assembly,
            null,
            command.proposal(),
            command.question(),
            subject -> {
              initiatives.forEach((initiative, name) -> refs.put(initiative.value(), name));
              for (int i = 0; i < labels.size(); i++) {
                String option = ask.options().get(i);
                refs.put(option, labels.get(i).as(subject.decision() + "/option-" + option, 1));
              }
              return new Event.PollOpened(
                  subject.decision(),
                  subject.item(),
                  subject.proposal(),
                  subject.version(),
                  subject.question(),
                  assembly.decisions().asked(ask, subject.item()),
                  refs,
                  entitled);
            });
    return decided instanceof Decided.Accepted accepted && initiatives.isEmpty()
        ? saying(accepted, ask.options(), refs, labels)
        : decided;
  }

  private static Decided saying(
      Decided.Accepted accepted,
      List<String> options,
      Map<String, WordRef> refs,
      List<Wording> labels) {
    Decided.Accepted said = accepted;
    for (Map.Entry<String, WordRef> ref : refs.entrySet()) {
      said = said.saying(ref.getValue(), labels.get(options.indexOf(ref.getKey())));
    }
    return said;
  }
}
