package org.kiezplenum.minutes;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.decisions.Hands;

/**
 * What was settled about the debate itself: a point of order, or whether the debate goes on.
 *
 * @param what {@code motion}, or what was answered: {@code group-goes-on}, {@code group-ends},
 *     {@code all-goes-on}, {@code all-ends} or {@code ended}
 * @param motion what a point of order asked for
 * @param how it was settled
 * @param hands the figures, if they were counted
 */
public record OrderRecord(
    String what,
    @Nullable String motion,
    boolean carried,
    @Nullable String how,
    @Nullable Hands hands) {

  static OrderRecord of(String what) {
    return new OrderRecord(what, null, false, null, null);
  }

  Map<String, Object> context() {
    Data data = new Data().with("what", what).with("motion", motion).with("how", how);
    if (carried) {
      data.with("carried", true);
    }
    if (hands != null) {
      data.with("yes", hands.yes())
          .with("no", hands.no())
          .with("abstain", hands.abstain() == null ? Integer.valueOf(0) : hands.abstain());
    }
    return data.made();
  }
}
