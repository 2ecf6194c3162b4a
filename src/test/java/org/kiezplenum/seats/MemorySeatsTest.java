package org.kiezplenum.seats;

import java.util.concurrent.atomic.AtomicInteger;
import org.kiezplenum.assembly.AssemblyId;

/** Seats in memory keep the contract. */
class MemorySeatsTest extends SeatsContract {
  private final AtomicInteger assemblies = new AtomicInteger();
  private final Seats seats = new MemorySeats();

  @Override
  Seats seats() {
    return seats;
  }

  @Override
  AssemblyId begin() {
    return new AssemblyId("%016d".formatted(assemblies.incrementAndGet()));
  }
}
