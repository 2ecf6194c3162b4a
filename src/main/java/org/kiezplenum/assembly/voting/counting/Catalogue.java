package org.kiezplenum.assembly.voting.counting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kiezplenum.assembly.voting.methods.Method;
import org.kiezplenum.assembly.voting.methods.consent.ConsensusLevels;
import org.kiezplenum.assembly.voting.methods.consent.Consent;
import org.kiezplenum.assembly.voting.methods.consent.Temperature;
import org.kiezplenum.assembly.voting.methods.initiatives.DoubleMajority;
import org.kiezplenum.assembly.voting.methods.initiatives.Organisations;
import org.kiezplenum.assembly.voting.methods.majority.AbsoluteMajority;
import org.kiezplenum.assembly.voting.methods.majority.BySight;
import org.kiezplenum.assembly.voting.methods.majority.PlainMajority;
import org.kiezplenum.assembly.voting.methods.majority.QualifiedMajority;
import org.kiezplenum.assembly.voting.methods.majority.RelativeMajority;
import org.kiezplenum.assembly.voting.methods.majority.SimpleMajority;
import org.kiezplenum.assembly.voting.methods.majority.ThreeQuartersMajority;
import org.kiezplenum.assembly.voting.methods.majority.TwoThirdsMajority;
import org.kiezplenum.assembly.voting.methods.majority.Unanimity;
import org.kiezplenum.assembly.voting.methods.marks.AbsoluteElection;
import org.kiezplenum.assembly.voting.methods.marks.Approval;
import org.kiezplenum.assembly.voting.methods.marks.Dots;
import org.kiezplenum.assembly.voting.methods.marks.QuotaElection;
import org.kiezplenum.assembly.voting.methods.marks.RelativeElection;
import org.kiezplenum.assembly.voting.methods.marks.SingleCandidate;
import org.kiezplenum.assembly.voting.methods.ranked.InstantRunoff;
import org.kiezplenum.assembly.voting.methods.ranked.MeekStv;
import org.kiezplenum.assembly.voting.methods.ranked.Schulze;
import org.kiezplenum.assembly.voting.methods.ranked.ScottishStv;
import org.kiezplenum.assembly.voting.methods.rated.Resistance;
import org.kiezplenum.assembly.voting.methods.rated.Score;

/** All methods: whoever adds one adds it here. */
final class Catalogue {
  private Catalogue() {}

  /** All that people can choose. */
  static final List<Method> ALL =
      List.of(
          new SimpleMajority(),
          new RelativeMajority(),
          new AbsoluteMajority(),
          new TwoThirdsMajority(),
          new ThreeQuartersMajority(),
          new QualifiedMajority(),
          new Unanimity(),
          new RelativeElection(),
          new AbsoluteElection(),
          new QuotaElection(),
          new Approval(),
          new Score(),
          new Dots(),
          new InstantRunoff(),
          new ScottishStv(),
          new MeekStv(),
          new Schulze(),
          new Resistance(),
          new ConsensusLevels(),
          new Consent(),
          new Temperature(),
          new Organisations(),
          new DoubleMajority());

  /** Those that can be chosen, and what some of them become where one candidate is left. */
  private static final Map<String, Method> NAMED =
      byName(Stream.concat(ALL.stream(), Stream.of(new SingleCandidate())));

  /** How is decided where nobody has chosen a method. */
  private static final Map<String, Method> UNNAMED =
      byName(
          Stream.of(
              new PlainMajority(), new BySight("no-objection"), new BySight("majority-seen")));

  private static Map<String, Method> byName(Stream<Method> methods) {
    return methods.collect(Collectors.toUnmodifiableMap(Method::wireName, Function.identity()));
  }

  /** A method that somebody can name. */
  static Optional<Method> find(String wireName) {
    return Optional.ofNullable(NAMED.get(wireName));
  }

  static Method get(String wireName) {
    Method method = NAMED.get(wireName);
    Method found = method == null ? UNNAMED.get(wireName) : method;
    if (found == null) {
      throw new IllegalArgumentException("no such method: " + wireName);
    }
    return found;
  }
}
