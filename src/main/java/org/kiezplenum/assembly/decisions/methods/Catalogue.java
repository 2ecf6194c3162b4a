package org.kiezplenum.assembly.decisions.methods;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
