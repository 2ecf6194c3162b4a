package org.kiezplenum;

import java.util.List;
import java.util.Map;
import org.kiezplenum.web.Addresses;
import org.kiezplenum.web.Messages;

/** What stands in the terminal once the server runs: where to look, and where phones look. */
final class Greeting {
  private Greeting() {}

  static String of(Addresses addresses, Messages messages, String lang) {
    List<String> phones = addresses.forPhones();
    String forPhones =
        phones.isEmpty()
            ? messages.text(lang, "start.no-network")
            : messages.text(lang, "start.phones", Map.of("address", String.join("   ", phones)));
    return String.join(
        System.lineSeparator(),
        "",
        messages.text(lang, "start.here", Map.of("address", addresses.here())),
        forPhones,
        messages.text(lang, "start.stop"),
        "");
  }
}
