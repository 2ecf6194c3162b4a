package org.kiezplenum.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.texts.Messages;

/** What can be typed behind the name of the program, as {@code --help} tells it. */
public final class Help {
  private final Messages messages;
  private final String lang;

  public Help(Messages messages, String lang) {
    this.messages = messages;
    this.lang = lang;
  }

  /**
   * @param errand the one to tell of; absent for all
   */
  public String about(@Nullable ErrandName errand) {
    return errand == null ? all() : one(errand);
  }

  /** The name and the version in one line. */
  public String version() {
    return "Kiezplenum " + ProgramVersion.TEXT;
  }

  private String all() {
    int width = 0;
    for (ErrandName each : ErrandName.values()) {
      width = Math.max(width, usage(each).length());
    }
    List<String> lines = new ArrayList<>();
    lines.add(messages.text(lang, "help.begin", Map.of("version", ProgramVersion.TEXT)));
    for (ErrandName each : ErrandName.values()) {
      lines.add("  " + usage(each) + " ".repeat(width - usage(each).length() + 2) + does(each));
    }
    lines.add(messages.text(lang, "help.end"));
    return String.join("\n", lines);
  }

  private String one(ErrandName errand) {
    return String.join(
        "\n",
        "  java -jar kiezplenum.jar " + usage(errand),
        "  mvn -Ddo=\"" + usage(errand) + "\"",
        "",
        errand.word() + " " + does(errand) + ".",
        "",
        text(errand, "more"));
  }

  private String usage(ErrandName errand) {
    return text(errand, "usage");
  }

  private String does(ErrandName errand) {
    return text(errand, "does");
  }

  private String text(ErrandName errand, String part) {
    return messages.text(lang, "help." + errand.word() + "." + part);
  }
}
