package org.kiezplenum.web.wire;

import static org.kiezplenum.web.wire.Field.any;
import static org.kiezplenum.web.wire.Field.lines;
import static org.kiezplenum.web.wire.Field.number;
import static org.kiezplenum.web.wire.Field.sign;
import static org.kiezplenum.web.wire.FieldReader.line;
import static org.kiezplenum.web.wire.FieldReader.lines;
import static org.kiezplenum.web.wire.FieldReader.maybe;
import static org.kiezplenum.web.wire.FieldReader.must;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.kiezplenum.assembly.Command;
import org.kiezplenum.assembly.Wording;
import org.kiezplenum.assembly.proposals.ProposalId;
import org.kiezplenum.assembly.voting.methods.Ask;
import org.kiezplenum.assembly.voting.methods.Setting;
import org.kiezplenum.assembly.voting.methods.Settings;
import org.kiezplenum.web.wire.Fields.Malformed;

/** Reads what is put to the vote by one of the methods, and the lots that are drawn in it. */
final class Polls {

  /** What is asked, beside what it is about; the settings of all methods are fields too. */
  static final List<Field> FIELDS =
      Stream.concat(
              Stream.of(
                  sign("method"),
                  lines("options"),
                  sign("proposals"),
                  number("seats"),
                  number("entitled")),
              Stream.of(Setting.values()).map(setting -> any(setting.wireName())))
          .toList();

  private Polls() {}

  static Command open(Fields in) throws Malformed {
    List<ProposalId> proposals = proposals(in);
    // What these are called is made of their titles; beside it each needs a salt of its own.
    List<Wording> options = new ArrayList<>();
    proposals.forEach(proposal -> options.add(FieldReader.nameless()));
    Wording typed = lines(in, "options");
    if (typed != null) {
      for (String option : typed.text().lines().filter(line -> !line.isBlank()).toList()) {
        options.add(must(line(option), "options"));
      }
    }
    Integer seats = FieldReader.count(in, "seats");
    return new Command.OpenPoll(
        maybe(in, "proposal", ProposalId::new),
        FieldReader.filled(line(in, "question")),
        Objects.requireNonNullElse(in.text("method"), ""),
        options,
        Objects.requireNonNullElse(seats, 1),
        settings(in, options.size()),
        FieldReader.count(in, "entitled"),
        proposals,
        FieldReader.asItStands(in));
  }

  /** Competing proposals among which it is a choice, as {@code a1 a3}. */
  private static List<ProposalId> proposals(Fields in) throws Malformed {
    String written = BallotReader.filled(in, "proposals");
    if (!written.matches("(a[1-9][0-9]{0,8}( a[1-9][0-9]{0,8}){0,99})?")) {
      throw new Malformed("proposals");
    }
    return written.isEmpty()
        ? List.of()
        : Stream.of(written.split(" ")).map(ProposalId::new).toList();
  }

  /** In a form the passive option is the last one, if there is one. */
  private static Settings settings(Fields in, int options) throws Malformed {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String value = BallotReader.filled(in, setting.wireName());
      if (!value.isEmpty()) {
        boolean isLast = setting == Setting.PASSIVE && value.equals("last") && options > 0;
        settings.put(setting, isLast ? Ask.ids(options).getLast() : value);
      }
    }
    return Settings.of(settings);
  }

  /**
   * On whom it fell in the hall; or the server draws, from a seed that it makes itself, for what
   * somebody types looks like a name that was drawn.
   */
  static Command drawLot(Fields in) throws Malformed {
    if (!BallotReader.filled(in, "seed").isEmpty()) {
      throw new Malformed("seed");
    }
    boolean isByServer = "server".equals(in.text("by"));
    String drawn = BallotReader.filled(in, "drawn");
    if (drawn.isEmpty() != isByServer) {
      throw new Malformed("drawn");
    }
    return new Command.DrawLot(
        VotingVerbs.decision(in),
        several(drawn),
        isByServer ? FieldReader.random() : "",
        FieldReader.filled(line(in, "witness")),
        VotingVerbs.isTrue(in, "instead"));
  }

  /** Ids of options, with spaces or commas between. */
  static List<String> several(String ids) {
    return ids.isEmpty() ? List.of() : List.of(ids.split("[ ,]+"));
  }
}
