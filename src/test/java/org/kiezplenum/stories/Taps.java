package org.kiezplenum.stories;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how often somebody touches a device: taps and clicks, and keys that press something. */
final class Taps {
  private static final String COUNT =
      """
      (() => {
        const count = () => sessionStorage.setItem("taps", 1 + Number(sessionStorage.getItem("taps")));
        addEventListener("pointerdown", (event) => event.isTrusted && count(), true);
        addEventListener("keydown", (event) => {
          if (event.isTrusted && (event.key === "Enter" || (event.key === " " && !event.target.matches("input, textarea")))) count();
        }, true);
      })();
      """;

  private final Map<String, Page> devices = new LinkedHashMap<>();
  private final Map<String, Integer> gone = new LinkedHashMap<>();

  /** Counts from the next page on that this device opens. */
  Page on(String who, Page device) {
    device.addInitScript(COUNT);
    devices.put(who, device);
    return device;
  }

  int of(String who) {
    Page device = devices.get(who);
    return device == null || device.isClosed()
        ? gone.getOrDefault(who, 0)
        : ((Number) device.evaluate("Number(sessionStorage.getItem('taps'))")).intValue();
  }

  /** The device dies; what was counted stays. */
  void dies(String who) {
    gone.put(who, of(who));
    Page device = devices.get(who);
    if (device != null) {
      device.context().close();
    }
  }
}
