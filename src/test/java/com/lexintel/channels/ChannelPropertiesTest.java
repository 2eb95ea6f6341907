package com.lexintel.channels;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever happens in whatever order, on two nodes: every reader ends at the latest state, its
 * {@code seq} never falls, no event comes twice in a connection, and one send at most is in flight.
 */
class ChannelPropertiesTest {

  @Property(tries = 1000)
  void everyReaderEndsAtTheLatestState(@ForAll long seed, @ForAll @IntRange(max = 150) int steps) {
    World world = new World(seed);
    for (int step = 0; step < steps; step++) {
      world.step();
    }
    world.settle();
  }
}
