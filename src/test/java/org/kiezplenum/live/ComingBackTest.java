package org.kiezplenum.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ComingBackTest {

  @Test
  void somebodyComesInAndSeesWhatTheServerShows() {
    try (TestServer server = TestServer.start()) {
      TestServer.Created assembly = server.create("Kiezversammlung");
      try (Client desk = Client.join(server, assembly.code(), "Mina", assembly.key()).connect();
          Client phone = Client.join(server, assembly.code(), null).connect()) {
        desk.does("open-assembly");
        String item = desk.does("add-item", "title", "Spielplatz", "minutes", 20);
        desk.does("start-item", "item", item);
        phone.does("ask-to-speak");
        desk.sees(view -> view.getJsonObject("public").getJsonObject("entries").size() == 1);
        desk.holdsTheServersView();
        phone.holdsTheServersView();
        assertEquals(2, phone.number());
      }
    }
  }
}
