package org.kiezplenum.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kiezplenum.live.Client;
import org.kiezplenum.live.Site;

/** An assembly that is under way, whose every seat is in bad hands. */
final class Target implements AutoCloseable {
  private static final int DESKS = 4;
  private static final int PHONES = 24;

  final Site site;
  final Site.Created assembly;
  private final List<Client> seats = new ArrayList<>();

  Target(Site site) {
    this.site = site;
    assembly = site.create("Kiezversammlung");
    for (int i = 0; i < DESKS; i++) {
      seats.add(Client.join(site, assembly.code(), "Desk " + i, assembly.key()));
    }
    for (int i = 0; i < PHONES; i++) {
      seats.add(Client.join(site, assembly.code(), i % 3 == 0 ? null : "Gast Nr. " + i));
    }
    try (Client desk = seats.getFirst().connect()) {
      desk.does("open-assembly");
      for (String title : new String[] {"Spielplatz", "Verkehr", "Müll"}) {
        desk.does("add-item", "title", title, "minutes", 20);
      }
      desk.does("start-item", "item", "i1");
      desk.does("write-note", "text", "Eine Zeile");
    }
    try (Client phone = seats.getLast().connect()) {
      phone.does("ask-to-speak");
      phone.does("hand-in-proposal", "title", "Bank", "text", "Eine Bank mehr.");
    }
  }

  int size() {
    return seats.size();
  }

  /** What the server has given to whoever sits here, and what all know. */
  Map<String, String> names(int seat) {
    return Map.of(
        "code",
        assembly.code(),
        "key",
        assembly.key(),
        "host",
        "127.0.0.1:" + site.port(),
        "seat",
        seats.get(seat).token());
  }

  String token(int seat) {
    return seats.get(seat).token();
  }

  /**
   * Removes the assembly, so that the server has as little to keep as before; as long as somebody
   * is left at its desk.
   */
  @Override
  public void close() {
    if (seats.subList(0, DESKS).stream().noneMatch(this::remove)) {
      System.out.println("fuzz: nobody is left who could remove " + assembly.code());
    }
  }

  private boolean remove(Client desk) {
    String home = "/" + assembly.code();
    Map<String, String> withdraw = Map.of("id", "withdraw-at-last", "do", "withdraw-minutes");
    site.form(home + "/do", withdraw, desk.bearer());
    return site.form(home + "/delete", Map.of(), desk.bearer()).status() == 303;
  }
}
