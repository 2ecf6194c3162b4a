package org.kiezplenum.assembly.voting.methods;

import java.util.List;
import java.util.function.Supplier;

/** What is wrong, the first thing first; empty if nothing is. */
public record Faults(List<Fault> all) {
  public static final Faults NONE = new Faults(List.of());

  public Faults {
    all = List.copyOf(all);
  }

  public static Faults of(Fault.Code code, Object... arguments) {
    return new Faults(List.of(Fault.of(code, arguments)));
  }

  public static Faults when(boolean wrong, Fault.Code code, Object... arguments) {
    return wrong ? of(code, arguments) : NONE;
  }

  /** Initiatives cannot be asked secretly. */
  public static Faults neverSecret() {
    return of(Fault.Code.NEVER_SECRET);
  }

  /** It cannot be set to this. */
  public static Faults badSetting(Setting setting, String value) {
    return of(Fault.Code.BAD_SETTING, "setting", setting.wireName(), "value", Fault.shown(value));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public Fault first() {
    return all.getFirst();
  }

  /** These, or what is found next if there are none. */
  public Faults or(Supplier<Faults> next) {
    return isEmpty() ? next.get() : this;
  }
}
