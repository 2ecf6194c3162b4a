package org.kiezplenum.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.assembly.WordRef;
import org.kiezplenum.assembly.voting.counting.DrawnLot;
import org.kiezplenum.assembly.voting.counting.Lots;

/**
 * Lots, each by itself: on whom it fell, from which seed, and who saw it.
 *
 * @param label what an option is called
 * @param texts who saw it; nothing for what was erased
 */
public record LotsTold(Function<String, String> label, Function<WordRef, @Nullable String> texts) {

  /** Those that do not hold: entered wrongly, or drawn for another count. */
  List<Map<String, Object>> dropped(Lots lots) {
    List<Map<String, Object>> all = new ArrayList<>();
    lots.wrong().forEach(lot -> all.add(told(lot).with("wrong", true).made()));
    lots.dropped().forEach(lot -> all.add(told(lot).made()));
    return all;
  }

  /** One of them. */
  public Map<String, Object> of(DrawnLot lot) {
    return told(lot).made();
  }

  private Told told(DrawnLot lot) {
    List<String> names = lot.fell().stream().map(label).toList();
    return new Told()
        .with("drawn", lot.seed() != null || names.isEmpty() ? null : names)
        .with("fell", lot.seed() == null || names.isEmpty() ? null : names)
        .with("seed", lot.seed())
        .with("witness", lot.witness() == null ? null : texts.apply(lot.witness()));
  }
}
