package org.kiezplenum.assembly.decisions.methods;

import java.util.Collection;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/**
 * Who votes for whom. Not allowed if nothing else was agreed in the statute (section 38 of the
 * German Civil Code); if so, at most so many for one holder, given in writing to a member, and
 * never passed on. It rests while the one who gave it is here.
 *
 * @param most how many one person may hold; 0 if there are none
 * @param holderOf who votes, by the one who gave the proxy
 */
public record Proxies(int most, PMap<String, String> holderOf) {
  public static final Proxies OFF = new Proxies(0, OrderedPMap.empty());

  public static Proxies atMost(int most) {
    return new Proxies(most, OrderedPMap.empty());
  }

  /** What came of giving a proxy. */
  public sealed interface Giving {}

  public record Given(Proxies now) implements Giving {}

  public record Refused(Fault fault) implements Giving {}

  public Giving give(String from, String to, Collection<String> members) {
    if (most == 0) {
      return refused(Fault.Code.PROXIES_OFF);
    }
    if (!members.contains(to) || !members.contains(from)) {
      return refused(Fault.Code.NOT_A_MEMBER, "holder", to);
    }
    if (holderOf.containsKey(from)) {
      return refused(Fault.Code.GIVEN_ALREADY);
    }
    if (from.equals(to) || holderOf.containsKey(to) || holderOf.containsValue(from)) {
      return refused(Fault.Code.CHAIN);
    }
    if (holderOf.values().stream().filter(to::equals).count() >= most) {
      return refused(Fault.Code.TOO_MANY_PROXIES, "most", most);
    }
    return new Given(new Proxies(most, holderOf.plus(from, to)));
  }

  public Proxies takeBack(String from) {
    return new Proxies(most, holderOf.minus(from));
  }

  /**
   * How many votes somebody has who is here: their own, and of each whose proxy they hold and who
   * is not here.
   */
  public int weight(String holder, Collection<String> present) {
    return 1
        + (int)
            holderOf.entrySet().stream()
                .filter(proxy -> proxy.getValue().equals(holder))
                .filter(proxy -> !present.contains(proxy.getKey()))
                .count();
  }

  private static Giving refused(Fault.Code code, Object... arguments) {
    return new Refused(Fault.of(code, arguments));
  }
}
