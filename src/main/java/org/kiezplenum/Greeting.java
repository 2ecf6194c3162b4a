package org.kiezplenum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kiezplenum.cli.ProgramVersion;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.http.Addresses;

/** What stands in the terminal once the server runs: where to look, and where phones look. */
final class Greeting {
  private Greeting() {}

  static String of(Addresses addresses, boolean sample, Messages messages, String lang) {
    List<String> phones = addresses.forPhones();
    String forPhones =
        phones.isEmpty()
            ? messages.text(lang, "start.no-network")
            : messages.text(lang, "start.phones", Map.of("address", String.join("   ", phones)));
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        messages.text(
            lang,
            "start.here",
            Map.of("version", ProgramVersion.TEXT, "address", addresses.here())));
    lines.add(forPhones);
    if (sample) {
      lines.add(messages.text(lang, "start.sample", Map.of("address", addresses.here())));
    }
    lines.add(messages.text(lang, "start.stop"));
    lines.add("");
    return String.join("\n", lines).replace("\n", System.lineSeparator());
  }
}
